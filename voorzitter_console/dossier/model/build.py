"""From the fold of a meeting's entries to the document model. Pure: the same record gives the same Dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from voorzitter_console.dossier.local_time import iso, iso_or_none
from voorzitter_console.dossier.model import record as r
from voorzitter_console.dossier.model.facts import Facts, moment_text
from voorzitter_console.entry import Entry, SealedEntry
from voorzitter_console.journal.chain import to_json
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure import state as s
from voorzitter_console.procedure.sentences import deviation_sentence


class Article(Protocol):
    """An article of law in a protocol."""

    @property
    def wet(self) -> str: ...
    @property
    def artikel(self) -> str: ...
    @property
    def lid(self) -> str | None: ...
    @property
    def tekst(self) -> str: ...


class Spoken(Protocol):
    """A sentence that a protocol gives to speak."""

    @property
    def tekst(self) -> str: ...


class ProtocolText(Protocol):
    """What the dossier takes from a municipality's protocol; its text and hash stand in the first entry."""

    @property
    def titel(self) -> str: ...
    @property
    def artikelen(self) -> Iterable[Article]: ...
    @property
    def opnieuw(self) -> Spoken: ...
    @property
    def gemeente(self) -> str: ...


def build(
    *,
    begin: c.BeginVastlegging,
    state: s.State,
    entries: Sequence[Entry],
    sealed: Sequence[SealedEntry],
    commands: Mapping[str, c.Command],
    retracted: frozenset[str],
    protocol: ProtocolText,
) -> r.Dossier:
    """The dossier of one meeting.

    ``entries``: all of them, in order of what happened; ``sealed``: the same as on disk, in order of position;
    ``commands``: entry id -> its command with completions and corrections applied; ``retracted``: ids taken back.
    """
    facts = Facts(state, entries, sealed, commands, retracted)
    again = {e.id: (e, k) for e, k in facts.of(c.SpreekOpnieuwAan)}
    return r.Dossier(
        formaat=r.FORMAAT,
        oefening=begin.oefening,
        vergadering=_meeting(begin, state, sealed),
        stand=r.Stand(
            vergadering=state.vergadering.value,
            ordeverstoring=state.ordeverstoring.value,
            livestream=state.livestream.value,
            politie=state.politie.value,
        ),
        schorsingen=tuple(_suspension(facts, x) for x in state.schorsingen),
        verstoringen=tuple(_disturbance(facts, x, again, protocol.opnieuw.tekst) for x in state.verstoringen),
        livestream=tuple(
            r.Uitzending(
                toestand=x.toestand,
                gevraagd=iso_or_none(x.gevraagd),
                bevestigd=iso_or_none(x.bevestigd),
                door=x.bevestigd_door,
                gevraagd_door=x.gevraagd_door,
                erkend=iso_or_none(x.erkend),
                langs=x.langs,
            )
            for x in state.uitzendingen
        ),
        politie=tuple(_police(x) for x in state.inzetten),
        tijdlijn=facts.timeline(),
        keten=r.Keten(aantal=len(sealed), kop=sealed[-1].schakel),
        personen=tuple(_person(x) for x in state.personen),
        momenten=facts.moments(),
        politie_gevraagd=tuple(r.PolitieGevraagd(**facts.head(e), spoed=x.spoed) for e, x in facts.of(c.VraagPolitie)),
        quorum=tuple(
            r.Quorum(**facts.head(e), aanwezig=x.aanwezig, vereist=x.vereist) for e, x in facts.of(c.StelQuorumVast)
        ),
        alternatieven=tuple(r.Tekstfeit(**facts.head(e), tekst=x.tekst) for e, x in facts.of(c.BiedAlternatief)),
        notities=tuple(r.Tekstfeit(**facts.head(e), tekst=x.tekst) for e, x in facts.of(c.Noteer)),
        hulp=tuple(r.Hulp(**facts.head(e), dienst=x.dienst) for e, x in facts.of(c.RoepHulp)),
        overdrachten=tuple(
            r.Overdracht(**facts.head(e), aan=x.aan, labels=x.labels or (), woorden=x.woorden)
            for e, x in facts.of(c.DraagOver)
        ),
        agressie=tuple(
            r.Agressie(
                **facts.head(e),
                soort=x.soort,
                omschrijving=x.omschrijving,
                dader=x.dader,
                slachtoffer=x.slachtoffer,
                letsel=x.letsel,
            )
            for e, x in facts.of(c.MeldFysiekeAgressie)
        ),
        maatregelen=tuple(
            r.Maatregel(**facts.head(e), door_wie=x.door_wie, tegen=x.tegen, aanleiding=x.aanleiding)
            for e, x in facts.of(c.MeldFysiekeMaatregel)
        ),
        getuigen=tuple(
            r.Getuige(**facts.head(e), naam=x.naam, functie=x.functie, waarneming=x.waarneming)
            for e, x in facts.of(c.NoemGetuige)
        ),
        bewijs=tuple(
            r.Bewijs(
                **facts.head(e),
                omschrijving=x.omschrijving,
                bestand=x.bestand,
                pad=x.pad,
                sha256=x.sha256,
                grootte=x.grootte,
                beheerder=x.beheerder,
                overschreven_op=x.overschreven_op,
            )
            for e, x in facts.of(c.VoegBewijsToe)
        ),
        overnames=tuple(
            r.Overname(**facts.head(e), functie=x.functie, naam=x.naam, hoedanigheid=x.hoedanigheid, reden=x.reden)
            for e, x in facts.of(c.NeemOver)
        ),
        aanvullingen=facts.changes(c.VulAan),
        correcties=facts.changes(c.Corrigeer),
        herroepingen=tuple(
            r.Herroeping(**facts.head(e), over=facts.position_about(x), reden=x.reden) for e, x in facts.of(c.Herroep)
        ),
        teruglezingen=facts.read_back(),
        afwijkingen=tuple(_deviation(facts, x) for x in state.afwijkingen_buiten),
        protocol=r.Protocoltekst(
            naam=begin.protocol_naam,
            titel=protocol.titel,
            hash=begin.protocol_hash,
            tekst=begin.protocol_tekst,
            artikelen=tuple(
                r.Artikel(wet=a.wet, artikel=a.artikel, lid=a.lid, tekst=a.tekst) for a in protocol.artikelen
            ),
            gemeente=protocol.gemeente,
            aantal_vorderingen=state.protocol_aantal,
        ),
        journaal=tuple(to_json(x) for x in sealed),
        velden=r.VELDEN,
    )


