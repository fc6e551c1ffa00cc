"""Whether an entry may be accepted; above all those about an earlier one. The original stays as it was.

``corrigeer`` supersedes a field with a reason, ``vul_aan`` completes an empty one (that is no correction), ``herroep``
takes a mistaken press back. What the machines read is not corrected but retracted and recorded anew; the livestream's
commands cannot be retracted, for the broadcast did stop; a retraction is not itself retracted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from voorzitter_console.entry import Entry
from voorzitter_console.errors import Refused, within
from voorzitter_console.moment import local
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import Change, ParsedEntry, Revision, applied, revised
from voorzitter_console.procedure.fact import evolve
from voorzitter_console.procedure.history import LIVESTREAM, ODD, History, HistoryImpossible
from voorzitter_console.procedure.labels import settled
from voorzitter_console.procedure.parse import (
    BEGINS,
    INTERNAL,
    MACHINE_FIELDS,
    META,
    PAST_DAYS,
    InvalidCommand,
    clock_shown,
    default_of,
    field_names,
    parse_day,
    parse_moment,
    parse_payload,
    payload_of,
    readable,
)
from voorzitter_console.procedure.refold import happening, refold, unchanged
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

BEGIN_FIXED = frozenset(
    {"aanvang", "orgaan", "livestream", "geopend", "oefening", "protocol_naam", "protocol_tekst", "protocol_hash"}
) | {"gebeurd_op", "kwaliteit", "programma", "sleutel", "eerdere"}
"""What of the first entry is never corrected."""


_DAY_MS = 86_400_000


def compared(command: c.VergelijkKlok, op: datetime) -> c.VergelijkKlok:
    """With what follows from the time that the other clock showed at ``op`` (UTC), read by eye.

    A clock of hours and minutes stands half a minute late in the middle.
    """
    found = clock_shown(command.klok_zegt or "")
    if found is None or command.verschil_ms is not None:
        return command
    hours, minutes, seconds = found.groups()
    shown = (int(hours) * 60 + int(minutes)) * 60_000 + (int(seconds) * 1000 + 500 if seconds else 30_000)
    here = local(op)
    own = ((here.hour * 60 + here.minute) * 60 + here.second) * 1000 + here.microsecond // 1000
    ahead = (own - shown + _DAY_MS // 2) % _DAY_MS - _DAY_MS // 2
    return command.changed(verschil_ms=ahead, marge_ms=1500 if seconds else 31_000)


def resolve(history: History, command: c.Command) -> c.Command:
    """References by position or number made references by id, labels as the record has them.

    Raises Refused where there is no such entry or vordering.
    """
    command = settled(command, (p.label for p in history.state.personen)) if history.facts else command
    if isinstance(command, c.VulAan | c.Corrigeer | c.Herroep | c.Bevestig | c.Betwist):
        if command.positie > history.positie:
            raise Refused(f"Nr. {command.positie} bestaat niet; de laatste is {history.positie}.")
        target = history.items[command.positie - 1]
        about: dict[str, Any] = {"over_id": target.entry.id}
        if isinstance(command, c.Corrigeer) and isinstance(target.command, c.StelAanwezigheidVast):
            nummer = command.waarde if command.veld == "vordering" else None
            if type(nummer) is int:
                about["vordering_id"] = _order_to_leave(history, nummer, history.moment_of(target)[0])
        return command.changed(**about)
    if isinstance(command, c.StelAanwezigheidVast):
        return command.changed(vordering_id=_order_to_leave(history, command.vordering, command.gebeurd_op))
    if isinstance(command, c.RondTaakAf | c.TaakNietVanToepassing | c.HeropenTaak) and command.betreft is not None:
        if command.betreft > history.positie:
            raise Refused(f"Nr. {command.betreft} bestaat niet; de laatste is {history.positie}.")
        return command.changed(over_id=history.items[command.betreft - 1].entry.id)
    return command


def _order_to_leave(history: History, nummer: int, op: datetime | None) -> str:
    """The id of the vordering with this number: in the ordeverstoring of that moment, else in the last that has it."""
    latest_first = list(reversed(history.state.verstoringen))
    at_that_time = [v for v in latest_first if op is not None and v.begin <= op]
    for verstoring in (*at_that_time, *latest_first):
        if 0 < nummer <= len(verstoring.vorderingen):
            return verstoring.vorderingen[nummer - 1].id
    raise Refused(f"Er is geen {nummer}e vordering vastgelegd; leg die eerst vast.")


def _value(history: History, target: ParsedEntry, veld: str, waarde: Any) -> Any:
    if veld == "gebeurd_op":
        return parse_moment(waarde, "waarde")
    now = payload_of(history.command_of(target.entry.id))
    try:
        return getattr(parse_payload(target.entry.soort, {**now, veld: waarde}), veld)
    except InvalidCommand as error:
        raise InvalidCommand(f"veld 'waarde': {within(error)}", "waarde") from None


def check(history: History, entry: Entry, command: c.Command | None = None) -> Change:
    """What the entry would do to the history, which stays as it is. Raises Refused, InvalidCommand."""
    item = history.item(entry, command or parse_payload(entry.soort, readable(entry)))
    _no_day_to_come(item, {veld: getattr(item.command, veld, None) for veld in PAST_DAYS})
    return _about_another(history, item) if entry.soort in META else happening(history, item)


def _no_day_to_come(item: ParsedEntry, days: Mapping[str, Any]) -> None:
    """What was done on a day was done by then; the day is that of the clock in the hall. Raises Refused."""
    for veld, day in days.items():
        if isinstance(day, str) and parse_day(day, veld) > local(item.entry.vastgelegd_op).date():
            raise Refused("Een dag in de toekomst kan niet; geef een dag die al is geweest.")


def judged(entries: Sequence[Entry], protocol: Protocol) -> History:
    """Recorded entries, each accepted anew as when it was recorded: slower than a replay, and trusts nothing.

    Raises HistoryImpossible where the procedure could never have accepted one.
    """
    history = History(protocol=protocol)
    for entry in entries:
        try:
            history.commit(check(history, entry))
        except (Refused, InvalidCommand) as fault:
            raise HistoryImpossible(
                f"Nr. {entry.positie} ({one_line(entry.soort, 40)}) kan zo niet zijn vastgelegd: {within(fault)}"
            ) from fault
        except ODD as fault:
            raise HistoryImpossible(
                f"Nr. {entry.positie} ({one_line(entry.soort, 40)}) is niet te lezen: het journaal is beschadigd."
            ) from fault
    return history


def _about_another(history: History, item: ParsedEntry) -> Change:
    command = item.command
    target = history.by_id(getattr(command, "over_id", None) or "")
    if target is None:
        raise Refused("De vastlegging waar dit over gaat bestaat niet in deze vergadering.")
    if isinstance(command, c.Herroep):
        return _retract(history, item, target)
    if isinstance(command, c.VulAan | c.Corrigeer):
        return _revise(history, item, target, command)
    return unchanged(history, item)


def _retract(history: History, item: ParsedEntry, target: ParsedEntry) -> Change:
    soort, positie = target.entry.soort, target.entry.positie
    if target.entry.id in history.retracted:
        raise Refused(f"Nr. {positie} is al herroepen; leg het opnieuw vast als het toch gebeurde.")
    if soort == "gewist":
        raise Refused("Wat gewist is, is weg; leg opnieuw vast wat er gebeurde.")
    if soort == "hersteld":
        raise Refused("Dat het journaal is teruggezet blijft staan; noteren kan wel.")
    if soort == "herroep":
        raise Refused("Een herroeping wordt niet zelf herroepen; leg opnieuw vast wat er gebeurde.")
    if soort in LIVESTREAM:
        raise Refused("De livestream kan niet worden herroepen: dit is echt gebeurd; start of stop opnieuw.")
    if soort in BEGINS:
        raise Refused("Het begin van de vastlegging kan niet worden herroepen; afsluiten kan wel.")
    if soort in ("bevestig", "betwist"):
        change = unchanged(history, item)
    elif soort in META:
        over = history.by_id(getattr(target.command, "over_id", None) or "")
        if over is None:
            change = unchanged(history, item)
        else:
            left = [r for r in history.revisions_of(over.entry.id) if r.door_id != target.entry.id]
            change = _with(history, item, over, left)
    else:
        change = refold(history, item, removed=target.entry.id, added=None)
    return replace(change, retracts=target.entry.id)


def _revise(history: History, item: ParsedEntry, target: ParsedEntry, command: c.VulAan | c.Corrigeer) -> Change:
    soort, positie, veld = target.entry.soort, target.entry.positie, command.veld
    if veld not in field_names(soort) or veld in INTERNAL:
        kan = ", ".join(sorted(field_names(soort) - MACHINE_FIELDS))
        raise InvalidCommand(f"veld '{one_line(veld, 40)}' bestaat niet bij nr. {positie} ({soort}); wel: {kan}")
    if soort in META:
        raise Refused(f"Nr. {positie} gaat over een andere vastlegging: herroep die en leg opnieuw vast.")
    if target.entry.id in history.retracted:
        raise Refused(f"Nr. {positie} is herroepen en wordt niet meer aangevuld of gecorrigeerd.")
    if soort in BEGINS and veld in BEGIN_FIXED - ({"aanvang"} if soort == c.BeginMelding.COMMAND else set()):
        raise Refused(f"Veld '{veld}' ligt vast sinds het begin; noteren kan wel.")
    if veld in MACHINE_FIELDS:
        raise Refused(f"Veld '{veld}' wordt niet gecorrigeerd: herroep nr. {positie} en leg opnieuw vast.")
    current = history.command_of(target.entry.id)
    if isinstance(command, c.VulAan) and not _empty(current, veld):
        raise Refused(f"Veld '{veld}' van nr. {positie} is al ingevuld; corrigeren kan wel.")
    made = revised(item, command, _value(history, target, veld, command.waarde))
    when = datetime.fromisoformat(made.waarde) if veld in ("begonnen_om", "aanvang") and made.waarde else made.waarde
    if veld in ("gebeurd_op", "begonnen_om", "aanvang") and when and when > item.entry.vastgelegd_op:
        raise Refused("Een tijd in de toekomst kan niet; geef een tijd die al is geweest.")
    if veld in PAST_DAYS and isinstance(made.waarde, str):
        _no_day_to_come(item, {veld: made.waarde})
    change = _with(history, item, target, [*history.revisions_of(target.entry.id), made])
    return replace(change, revises=(target.entry.id, made))


def _empty(command: c.Command, veld: str) -> bool:
    if veld in ("gebeurd_op", "kwaliteit") or (isinstance(command, c.StelAanwezigheidVast) and veld == "aanwezig"):
        return False
    value = getattr(command, veld)
    return value is None or bool(value == default_of(command.COMMAND, veld))


def _with(history: History, item: ParsedEntry, target: ParsedEntry, revisions: list[Revision]) -> Change:
    """The history in which the target has just these revisions."""
    fact = history.fact(target, applied(target.command, revisions))
    if target.entry.positie > 1:
        given = [r.waarde for r in revisions if r.veld == "gebeurd_op"]
        op, plek = (given[-1], given[-1]) if given else (target.entry.gebeurd_op, target.plek)
        fact = evolve(fact, op=op, plek=plek)
    if target.entry.id in history.retracted:
        return unchanged(history, item)
    return refold(history, item, removed=target.entry.id, added=fact)
