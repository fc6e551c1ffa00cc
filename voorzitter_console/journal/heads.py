"""What all journals hold to, however they are stored: the heads they saw, who was first, practice and real apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from voorzitter_console.entry import Draft, Entry, genesis
from voorzitter_console.journal.bindings import MEETING, REPORT
from voorzitter_console.journal.port import (
    Head,
    JournalDamaged,
    JournalMixed,
    JournalReplaced,
    LockTurned,
    PositionTaken,
)
from voorzitter_console.text import vastleggingen

CLOSING = frozenset({"sluit", "sluit_melding"})
"""After one of these, not retracted, a meeting or a melding is closed."""
SEALS = "zegels"
"""The stream that holds the seals of the others (:mod:`.seal`): no meeting, and in no list of them."""
_POSSIBLE = (
    "schrijf er niet in verder en bewaar het bestand. Verder kan met een kopie (kopie MAP --terug) of een nieuw "
    "journaal (--database)."
)


class SeenHeads:
    """The last head that was seen of each stream: a chain that is shorter now, or another one, is refused."""

    def __init__(self, seen: Mapping[str, Head] | None = None) -> None:
        self._seen = dict(seen or {})

    def check(self, stroom: str, head: Head, link_at: Callable[[int], str | None]) -> None:
        """Keep this head; ``link_at`` gives the link that now stands at a position. Raises JournalReplaced."""
        seen = self._seen.get(stroom)
        if seen is not None and seen != head:
            if head.aantal < seen.aantal:
                stood = "stond" if seen.aantal == 1 else "stonden"
                raise JournalReplaced(
                    f"Het journaal is korter dan eerder gezien: {vastleggingen(head.aantal)} waar er {seen.aantal} "
                    f"{stood}; {_POSSIBLE}"
                )
            if seen.aantal and link_at(seen.aantal) != seen.kop:
                raise JournalReplaced(
                    f"Het journaal is een ander dan eerder gezien: vastlegging {seen.aantal} is vervangen; {_POSSIBLE}"
                )
        self._seen[stroom] = head

    def check_all(self, there: Sequence[str]) -> None:
        """Whether every stream that was seen is there still. Raises JournalReplaced."""
        gone = [stroom for stroom, head in self._seen.items() if head.aantal and stroom not in there]
        if gone:
            raise JournalReplaced(f"In het journaal ontbreekt een vergadering die er eerder in stond; {_POSSIBLE}")

    def last(self, stroom: str) -> Head | None:
        """The head that was seen last; None for none."""
        return self._seen.get(stroom)

    def note(self, stroom: str, head: Head) -> None:
        """Keep a head that this process made itself."""
        self._seen[stroom] = head


def empty_head(stroom: str) -> Head:
    """The head of a stream that does not exist yet."""
    return Head(aantal=0, kop=genesis(stroom))


def stream_soort(first: Entry) -> str:
    """What a stream is, by its first entry."""
    return {MEETING: "vergadering", REPORT: "melding"}.get(first.soort, first.soort)


def position_taken(expected: int, later: Sequence[Entry]) -> PositionTaken:
    """Another process was first."""
    last, stand = later[-1], "staat" if len(later) == 1 else "staan"
    return PositionTaken(
        f"{last.door} was eerder: na nr. {expected} {stand} al {vastleggingen(len(later))}; er is niets geschreven.",
        later,
    )


def refuse_second(known: int | None, found: int) -> None:
    """A stream is begun where nobody began one meanwhile. Raises PositionTaken."""
    if known is not None and found != known:
        raise PositionTaken("Op een ander scherm is net een vergadering begonnen; er is niets geschreven.", ())


def too_short(expected: int, head: Head) -> JournalDamaged:
    """The caller saw more than there is."""
    belong = "hoort" if expected == 1 else "horen"
    return JournalDamaged(
        f"Het journaal heeft {vastleggingen(head.aantal)} waar er {expected} {belong} te staan; er is niets geschreven."
    )


def refuse_turned(key_id: str | None) -> None:
    """``key_id``: of a slot that came since one looked. Of two that turn the lock just one does. Raises LockTurned."""
    if key_id is not None:
        raise LockTurned(
            "Intussen is dit journaal op een ander scherm op slot gegaan of kreeg het een andere zin: hier is niets "
            "veranderd, deze zin geldt niet. Kijk met: voorzitter-console kluis."
        )


def refuse_mixed(oefening: bool, draft: Draft, plaats: str) -> None:
    """The first entry of a stream says whether it is practice. Raises JournalMixed."""
    if is_practice(draft.soort, draft.payload, oefening) != oefening:
        raise mixed(oefening, plaats)


def is_practice(soort: str, payload: Mapping[str, Any], oefening: bool) -> bool:
    """Whether a stream that begins so is practice: a meeting or melding that says nothing of it is real."""
    return bool(payload.get("oefening", False if soort in (MEETING, REPORT) else oefening))


def mixed(oefening: bool, plaats: str) -> JournalMixed:
    """Practice and real never share a file; ``oefening`` is what the journal is."""
    if oefening:
        return JournalMixed(f"{plaats} is een oefenjournaal: een echte vergadering kan daar niet in; kies een ander.")
    return JournalMixed(
        f"{plaats} is een journaal van echte vergaderingen: een oefening kan daar niet in; kies een ander."
    )