def _meeting(begin: c.BeginVastlegging, state: s.State, sealed: Sequence[SealedEntry]) -> r.Vergadering:
    return r.Vergadering(
        id=sealed[0].stroom,
        orgaan=begin.orgaan,
        titel=begin.titel,
        aanvang=iso(moment_text(begin.aanvang)),
        locatie=begin.locatie,
        agendapunt=begin.agendapunt,
        voorzitter=begin.voorzitter,
        voorzitter_functie=begin.voorzitter_functie,
        griffier=begin.griffier,
        locatie_soort=begin.locatie_soort,
        rechthebbende=begin.rechthebbende,
        openbaar=begin.openbaar,
        livestream=begin.livestream,
        geopend=begin.geopend,
        gesloten_reden=state.gesloten_reden,
        verdaagd_naar=state.verdaagd_naar,
    )


def _suspension(facts: Facts, x: s.Schorsing) -> r.Schorsing:
    command = facts.command(x.begin_id)
    return r.Schorsing(
        begin=iso(x.begin),
        reden=x.reden,
        hervat=iso_or_none(x.hervat),
        positie=facts.position(x.begin_id),
        raadsleden_verlaten_zaal=isinstance(command, c.Schors) and command.raadsleden_verlaten_zaal,
        ruimte=iso_or_none(x.ruimte),
        gesloten=iso_or_none(x.gesloten),
    )


def _disturbance(
    facts: Facts, x: s.Verstoring, again: Mapping[str, tuple[Entry, c.SpreekOpnieuwAan]], again_text: str
) -> r.Verstoring:
    return r.Verstoring(
        nummer=x.nummer,
        begin=iso(x.begin),
        einde=iso_or_none(x.einde),
        scenario=tuple(a.scenario for a in x.aansprekingen),
        vorderingen=tuple(_demand(facts, v) for v in x.vorderingen),
        verstoorders=tuple(
            r.Verstoorder(
                label=p.label,
                vertrokken=iso_or_none(p.vertrokken),
                hoe=p.hoe,
                vorderingen=x.vorderingen_van(p.label),
            )
            for p in x.betrokkenen
        ),
        afwijkingen=tuple(_deviation(facts, a) for a in x.afwijkingen),
        positie=facts.position(x.begin_id),
        hoe=x.hoe,
        omschrijving=x.omschrijving,
        plaats=x.plaats,
        woorden=x.woorden,
        middelen=x.middelen,
        gevolg=x.gevolg,
        voortzettingen=tuple(iso(m) for m in x.voortzettingen),
        aansprekingen=_addresses(facts, x, again, again_text),
    )


