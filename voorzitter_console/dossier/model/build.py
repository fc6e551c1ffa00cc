"""From the history of a meeting to the document model. Pure: the same record gives the same Dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from voorzitter_console.dossier.model import feiten as f
from voorzitter_console.dossier.model import record as r
from voorzitter_console.dossier.model.base import BEWOORDING, VELDEN, Record
from voorzitter_console.dossier.model.facts import Facts
from voorzitter_console.dossier.model.wording_before import AS_RECORDED, DEVIATIONS, NEUTRAL, TAKEN_BACK
from voorzitter_console.entry import SealedEntry
from voorzitter_console.journal.chain import to_json
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure import state as s
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.sentences import deviation_sentence

Kind = TypeVar("Kind", bound=Record)
Fact = TypeVar("Fact", bound=f.Feit)


def of_meeting(meeting: Meeting) -> r.Dossier:
    """The dossier of a meeting as its journal holds it now. Raises JournalError."""
    # Another station may write in between: just the entries that were folded.
    return build(meeting.history, meeting.journal.read_sealed(meeting.stroom)[: meeting.positie])


def build(history: History, sealed: Sequence[SealedEntry], bewoording: int = BEWOORDING) -> r.Dossier:
    """The dossier of one meeting; ``sealed``: its entries as on disk, in order of position.

    ``bewoording``: below the present number the sentences are those of then, so that an older dossier can be verified;
    up to 4 it is the number of the fields too.
    """
    facts, state, begin, protocol = Facts(history, bewoording), history.state, history.begin, history.protocol
    stays = _all_stays(facts)
    return r.Dossier(
        formaat=r.FORMAAT,
        oefening=begin.oefening,
        vergadering=_same(
            r.DossierVergadering,
            begin,
            id=sealed[0].stroom,
            aanvang=datetime.fromisoformat(begin.aanvang),
            begonnen_om=datetime.fromisoformat(begin.begonnen_om) if begin.begonnen_om else None,
            gesloten_reden=state.gesloten_reden,
            verdaagd_naar=state.verdaagd_naar,
        ),
        stand=r.DossierStand(
            vergadering=state.vergadering.value,
            ordeverstoring=state.ordeverstoring.value,
            livestream=state.livestream.value,
            politie=state.politie.value,
        ),
        schorsingen=tuple(_suspension(facts, x) for x in state.schorsingen),
        verstoringen=tuple(_disturbance(facts, x, stays) for x in state.verstoringen),
        livestream=tuple(_same(r.DossierUitzending, x, door=x.bevestigd_door) for x in state.uitzendingen),
        politie=tuple(_same(r.DossierPolitie, x) for x in state.inzetten),
        tijdlijn=facts.timeline(),
        keten=r.Keten(aantal=len(sealed), kop=sealed[-1].schakel),
        personen=tuple(_person(facts, x, bewoording) for x in state.personen),
        momenten=facts.moments(),
        politie_gevraagd=_each(facts, c.VraagPolitie, f.PolitieGevraagd),
        quorum=_each(facts, c.StelQuorumVast, f.Quorum),
        alternatieven=_each(facts, c.BiedAlternatief, f.Tekstfeit),
        notities=_each(facts, c.Noteer, f.Tekstfeit),
        hulp=_each(facts, c.RoepHulp, f.Hulp),
        overdrachten=tuple(
            _same(f.Overdracht, x, **facts.head(e), labels=x.labels or ()) for e, x in facts.of(c.DraagOver)
        ),
        agressie=_each(facts, c.MeldFysiekeAgressie, f.DossierAgressie),
        maatregelen=_each(facts, c.MeldFysiekeMaatregel, f.Maatregel),
        getuigen=_each(facts, c.NoemGetuige, f.Getuige),
        bewijs=_each(facts, c.VoegBewijsToe, f.Bewijs),
        overnames=_each(facts, c.NeemOver, f.Overname),
        aanvullingen=facts.changes(c.VulAan),
        correcties=facts.changes(c.Corrigeer),
        herroepingen=tuple(
            f.Herroeping(**facts.head(e), over=facts.position_about(x), reden=x.reden) for e, x in facts.of(c.Herroep)
        ),
        teruglezingen=facts.read_back(),
        afwijkingen=tuple(_deviation(facts, x) for x in state.afwijkingen_buiten),
        protocol=r.Protocoltekst(
            naam=begin.protocol_naam,
            titel=protocol.titel,
            hash=begin.protocol_hash,
            tekst=begin.protocol_tekst,
            artikelen=tuple(_same(r.DossierArtikel, a) for a in protocol.artikelen),
            gemeente=protocol.gemeente,
            aantal_vorderingen=state.protocol_aantal,
        ),
        journaal=tuple(to_json(x) for x in sealed),
        velden=min(bewoording, VELDEN),
        bewoording=bewoording,
        aangevers=_each(facts, c.NoemAangever, f.Aangever),
        benadeelden=_each(facts, c.NoemBenadeelde, f.Benadeelde),
        melding=_melding(facts),
    )


def _melding(facts: Facts) -> r.DossierMelding | None:
    begin, history = facts.history.begin, facts.history
    if not isinstance(begin, c.BeginMelding):
        return None
    closed = [facts.head(e)["gebeurd_op"] for e, _ in facts.of(c.SluitMelding)]
    return _same(
        r.DossierMelding,
        begin,
        gesloten=closed[-1] if closed else None,
        gedrag=_each(facts, c.MeldGedrag, f.Gedragfeit),
        stappen=tuple(_same(f.Stapfeit, x, **facts.head(e), uitvoerder=x.door) for e, x in facts.of(c.ZetStap)),
        situaties=tuple(
            r.DossierSituatie(
                titel=s.titel, paragraaf=s.paragraaf, voorschriften=tuple(rule.voorschrift for rule in s.regels)
            )
            for s in history.protocol.situaties_van(begin.kanaal)
        ),
    )


def _same(kind: type[Kind], source: object, **others: Any) -> Kind:
    """A record with what the source has under the same name, and ``others`` instead of or beside it.

    The record checks each kind: what is missing or of another kind fails when it is made.
    """
    there = {name: getattr(source, name) for name in kind.model_fields if name not in others and hasattr(source, name)}
    return kind(**there, **others)


def _each(facts: Facts, command: type[c.Command], kind: type[Fact]) -> tuple[Fact, ...]:
    """Every such command as a fact, in order of what happened."""
    return tuple(_same(kind, x, **facts.head(e)) for e, x in facts.of(command))


def _suspension(facts: Facts, x: s.Schorsing) -> r.DossierSchorsing:
    command = facts.command(x.begin_id)
    out = isinstance(command, c.Schors) and command.raadsleden_verlaten_zaal
    return _same(
        r.DossierSchorsing,
        x,
        **facts.verdict(x.begin_id),
        positie=facts.position(x.begin_id),
        raadsleden_verlaten_zaal=out,
        woorden=x.woorden.value,
    )


def _disturbance(facts: Facts, x: s.Verstoring, stays: Stays) -> r.DossierVerstoring:
    following = next((y.begin for y in facts.history.state.verstoringen if y.nummer == x.nummer + 1), None)
    return _same(
        r.DossierVerstoring,
        x,
        scenario=tuple(a.scenario for a in x.aansprekingen),
        vorderingen=tuple(_demand(facts, v) for v in x.vorderingen),
        verstoorders=tuple(
            _same(
                r.Verstoorder,
                p,
                vorderingen=x.vorderingen_van(p.label),
                verblijf=_bearing(facts, stays.get(p.label, ()), x, following),
            )
            for p in x.betrokkenen
            if not _away(facts, x, p.label)
        ),
        afwijkingen=tuple(_deviation(facts, a) for a in x.afwijkingen),
        positie=facts.position(x.begin_id),
        aansprekingen=_addresses(facts, x),
        vervolg=tuple(_went_on(facts, entry_id) for entry_id in x.voortzetting_ids),
    )


def _away(facts: Facts, x: s.Verstoring, label: str) -> bool:
    """Whether that person had gone before it began and was not back before it ended: no part of it was theirs, though
    the return was recorded in it. Who was never seen to go may have been there all along.
    """
    person, place = facts.history.state.persoon(label), facts.place
    if facts.bewoording < TAKEN_BACK or person is None or x.einde is None or x.vorderingen_van(label):
        return False
    begin, end = place(x.begin), place(x.einde)
    gone = [v for v in person.verblijf if v.tot is not None and place(v.tot) < begin]
    return bool(gone) and not any(
        place(v.van) <= end and (v.tot is None or place(v.tot) >= begin) for v in person.verblijf
    )


def _went_on(facts: Facts, entry_id: str) -> r.DossierVervolg:
    entry, command = facts.spoken(entry_id, c.MeldVerstoring)
    head = facts.head(entry)
    return _same(r.DossierVervolg, command, positie=head["positie"], gebeurd_op=head["gebeurd_op"])


def _bearing(
    facts: Facts, stays: tuple[r.DossierVerblijf, ...], x: s.Verstoring, end: datetime | None
) -> tuple[r.DossierVerblijf, ...]:
    """Those that bear on the time from the begin of that ordeverstoring to ``end`` (None: until the last entry)."""
    place = facts.place
    return tuple(
        v
        for v in stays
        if (v.tot is None or place(v.tot) >= place(x.begin)) and (end is None or place(v.van) < place(end))
    )


Stays = dict[str, tuple[r.DossierVerblijf, ...]]
"""By label, in order of time."""


def _all_stays(facts: Facts) -> Stays:
    """The stays of each person, the first from the earliest vordering at which that person was found to have been.

    Who was described or named only later was there all the same.
    """
    place, state = facts.place, facts.history.state
    found = {p.label: tuple(_same(r.DossierVerblijf, v) for v in p.verblijf) for p in state.personen}
    if facts.bewoording < AS_RECORDED:
        return found
    for v in (v for x in state.verstoringen for v in x.vorderingen):
        for label in {a.label for a in v.aanwezigheid}:
            stays = found.get(label, ())
            if stays and v.geadresseerd(label) and place(v.op) < place(stays[0].van):
                found[label] = (stays[0].model_copy(update={"van": v.op}), *stays[1:])
    return found


def _person(facts: Facts, x: s.Persoon, bewoording: int) -> r.DossierPersoon:
    if bewoording >= AS_RECORDED:
        # Who is laid before the raad is taken for a raadslid, but not who was recorded to be member of a commission.
        own = next((role for role in reversed(_described(facts, x.label)) if role != "onbekend"), None)
        return _same(
            r.DossierPersoon,
            x,
            status=x.status.value,
            rol=own if own == "commissielid" and x.rol == "raadslid" else x.rol,
            gedragingen=_behaved(facts, x.label),
        )
    return _same(
        r.DossierPersoon,
        x,
        status=x.status.value,
        rol=_role_before(facts, x.label, bewoording),
        gedragingen=_behaved(facts, x.label) if bewoording >= NEUTRAL else (),
    )


def _role_before(facts: Facts, label: str, bewoording: int) -> str | None:
    """The role that dossiers of before have: up to :data:`NEUTRAL` nobody became a raadslid by being laid before the
    raad, and then everybody did, in a commission too."""
    kinds = (c.BeschrijfVerstoorder, c.LegVoorAanRaad) if bewoording >= NEUTRAL else (c.BeschrijfVerstoorder,)
    role = None
    for command in facts.commands(*kinds):
        if isinstance(command, c.LegVoorAanRaad) and command.label == label:
            role = "raadslid"
        elif isinstance(command, c.BeschrijfVerstoorder) and command.label == label and command.rol is not None:
            role = command.rol
    return role


def _described(facts: Facts, label: str) -> list[str]:
    """The roles that were recorded of that person, in order."""
    said = (command for _, command in facts.of(c.BeschrijfVerstoorder))
    return [command.rol for command in said if command.label == label and command.rol is not None]


def _behaved(facts: Facts, label: str) -> tuple[r.DossierGedraging, ...]:
    """What was recorded of a second ordeverstoring takes nothing away from what was done in the first."""
    return tuple(
        r.DossierGedraging(positie=head["positie"], gebeurd_op=head["gebeurd_op"], gedrag=command.gedrag)
        for entry, command in facts.of(c.BeschrijfVerstoorder)
        if command.label == label and command.gedrag is not None and (head := facts.head(entry))
    )


def _demand(facts: Facts, v: s.Vordering) -> r.DossierVordering:
    command = facts.command(v.id)
    assert isinstance(command, c.Vorder | c.SpreekAan)
    return _same(
        r.DossierVordering,
        v,
        gebeurd_op=v.op,
        positie=facts.position(v.id),
        kwaliteit=facts.quality(v.id),
        woorden=v.woorden.value,
        **facts.verdict(v.id),
        aanwezigheid=tuple(_same(r.DossierAanwezigheid, a) for a in v.aanwezigheid),
        genoemd=command.gericht_aan is not None,
    )


def _addresses(facts: Facts, x: s.Verstoring) -> tuple[r.DossierAanspreking, ...]:
    found = []
    for a in x.aansprekingen:
        entry, command = facts.spoken(a.id, c.SpreekAan)
        found.append(
            _same(
                r.DossierAanspreking,
                command,
                **facts.head(entry),
                **facts.verdict(a.id),
                tekst=a.tekst,
                woorden=a.woorden.value,
                gericht_aan=command.gericht_aan or (),
            )
        )
    for again in x.opnieuw_aangesproken:
        entry, _ = facts.spoken(again.id, c.SpreekOpnieuwAan)
        found.append(
            r.DossierAanspreking(
                **facts.head(entry),
                **facts.verdict(again.id),
                scenario=None,
                tekst=again.tekst,
                woorden=again.woorden.value,
                afspraak=None,
                minuten=None,
                telt_als_vordering=False,
                spreker=None,
                hoedanigheid=None,
                versterkt=None,
                gericht_aan=(),
                reactie=None,
            )
        )
    return tuple(sorted(found, key=lambda a: facts.place(a.gebeurd_op)))


def _deviation(facts: Facts, x: s.Afwijking) -> r.DossierAfwijking:
    if facts.bewoording < AS_RECORDED and x.code in DEVIATIONS:
        told = DEVIATIONS[x.code]
        return _same(r.DossierAfwijking, x, gebeurd_op=x.op, tekst=told, positie=facts.position(x.id))
    commission = facts.bewoording >= AS_RECORDED and facts.history.state.orgaan == "raadscommissie"
    told = deviation_sentence(x.code, x.label, commissie=commission)
    return _same(r.DossierAfwijking, x, gebeurd_op=x.op, tekst=told, positie=facts.position(x.id))
