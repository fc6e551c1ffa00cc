"""A meeting and a melding with every kind of entry, each in a minute of its own, and all that is made of them.

A time in a document so names its entry: at the seventh second of its minute it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal

from msgspec import to_builtins

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import strings
from voorzitter_console.aftercare.book import seen
from voorzitter_console.aftercare.calendar import calendars
from voorzitter_console.aftercare.gir import gir_csv
from voorzitter_console.aftercare.overzicht import overzicht
from voorzitter_console.dossier.bag.bag import readme
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.blocks import Block, Cell, Document, Fields, Items, Table, Text, TickBoxes
from voorzitter_console.dossier.checklist.checklist import checklist, lines
from voorzitter_console.dossier.letters.draft import LetterRefused, Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.publish import editions
from voorzitter_console.entry import Kwaliteit
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.base import Rolkeuze

V, G = "voorzitter", "griffier"
Step = tuple[c.Command, str]
"""What is recorded, and in whose seat."""
When = Literal["meteen", "later", "morgen", "morgen zonder tijd"]
"""When it is recorded: at once, half a minute later with its time given, or the next morning."""
SECOND = 7
"""At which second of its minute each entry happened."""
_FIRST = 6
"""The minute of the first entry after the begin."""
_HALF_A_MINUTE = 34
MORNING = 13.5 * 3600
"""Seconds from the begin until 09:00 the next day."""


def tell(m: Recorded, steps: Iterable[Step], when: When = "meteen", kwaliteit: Kwaliteit = "exact") -> Recorded:
    """Record each in the next minute; returns the record."""
    for command, door in steps:
        minute = _FIRST + len(m.entries)
        happened, typed = 60 * minute + SECOND, MORNING + 60 * minute
        given = command.changed(kwaliteit=kwaliteit)
        if when == "morgen zonder tijd":
            m.add(given, typed, door=door)
        else:
            late = {"meteen": 0, "later": _HALF_A_MINUTE, "morgen": typed - happened}[when]
            m.add(given, happened, door=door, late=late)
    return m


def disturbed(who: Rolkeuze = "toehoorder") -> tuple[Step, ...]:
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
        (c.StelAanwezigheidVast(label="NN4", vordering=1), G),
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
        (c.BeschrijfVerstoorder(label="NN6", rol="raadslid" if who == "toehoorder" else who, gedrag="schreeuwt"), G),
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
        (c.NoemBenadeelde(naam="de bode", letsel="bult", schade="jas"), G),
        (c.VoegBewijsToe(omschrijving="opname", beheerder="telefonie", overschreven_op="2026-03-20"), G),
        (c.Noteer(tekst="het was laat"), G),
        (c.NeemOver(functie="griffier", naam="K. Vos"), G),
        (c.SluitMelding(reden="klaar"), G),
    )


def evening(when: When = "meteen", kwaliteit: Kwaliteit = "exact", who: Rolkeuze = "toehoorder") -> Recorded:
    """Such a meeting; in a commission where those who disturb are of one."""
    orgaan = "raadscommissie" if who == "commissielid" else "gemeenteraad"
    m = tell(new_meeting(geopend=False, orgaan=orgaan), disturbed(who), when, kwaliteit)
    return tell(m, told_after(m), when, kwaliteit)


def melding(when: When = "meteen", kwaliteit: Kwaliteit = "exact") -> Recorded:
    """Such a melding."""
    velden = new_meeting().meeting.begin_velden
    begin = c.BeginMelding(
        titel="Melding 10 maart 2026", aanvang="2026-03-10T19:30:00+01:00", kanaal="telefoon", ambtsdrager="P. Jansen",
        ambt="raadslid", gemeld_door="M. Bode", protocol_naam=velden.protocol_naam,
        protocol_tekst=velden.protocol_tekst, protocol_hash=velden.protocol_hash,
    )  # fmt: skip
    return tell(Recorded(begin), reported(), when, kwaliteit)


Units = list[str]
"""The sentences and cells of one document, each read by itself."""


def documents(m: Recorded, *, rows: bool = False) -> Iterator[tuple[str, Units]]:
    """Every document that can be made of it, by name; ``rows``: with each row of a table as one."""
    d, found = m.dossier(), seen(m.meeting)
    for edition in editions(d, b"{}"):
        yield edition.bestand, list(units(edition.document, rows))
    for name, kind in KINDS.items():
        for label in [p.label for p in d.personen] if kind.persoon else [None]:
            given = ("3 februari",) if name == "ontzegging" else ()
            asked = Request(dossier=d, protocol=PROTOCOL, dossiers=(d,), persoon=label, eerder=given)
            if d.melding is None or kind.overal:
                with suppress(LetterRefused):  # such as an ontzegging to a member
                    yield f"brief {name} {label or ''}".strip(), list(units(kind.maak(asked), rows))
    yield "checklist", list(lines(checklist(d, m.meeting.history), m.clock.now()))
    yield "gir", gir_csv(d).decode().splitlines()
    yield "csv", timeline_csv(d).decode().splitlines()
    yield "leesmij", readme(d).decode().splitlines()
    yield "agenda", [line for made in calendars(found).values() for line in _unfolded(made)]
    yield "overzicht", list(overzicht(m.meeting.journal, 2026, m.clock.now()).regels())
    yield "naderhand", [f"{x.wat} {x.over} {x.afloop()} {x.termijn(found.op)}" for x in found.taken]


def units(document: Document, rows: bool) -> Iterator[str]:
    """Each cell or row, item, paragraph and field of it."""
    for b in (*document.blokken, *document.bijlagen):
        yield from _units(b, rows)


def _units(b: Block, rows: bool) -> Iterator[str]:
    match b:
        case Table() if rows:
            yield from ("\n".join(map(_text, row)) for row in b.rijen)
        case Table():
            yield from (_text(x) for row in b.rijen for x in row)
        case Fields() if rows and ("Wanneer" in dict(b.rijen)):  # of one thing that happened
            yield "\n".join(f"{name}: {_text(value)}" for name, value in b.rijen)
        case Fields():
            yield from (f"{name}: {_text(value)}" for name, value in b.rijen)
        case Text():
            yield _text(b.inhoud)
        case Items() | TickBoxes():
            yield from map(_text, b.inhoud)
        case _:
            yield from strings(to_builtins(b))


def _text(runs: Cell) -> str:
    return "\n".join(run.tekst for run in runs).replace("\u200b", "")


def _unfolded(made: bytes) -> Units:
    return made.decode().replace("\r\n ", "").splitlines()