def _demand(facts: Facts, v: s.Vordering) -> r.Vordering:
    return r.Vordering(
        nummer=v.nummer,
        gebeurd_op=iso(v.op),
        vastgelegd_op=iso(v.vastgelegd_op),
        door=v.door,
        spreker=v.spreker,
        hoedanigheid=v.hoedanigheid,
        tekst=v.tekst,
        gericht_aan=v.gericht_aan,
        afgeleid=v.afgeleid,
        positie=facts.position(v.id),
        kwaliteit=facts.quality(v.id),
        namens=v.namens,
        instemming_van=v.instemming_van,
        grondslag=v.grondslag,
        versterkt=v.versterkt,
        alle_toehoorders=v.alle_toehoorders,
        reactie=v.reactie,
        aanwezigheid=tuple(
            r.Aanwezigheid(label=a.label, aanwezig=a.aanwezig, gehoord=a.gehoord) for a in v.aanwezigheid
        ),
    )


def _addresses(
    facts: Facts, x: s.Verstoring, again: Mapping[str, tuple[Entry, c.SpreekOpnieuwAan]], again_text: str
) -> tuple[r.Aanspreking, ...]:
    found = []
    for a in x.aansprekingen:
        command = facts.command(a.id)
        entry = facts.entry(a.id)
        spoken = command if isinstance(command, c.SpreekAan) else None
        found.append(
            r.Aanspreking(
                scenario=a.scenario,
                gebeurd_op=iso(a.op),
                vastgelegd_op=iso(entry.vastgelegd_op) if entry else None,
                door=a.door,
                tekst=a.tekst,
                afspraak=a.afspraak,
                minuten=a.minuten,
                telt_als_vordering=spoken is not None and spoken.telt_als_vordering,
                positie=facts.position(a.id),
                kwaliteit=facts.quality(a.id),
                spreker=spoken.spreker if spoken else None,
                hoedanigheid=spoken.hoedanigheid if spoken else None,
                versterkt=spoken.versterkt if spoken else None,
                gericht_aan=(spoken.gericht_aan or ()) if spoken else (),
                reactie=spoken.reactie if spoken else None,
                namens=spoken.namens if spoken else None,
                instemming_van=spoken.instemming_van if spoken else None,
                grondslag=spoken.grondslag if spoken else None,
                alle_toehoorders=spoken is not None and spoken.alle_toehoorders,
            )
        )
    for e, k in (again[said.id] for said in x.opnieuw_aangesproken):
        found.append(
            r.Aanspreking(
                scenario=None,
                gebeurd_op=iso(facts.moment(e.id) or e.gebeurd_op),
                vastgelegd_op=iso(e.vastgelegd_op),
                door=e.door,
                tekst=k.tekst or again_text,
                afspraak=None,
                minuten=None,
                telt_als_vordering=False,
                positie=e.positie,
                kwaliteit=facts.quality(e.id),
                spreker=None,
                hoedanigheid=None,
                versterkt=None,
                gericht_aan=(),
                reactie=None,
            )
        )
    return tuple(sorted(found, key=lambda a: moment_text(a.gebeurd_op)))


def _deviation(facts: Facts, x: s.Afwijking) -> r.Afwijking:
    return r.Afwijking(
        code=x.code,
        gebeurd_op=iso(x.op),
        tekst=deviation_sentence(x.code, x.label),
        reden=x.reden,
        label=x.label,
        positie=facts.position(x.id),
    )


def _police(x: s.Politieinzet) -> r.Politie:
    return r.Politie(
        gebeld=iso_or_none(x.gebeld),
        spoed=x.spoed,
        aanwezig=iso_or_none(x.aanwezig),
        afgerond=iso_or_none(x.afgerond),
        resultaat=x.resultaat,
        gebeld_door=x.gebeld_door,
        gemeld=x.gemeld,
        incidentnummer=x.incidentnummer,
        verwacht_om=x.verwacht_om,
        eenheid=x.eenheid,
        begeleid_door=x.begeleid_door,
        overgedragen=iso_or_none(x.overgedragen),
        overgedragen_aan=x.overgedragen_aan,
        afgezegd=iso_or_none(x.afgezegd),
    )


def _person(x: s.Persoon) -> r.Persoon:
    return r.Persoon(
        label=x.label,
        status=x.status.value,
        beschreven=x.beschreven,
        naam=x.naam,
        signalement=x.signalement,
        aantal=x.aantal,
        plaats=x.plaats,
        gedrag=x.gedrag,
        aanwezig_sinds=x.aanwezig_sinds,
        vermoedelijk_minderjarig=x.vermoedelijk_minderjarig,
        rol=x.rol,
        vertrokken=iso_or_none(x.vertrokken),
        hoe=x.hoe,
        voorgelegd=iso_or_none(x.voorgelegd),
        besluit=x.besluit,
        duur=x.duur,
    )
