"""From the history of a meeting to the document model. Pure: the same record gives the same Dossier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from voorzitter_console.dossier.model import record as r
from voorzitter_console.dossier.model.facts import Facts
from voorzitter_console.entry import SealedEntry
from voorzitter_console.journal.chain import to_json
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure import state as s
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.sentences import deviation_sentence

Kind = TypeVar("Kind", bound=r.Record)
Fact = TypeVar("Fact", bound=r.Feit)


def of_meeting(meeting: Meeting) -> r.Dossier:
    """The dossier of a meeting as its journal holds it now. Raises JournalError."""
    # Another station may write in between: just the entries that were folded.
    return build(meeting.history, meeting.journal.read_sealed(meeting.stroom)[: meeting.positie])


def build(history: History, sealed: Sequence[SealedEntry]) -> r.Dossier:
    """The dossier of one meeting; ``sealed``: its entries as on disk, in order of position."""
    facts, state, begin, protocol = Facts(history), history.state, history.begin, history.protocol
    return r.Dossier(
        formaat=r.FORMAAT,
        oefening=begin.oefening,
        vergadering=_same(
            r.Vergadering,
            begin,
            id=sealed[0].stroom,
            aanvang=datetime.fromisoformat(begin.aanvang),
            gesloten_reden=state.gesloten_reden,
            verdaagd_naar=state.verdaagd_naar,
        ),
        stand=r.Stand(
            vergadering=state.vergadering.value,
            ordeverstoring=state.ordeverstoring.value,
            livestream=state.livestream.value,
            politie=state.politie.value,
        ),
        schorsingen=tuple(_suspension(facts, x) for x in state.schorsingen),
        verstoringen=tuple(_disturbance(facts, x) for x in state.verstoringen),
        livestream=tuple(_same(r.Uitzending, x, door=x.bevestigd_door) for x in state.uitzendingen),
        politie=tuple(_same(r.Politie, x) for x in state.inzetten),
        tijdlijn=facts.timeline(),
        keten=r.Keten(aantal=len(sealed), kop=sealed[-1].schakel),
        personen=tuple(_same(r.Persoon, x, status=x.status.value) for x in state.personen),
        momenten=facts.moments(),
        politie_gevraagd=_each(facts, c.VraagPolitie, r.PolitieGevraagd),
        quorum=_each(facts, c.StelQuorumVast, r.Quorum),
        alternatieven=_each(facts, c.BiedAlternatief, r.Tekstfeit),
        notities=_each(facts, c.Noteer, r.Tekstfeit),
        hulp=_each(facts, c.RoepHulp, r.Hulp),
        overdrachten=tuple(
            _same(r.Overdracht, x, **facts.head(e), labels=x.labels or ()) for e, x in facts.of(c.DraagOver)
        ),
        agressie=_each(facts, c.MeldFysiekeAgressie, r.Agressie),
        maatregelen=_each(facts, c.MeldFysiekeMaatregel, r.Maatregel),
        getuigen=_each(facts, c.NoemGetuige, r.Getuige),
        bewijs=_each(facts, c.VoegBewijsToe, r.Bewijs),
        overnames=_each(facts, c.NeemOver, r.Overname),
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
            artikelen=tuple(_same(r.Artikel, a) for a in protocol.artikelen),
            gemeente=protocol.gemeente,
            aantal_vorderingen=state.protocol_aantal,
        ),
        journaal=tuple(to_json(x) for x in sealed),
        velden=r.VELDEN,
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


def _suspension(facts: Facts, x: s.Schorsing) -> r.Schorsing:
    command = facts.command(x.begin_id)
    out = isinstance(command, c.Schors) and command.raadsleden_verlaten_zaal
    return _same(r.Schorsing, x, positie=facts.position(x.begin_id), raadsleden_verlaten_zaal=out)


def _disturbance(facts: Facts, x: s.Verstoring) -> r.Verstoring:
    return _same(
        r.Verstoring,
        x,
        scenario=tuple(a.scenario for a in x.aansprekingen),
        vorderingen=tuple(_demand(facts, v) for v in x.vorderingen),
        verstoorders=tuple(_same(r.Verstoorder, p, vorderingen=x.vorderingen_van(p.label)) for p in x.betrokkenen),
        afwijkingen=tuple(_deviation(facts, a) for a in x.afwijkingen),
        positie=facts.position(x.begin_id),
        aansprekingen=_addresses(facts, x),
    )


def _demand(facts: Facts, v: s.Vordering) -> r.Vordering:
    return _same(
        r.Vordering,
        v,
        gebeurd_op=v.op,
        positie=facts.position(v.id),
        kwaliteit=facts.quality(v.id),
        aanwezigheid=tuple(_same(r.Aanwezigheid, a) for a in v.aanwezigheid),
    )


def _addresses(facts: Facts, x: s.Verstoring) -> tuple[r.Aanspreking, ...]:
    found = []
    for a in x.aansprekingen:
        entry, command = facts.spoken(a.id, c.SpreekAan)
        found.append(
            _same(
                r.Aanspreking,
                command,
                **facts.head(entry),
                tekst=a.tekst,
                gericht_aan=command.gericht_aan or (),
            )
        )
    for again in x.opnieuw_aangesproken:
        entry, _ = facts.spoken(again.id, c.SpreekOpnieuwAan)
        found.append(
            r.Aanspreking(
                **facts.head(entry),
                scenario=None,
                tekst=again.tekst,
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
    return tuple(sorted(found, key=lambda a: a.gebeurd_op))


def _deviation(facts: Facts, x: s.Afwijking) -> r.Afwijking:
    return _same(
        r.Afwijking, x, gebeurd_op=x.op, tekst=deviation_sentence(x.code, x.label), positie=facts.position(x.id)
    )
