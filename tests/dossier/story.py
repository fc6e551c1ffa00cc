"""A meeting and a melding with every kind of entry, each in a minute of its own, and all that is made of them.

A time in a document so names its entry: ``20:14:07`` is when it happened, ``20:14:41`` when it was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from msgspec import Struct

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import strings
from voorzitter_console.aftercare.book import seen
from voorzitter_console.aftercare.calendar import calendars
from voorzitter_console.aftercare.gir import gir_csv
from voorzitter_console.dossier.bag.bag import readme
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.blocks import Block, Document, Fields, Items, Table, Text, TickBoxes
from voorzitter_console.dossier.checklist.checklist import checklist, lines
from voorzitter_console.dossier.letters.draft import LetterRefused, Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.publish import editions
from voorzitter_console.entry import Kwaliteit
from voorzitter_console.procedure import commands as c

SECOND, RECORDED = 7, 34
"""At which second of its minute each entry happened, and how many seconds later it was recorded."""
V, G = "voorzitter", "griffier"


class Doubt(Struct, frozen=True, kw_only=True):
    """How the entries of a story are given."""

    kwaliteit: Kwaliteit = "exact"
    late: float = RECORDED
    """Seconds; 0: no time is given."""


class Story(Struct):
    """A record that is told entry by entry."""

    m: Recorded
    doubt: Doubt
    minute: int = 5
    kinds: set[str] = set()

    def tell(self, command: c.Command, door: str = V) -> int:
        """Record it in the next minute; returns its position."""
        self.minute += 1
        given = command.changed(kwaliteit=self.doubt.kwaliteit)
        return self.m.add(given, 60 * self.minute + SECOND, door=door, late=self.doubt.late).positie

    def __post_init__(self) -> None:
        self.kinds = {"begin_vastlegging"}


Step = tuple[c.Command, str]
"""What is recorded, and in whose seat."""


def disturbed(who: str = "toehoorder") -> tuple[Step, ...]:
    """Two ordeverstoringen, of which the first goes on; every kind of entry of a meeting, but for the days after."""
    return (
        (c.OpenVergadering(), V),
        (c.MeldOpname(toestand="loopt", bestandsnaam="opname.mkv"), G),
        (c.VergelijkKlok(bron="klok in de zaal", klok_zegt="19:38"), G),
        (c.StelQuorumVast(aanwezig=20, vereist=14), G),
        (c.MeldVerstoring(omschrijving="geroep", plaats="zaal", woorden="Weg!", middelen="toeter", gevolg="stil"), G),
        (c.BeschrijfVerstoorder(label="NN1", signalement="groene jas", gedrag="roept", rol=who), G),
        (c.BeschrijfVerstoorder(label="NN2", signalement="bril", gedrag="zingt", rol=who), G),
        (c.BeschrijfVerstoorder(label="NN3", aantal=3, gedrag="klappen", rol=who), G),
        (c.BeschrijfVerstoorder(label="NN4", vermoedelijk_minderjarig=True, gedrag="fluit", rol=who), G),
        (c.Schors(reden="geroep", tekst="Ik schors.", raadsleden_verlaten_zaal=True), V),
        (c.StopLivestream(), V),
        (c.BevestigLivestream(toestand="gestopt"), G),
        (c.RaadsledenUitZaal(), G),
        (c.SpreekAan(scenario="A", minuten=2, afspraak="daarna stil", tekst="U krijgt even.", reactie="lacht"), V),
        (c.BiedAlternatief(tekst="inspreken"), V),
        (c.SpreekOpnieuwAan(tekst="Nogmaals."), V),
        (c.SpreekAan(scenario="B", tekst="Dit is strafbaar.", gericht_aan=("NN1",)), V),
        (c.VerstoorderGestaakt(label="NN4"), G),
        (c.Vorder(tekst="Weg, nu.", gericht_aan=("NN1", "NN3"), spreker="de burgemeester"), V),
        (c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), G),
        (c.Vorder(tekst="Ga weg.", alle_toehoorders=True, reactie="niemand beweegt"), V),
        (c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), G),
        (c.VerstoorderTeruggekeerd(label="NN2"), G),
        (c.VerstoorderTeruggekeerd(label="NN4"), G),
        (c.Vorder(tekst="Voor het laatst."), V),
        (c.WaarschuwBodedienst(), G),
        (c.VraagPolitie(), V),
        (c.ZegPolitieAf(reden="nog niet nodig"), G),
        (c.BelPolitie(gebeld_door="de bode", incidentnummer="42", gemeld="Kom.", verwacht_om="21:00"), G),
        (c.ZegPolitieAf(reden="rustig"), G),
        (c.BelPolitie(spoed=True, gebeld_door="de griffier"), G),
        (c.MeldFysiekeAgressie(soort="geweld", dader="NN1", slachtoffer="de bode", letsel="bloedneus"), G),
        (c.MeldFysiekeAgressie(soort="belediging", dader="NN2", omschrijving="dief", slachtoffer="P. Otter"), G),
        (c.MeldFysiekeAgressie(soort="wapen", dader="NN1", omschrijving="mes"), G),
        (c.MeldFysiekeMaatregel(door_wie="de bode", tegen="NN1", aanleiding="klap"), G),
        (c.RoepHulp(dienst="ambulance"), G),
        (c.PolitieAanwezig(eenheid="wijkteam", begeleid_door="de bode"), G),
        (c.DraagOver(aan="de agent", labels=("NN1",), woorden="Deze sloeg."), V),
        (c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), G),
        (c.VerstoorderVertrokken(label="NN2", hoe="verwijderd"), G),
        (c.VerstoorderVertrokken(label="NN3", hoe="na_vordering"), G),
        (c.PolitieAfgerond(resultaat="aangehouden"), G),
        (c.GeefRuimte(), V),
        (c.RaadsledenTerug(), G),
        (c.BeeindigVerstoring(hoe="politie"), V),
        (c.StartLivestream(), V),
        (c.BevestigLivestream(toestand="live"), G),
        (c.Hervat(), V),
        (c.MeldVerstoring(omschrijving="gezang", plaats="gang", woorden="Lied", voortzetting=True), G),
        (c.VerstoorderTeruggekeerd(label="NN3"), G),
        (c.BeschrijfVerstoorder(label="NN3", gedrag="bonzen"), G),
        (c.VerstoorderVertrokken(label="NN3", hoe="vrijwillig"), G),
        (c.BeeindigVerstoring(hoe="vrijwillig"), V),
        (c.StopLivestream(), V),
        (c.BevestigLivestream(toestand="gestopt"), G),
        (c.NeemOver(functie="voorzitter", naam="K. Vos", hoedanigheid="plaatsvervanger", reden="naar huis"), G),
        (c.MeldVerstoring(omschrijving="spandoek", plaats="zaal", middelen="spandoek", gevolg="geen stemming"), G),
        (c.BeschrijfVerstoorder(label="NN5", signalement="pet", gedrag="zwaait", rol=who), G),
        (c.BeschrijfVerstoorder(label="NN6", rol="raadslid", gedrag="schreeuwt"), G),
        (c.LegVoorAanRaad(label="NN6", besluit="weg", duur="vanavond"), V),
        (c.Schors(), V),
        (c.PolitieAanwezig(eenheid="surveillance"), G),
        (c.Vorder(tekst="Eruit.", gericht_aan=("NN5",)), V),
        (c.VerstoorderVertrokken(label="NN5", hoe="na_vordering"), G),
        (c.VerstoorderVertrokken(label="NN4", hoe="vrijwillig"), G),
        (c.BeeindigVerstoring(hoe="na_vordering"), V),
        (c.NoemGetuige(naam="M. Bode", functie="bode", waarneming="eigen"), G),
        (c.VoegBewijsToe(omschrijving="camera hal", beheerder="beveiliging", overschreven_op="2026-03-20"), G),
        (c.Noteer(tekst="het was warm " * 40), G),
        (c.Sluit(reden="laat", verdaagd_naar="donderdag"), V),
    )  # fmt: skip


def told_after(m: Recorded) -> tuple[Step, ...]:
    """What is said of that evening in the days after, and of its entries."""
    at = {t.soort: t.positie for t in m.dossier().tijdlijn}
    return (
        (c.NoemAangever(naam="S. Dekker", functie="griffier", namens="gemeente", domicilie="Plein 1", vpt=True), G),
        (c.NoemBenadeelde(naam="de bode", schade="bril", letsel="bloedneus", voegen=True, instemming=True), G),
        (c.NoemBenadeelde(naam="P. Otter", instemming=False), G),
        (c.GeefMachtiging(benadeelde="de bode", gemachtigde="S. Dekker"), G),
        (c.MeldSchade(benadeelde="de bode", soort="materieel", omschrijving="bril", bedrag="349,50"), G),
        (c.NeemMaatregel(maatregel="waarschuwing", label="NN1", besloten_op="2026-03-10", tot="2026-04-10"), G),
        (c.VergelijkPersoon(label="NN1", stroom="eerder", ander="NN1", zelfde=True), G),
        (c.RondTaakAf(taak="driehoek", gedaan_door="S. Dekker", gedaan_op="2026-03-10", uitkomst="besproken"), G),
        (c.TaakNietVanToepassing(taak="woordvoering", omdat="geen pers"), G),
        (c.HeropenTaak(taak="woordvoering", reden="toch pers"), G),
        (c.VulAan(positie=at["politie_aanwezig"], veld="toelichting", waarde="twee agenten"), G),
        (c.Corrigeer(positie=at["noteer"], veld="tekst", waarde="het was heet", reden="verhoord"), G),
        (c.Herroep(positie=at["geef_ruimte"], reden="verkeerde toets"), G),
        (c.Bevestig(positie=at["schors"]), G),
        (c.Betwist(positie=at["sluit"], tekst="later"), G),
    )


def reported() -> tuple[Step, ...]:
    """A melding of a telephone call."""
    return (
        (c.MeldGedrag(soort="bedreiging", woorden="Ik weet u.", omschrijving="belt", dader="NN1", gevolg="bang"), G),
        (c.MeldGedrag(soort="geweld", dader="NN1", slachtoffer="de bode", letsel="bult"), G),
        (c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen", signalement="stem", gedrag="schreeuwt"), G),
        (c.ZetStap(stap="gesprek_beeindigd", door="P. Jansen"), G),
        (c.WaarschuwBodedienst(), G),
        (c.VraagPolitie(), G),
        (c.BelPolitie(spoed=True, gebeld_door="P. Jansen", gemeld="Kom."), G),
        (c.PolitieAanwezig(eenheid="wijkteam"), G),
        (c.DraagOver(aan="de agent", labels=("NN1",), woorden="Deze belde."), G),
        (c.PolitieAfgerond(resultaat="aangehouden"), G),
        (c.BelPolitie(), G),
        (c.ZegPolitieAf(), G),
        (c.RoepHulp(dienst="ambulance"), G),
        (c.NoemGetuige(naam="M. Bode", waarneming="van_horen_zeggen"), G),
        (c.VoegBewijsToe(omschrijving="opname", beheerder="telefonie", overschreven_op="2026-03-20"), G),
        (c.Noteer(tekst="het was laat"), G),
        (c.NeemOver(functie="griffier", naam="K. Vos"), G),
        (c.SluitMelding(reden="klaar"), G),
    )


def evening(doubt: Doubt, **begin: Any) -> Story:
    story = Story(new_meeting(geopend=False, **begin), doubt)
    for command, door in disturbed():
        story.tell(command, door)
    for command, door in told_after(story.m):
        story.tell(command, door)
    return story


def melding(doubt: Doubt) -> Story:
    velden = new_meeting().meeting.begin_velden
    begin = c.BeginMelding(
        titel="Melding 10 maart 2026", aanvang="2026-03-10T19:30:00+01:00", kanaal="telefoon", ambtsdrager="P. Jansen",
        ambt="raadslid", gemeld_door="M. Bode", protocol_naam=velden.protocol_naam,
        protocol_tekst=velden.protocol_tekst, protocol_hash=velden.protocol_hash,
    )  # fmt: skip
    story = Story(Recorded(begin), doubt)
    story.kinds = {"begin_melding"}
    for command, door in reported():
        story.tell(command, door)
    return story


Units = list[str]
"""The sentences and cells of one document, each read by itself."""


def documents(m: Recorded) -> Iterator[tuple[str, Units]]:
    """Every document that can be made of it, by name."""
    d = m.dossier()
    for edition in editions(d, b"{}"):
        yield edition.bestand, list(units(edition.document))
    for name, kind in KINDS.items():
        if d.melding is None or kind.overal:
            for label in [p.label for p in d.personen] if kind.persoon else [None]:
                given = ("3 februari",) if name == "ontzegging" else ()
                asked = Request(dossier=d, protocol=PROTOCOL, dossiers=(d,), persoon=label, eerder=given)
                with suppress(LetterRefused):  # such as an ontzegging to a member
                    yield f"brief {name} {label or ''}".strip(), list(units(kind.maak(asked)))
    yield "checklist", list(lines(checklist(d, m.meeting.history), m.clock.now()))
    yield "gir", gir_csv(d).decode().splitlines()
    yield "csv", timeline_csv(d).decode().splitlines()
    yield "leesmij", readme(d).decode().splitlines()
    found = seen(m.meeting)
    yield "agenda", [line for made in calendars(found).values() for line in unfolded(made)]
    yield "naderhand", list(strings(list(found.taken)))


def units(document: Document) -> Iterator[str]:
    for b in (*document.blokken, *document.bijlagen):
        yield from _units(b)


def _units(b: Block) -> Iterator[str]:
    match b:
        case Table():
            for row in b.rijen:
                yield from (_text(x) for x in row)
        case Fields():
            yield from (f"{name}: {_text(value)}" for name, value in b.rijen)
        case Text():
            yield _text(b.inhoud)
        case Items() | TickBoxes():
            yield from map(_text, b.inhoud)
        case _:
            yield from strings(as_json_of(b))


def _text(cell: Any) -> str:
    return "\n".join(run.tekst for run in cell).replace("\u200b", "")


def as_json_of(b: Block) -> Any:
    from msgspec import to_builtins

    return to_builtins(b)


def unfolded(made: bytes) -> Units:
    return made.decode().replace("\r\n ", "").splitlines()
