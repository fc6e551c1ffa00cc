"""What an entry would do to the history: worked out before it is written, and nothing of it done yet.

A new entry, a correction and a retraction are accepted where the whole history stays possible (every remaining command
goes through the tables again), else refused with a sentence that names what stands in the way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from voorzitter_console.errors import Refused, within
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.change import Change, ParsedEntry
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.fold.fold import apply, first_state
from voorzitter_console.procedure.history import CHECKPOINT, LIVESTREAM, History
from voorzitter_console.procedure.sentences import sentence
from voorzitter_console.procedure.state import State
from voorzitter_console.text import one_line


def happening(history: History, item: ParsedEntry) -> Change:
    """What an entry that is about no other would do. Raises Refused."""
    fact = history.fact(item, item.command)
    if not history.facts:
        return Change(item=item, state=first_state(fact, history.protocol), start=0, tail=(fact,))
    return refold(history, item, removed=None, added=fact)


def unchanged(history: History, item: ParsedEntry) -> Change:
    """An entry that only stands in the record."""
    return Change(item=item, state=history.state, start=len(history.facts))


def refold(history: History, item: ParsedEntry, *, removed: str | None, added: Fact | None) -> Change:
    """The history without one fact and with another. Raises Refused where it would not be possible."""
    facts = history.facts
    gone = next((i for i, f in enumerate(facts) if f.id == removed), None) if removed else None
    at = _place(facts, added) if added else len(facts)
    start = min(at, gone if gone is not None else at)
    tail = [f for f in facts[start:] if f.id != removed]
    if added:
        tail.insert(_place(tail, added), added)
    count, state = _before(history, start)
    fresh: list[tuple[int, State]] = []
    for fact in (*facts[count:start], *tail):
        try:
            state = apply(state, fact, history.protocol) if state else first_state(fact, history.protocol)
        except Refused as error:
            if added and fact.id == added.id:
                if start == len(facts):
                    raise
                raise Refused(f"Om {local_clock(fact.op)} past dat niet: {within(error)}") from error
            raise _in_the_way(fact, retracting=added is None) from error
        count += 1
        if count % CHECKPOINT == 0:
            fresh.append((count, state))
    assert state is not None
    return Change(item=item, state=state, start=start, tail=tuple(tail), checkpoints=tuple(fresh))


def _before(history: History, start: int) -> tuple[int, State | None]:
    """The last kept state at or before so many facts; None for the very beginning."""
    if start == len(history.facts):
        return start, history.state if history.facts else None
    for count, state in reversed(history.checkpoints):
        if count <= start:
            return count, state
    return 0, None


def _place(facts: Sequence[Fact], fact: Fact) -> int:
    """Where the fact belongs in facts that are in order."""
    return bisect_left(facts, (fact.plek, fact.positie), key=lambda f: (f.plek, f.positie))


def _in_the_way(fact: Fact, *, retracting: bool) -> Refused:
    """The sentence that names what would no longer fit after a retraction, a correction or a late entry.

    To retract what is true is never advised: only a retraction may be followed by another one.
    """
    what = f"{one_line(sentence(fact.command), 60)} ({local_clock(fact.op)})"
    if retracting and fact.command.COMMAND not in LIVESTREAM and fact.positie > 1:
        advice = "is dat ook niet gebeurd, herroep dan eerst die vastlegging; anders noteer wat er fout is."
    elif retracting:
        advice = "dat is niet te herroepen; noteer wat er fout is."
    else:
        advice = "geef een andere tijd, of noteer het."
    return Refused(f"Dat kan niet: “{what}” past er dan niet meer bij; {advice}")
