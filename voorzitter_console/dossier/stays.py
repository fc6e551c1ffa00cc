"""To whom a vordering was spoken, and what that person did then: each departure and return, and how, as recorded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from msgspec import Struct, field

from voorzitter_console.dossier.members import members
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierVerblijf,
    DossierVerstoring,
    DossierVordering,
    Verstoorder,
)
from voorzitter_console.dossier.refs import DISPUTED, TimelineLookup
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.procedure.reporting import AT_ONCE

BESIDE = "nee: niet genoemd, wel aanwezig"
"""There, and not spoken to."""
LATER = "niet vastgesteld: daarna pas vastgelegd"
"""Nobody was named, and this person came into the record only afterwards: there or not, nobody said."""
CLOCK = "niet vast te stellen: de klok is verzet"
"""Nobody was named, and its time was typed in afterwards, by which of two clocks nobody said."""
NOT_KNOWN = frozenset({LATER, CLOCK})
"""Answers to whether a vordering was for that person that say that nobody knows."""
NOT_NAMED = "niet apart genoemd"
"""Of a vordering to all, or to whoever disturbed then: that it was for this person too is derived."""
LEFT, BACK, STOPPED = "verstoorder_vertrokken", "verstoorder_teruggekeerd", "verstoorder_gestaakt"
PRESENCE = "stel_aanwezigheid_vast"


def gone_since(look: TimelineLookup, label: str, op: datetime) -> datetime | None:
    """When that person had left who was not back at ``op``; None: not known to be gone. Who stops is there."""
    return _gone_by(_moves(look, label), look.place(op))


Move = tuple[float, int, str, datetime]
"""Its place among what happened, the position of its entry, which kind, and when."""


def _moves(look: TimelineLookup, label: str) -> list[Move]:
    kinds = (LEFT, BACK, STOPPED)
    return sorted(
        (look.place(t.gebeurd_op), t.positie, t.soort, t.gebeurd_op) for t in look.naming(label) if t.soort in kinds
    )


def _gone_by(moves: Sequence[Move], at: float) -> datetime | None:
    before = [m for m in moves if m[0] < at or (m[0] == at and m[2] != LEFT)]
    return before[-1][3] if before and before[-1][2] == LEFT else None


class Addressees(Struct, frozen=True, kw_only=True):
    """To whom the vorderingen of one meeting were spoken, as far as it was recorded."""

    look: TimelineLookup
    no_listeners: frozenset[str]
    """Members: they are no toehoorders, and one that names nobody is not for them."""
    disputed: frozenset[tuple[int | None, str]] = frozenset()
    """(position of the vordering, label): what was found of that person there was disputed at the reading back."""
    found_late: Mapping[tuple[int | None, str], str] = {}
    """The same, of what was found long after all was over: when that was."""
    sometime: frozenset[str] = frozenset()
    """Who came into the record only long after all was over: at which of several ordeverstoringen, nobody said."""
    _known: dict[str, tuple[list[Move], float]] = field(default_factory=dict)
    """By label: comings and goings, and where the person came into the record."""

    @classmethod
    def of(cls, d: Dossier, look: TimelineLookup) -> Addressees:
        stated = _last_stated(d, look)
        disputed = frozenset(key for key, t in stated.items() if DISPUTED in look.doubt(t))
        late = {key: look.long_after[t] for key, t in stated.items() if t in look.long_after}
        return cls(look=look, no_listeners=members(d), disputed=disputed, found_late=late, sometime=_sometime(d, look))

    def late(self, v: DossierVordering, label: str) -> str:
        """``, vastgelegd op 13 november 2026``: behind what was found of that person there, if it was long after."""
        return self.found_late.get((v.positie, label), "")

    def unsure(self, v: DossierVordering, label: str) -> str:
        """``, bij het teruglezen betwist``: behind what was found of that person at that vordering."""
        return ", bij het teruglezen betwist" if (v.positie, label) in self.disputed else ""

    def told(self, v: DossierVordering, p: Verstoorder) -> str:
        """Whether the vordering was addressed to that person, and how that is known.

        Who was found to be there was not therefore spoken to: a vordering that named others was not addressed to this
        one. Nor does one to all listeners reach who had gone; of who came into the record only later it is not known.
        """
        label = p.label
        said = _stated(v, label)
        meant, member = label in v.gericht_aan, label in self.no_listeners
        if said is None and not v.genoemd and not member and self._unplaced(v, p):
            return CLOCK
        if said is False:
            named = "genoemd, maar " if names(v, label) else ""
            return f"nee: {named}niet aanwezig, vastgesteld{self.late(v, label)}{self.unsure(v, label)}"
        if v.alle_toehoorders and not member and (said or self.there(v, p)):
            how = "aan alle toehoorders" + (", genoemd" if names(v, label) else "")
        elif names(v, label):
            how = "genoemd" + (", maar toen al weg" if self.gone(v, p) else "")
        elif not v.genoemd and not member and (meant or said):
            how = "afgeleid"
        elif said:
            there = f"{BESIDE}, vastgesteld" if v.genoemd else "nee: wel aanwezig, vastgesteld"
            return there + self.late(v, label) + self.unsure(v, label)
        elif not member and (v.alle_toehoorders or not v.genoemd) and self.later(v, p):
            return LATER
        else:
            return "nee"
        contested = " (betwist bij het teruglezen)" if self.unsure(v, label) else ""
        there = f", aanwezigheid vastgesteld{self.late(v, label)}{contested}" if said else ""
        # What was disputed of a vordering may be whom it meant.
        return f"ja, {how}{there}" + (", bij het teruglezen betwist" if v.teruggelezen == "betwist" else "")

    def named_absent(self, v: DossierVordering, p: Verstoorder) -> bool:
        """Whether it named this person, who was found not to have been there: named, and yet not spoken to."""
        return names(v, p.label) and _stated(v, p.label) is False

    def _unplaced(self, v: DossierVordering, p: Verstoorder) -> bool:
        """Whether it, or a coming or going of that person, has a time of which it is not known on which clock."""
        moves = (moment for _, _, _, moment in self._of(p)[0])
        return any(map(self.look.unplaced, (v.gebeurd_op, *moves)))

    def only_named(self, x: DossierVerstoring, p: Verstoorder) -> bool:
        """Whether nothing was recorded of this person at it but vorderingen by name, at which they were found not to
        be: it is no ordeverstoring of theirs.
        """
        missed = {v.positie for v in x.vorderingen if self.named_absent(v, p)}
        if not missed or any(_stated(v, p.label) or self.unsure(v, p.label) for v in x.vorderingen):
            return False
        return not any(
            t.positie not in missed and t.soort != PRESENCE and self.look.within(t.gebeurd_op, (x.begin, x.einde))
            for t in self.look.naming(p.label)
        )

    def known_at(self, x: DossierVerstoring) -> list[Verstoorder]:
        """Of whom it is known that what was recorded of them was at that one."""
        return [p for p in x.verstoorders if p.label not in self.sometime]

    def took_part(self, x: DossierVerstoring) -> list[Verstoorder]:
        """Whose ordeverstoring it was."""
        return [p for p in self.known_at(x) if not self.only_named(x, p)]

    def reached(self, v: DossierVordering, p: Verstoorder) -> bool:
        """The same as a yes or no: who was named but not there, or there but not named, was not spoken to."""
        return self.told(v, p).startswith("ja, ")

    def there(self, v: DossierVordering, p: Verstoorder) -> bool:
        """Whether that person was there when it was spoken: as was stated of it, else as comings and goings say."""
        said = _stated(v, p.label)
        if said is not None:
            return said
        return not (self.gone(v, p) or self.later(v, p) or self._unplaced(v, p))

    def gone(self, v: DossierVordering, p: Verstoorder) -> bool:
        """Whether the person had left before it and was not back, and nobody said otherwise."""
        away = _gone_by(self._of(p)[0], self.look.place(v.gebeurd_op)) is not None
        return away and _stated(v, p.label) is None and not self._unplaced(v, p)

    def later(self, v: DossierVordering, p: Verstoorder) -> bool:
        """Whether the person came into the record only after it, and nobody said that the person was there."""
        place = self.look.place
        first = min((self._of(p)[1], *(place(stay.van) for stay in p.verblijf[:1])))
        return _stated(v, p.label) is None and first > place(v.gebeurd_op)

    def _of(self, p: Verstoorder) -> tuple[list[Move], float]:
        if p.label not in self._known:
            named = [self.look.place(t.gebeurd_op) for t in self.look.naming(p.label)[:1]]
            self._known[p.label] = _moves(self.look, p.label), min(named, default=-math.inf)
        return self._known[p.label]


def pauses(x: DossierVerstoring, look: TimelineLookup) -> list[tuple[datetime, datetime]]:
    """From when until when it was over, each time that it went on."""
    place, over = look.place, [t.gebeurd_op for t in look.of("beeindig_verstoring")]
    starts = [x.begin, *x.voortzettingen]
    ends = (next((op for op in over if place(a) <= place(op) <= place(b)), None) for a, b in pairwise(starts))
    return [(end, again) for end, again in zip(ends, starts[1:], strict=True) if end]


def was_there(run: tuple[datetime, datetime | None], p: Verstoorder, look: TimelineLookup) -> bool:
    """Whether that person was recorded to be there at some moment of it (end None: it had not ended)."""
    place, (begin, end) = look.place, run
    return any(
        (end is None or place(stay.van) <= place(end)) and (stay.tot is None or place(stay.tot) >= place(begin))
        for stay in p.verblijf
    )


def turns(label: str, stays: Sequence[DossierVerblijf], look: TimelineLookup) -> list[tuple[datetime, str]]:
    """When somebody stopped, and when began again: who reads the one reads the other too. A return is no such turn."""
    returns = {stay.van for stay in stays}
    found = [
        (t.gebeurd_op, f"{what} {look.time(t.gebeurd_op)}{look.doubt(t.positie)}")
        for soort, what in ((STOPPED, "gestopt met storen om"), (BACK, "weer begonnen om"))
        for t in look.about(label, soort)
        if soort == STOPPED or t.gebeurd_op not in returns
    ]
    return sorted(found, key=lambda turn: look.place(turn[0]))


def _sometime(d: Dossier, look: TimelineLookup) -> frozenset[str]:
    closed, ends = ended(d), [x.einde for x in d.verstoringen if x.einde]
    if closed is None or len(d.verstoringen) < 2 or len(ends) < len(d.verstoringen):
        return frozenset()
    over = max((closed, *ends), key=look.place)
    since = {p.label: d.chronology.length(over, t.gebeurd_op) for p in d.personen for t in look.naming(p.label)[:1]}
    return frozenset(label for label, length in since.items() if length is not None and length > AT_ONCE)


def _last_stated(d: Dossier, look: TimelineLookup) -> dict[tuple[int | None, str], int]:
    """Position of the last that was found of each person at each vordering; none where all is in order."""
    stated = sorted(look.of(PRESENCE), key=lambda t: t.positie)
    if not any(t.positie in look.long_after or DISPUTED in look.doubt(t.positie) for t in stated):
        return {}  # nearly always: the journal is not gone through for each person
    positions = {e["inhoud"]["id"]: e["positie"] for e in d.journaal}
    last: dict[tuple[int | None, str], int] = {}
    for t in stated:
        about = d.journaal[t.positie - 1]["inhoud"]["payload"].get("vordering_id")
        last |= {(positions.get(about), label): t.positie for label in t.labels}
    return last


def names(v: DossierVordering, label: str) -> bool:
    """Whether it named this person: one to all listeners may name others besides."""
    return bool(v.genoemd) and label in v.gericht_aan


def _stated(v: DossierVordering, label: str) -> bool | None:
    """Whether that person was found to have been there; None: nobody said."""
    return next((a.aanwezig for a in reversed(v.aanwezigheid) if a.label == label), None)


_LEFT = {
    "vrijwillig": ("vrijwillig", "vrijwillig weg"),
    "na_vordering": ("na de vordering", "weg na de vordering"),
    "zorg": ("met zorgverleners", "weg met zorgverleners"),
    "verbinding_verbroken": ("verbinding verbroken", "verbinding verbroken"),
}
"""How a person left of own accord: in brackets, and after a return."""
_TAKEN = {"verwijderd": "verwijderd", "aangehouden": "aangehouden"}


def gone(hoe: str | None) -> str:
    """``verwijderd``, ``vrijwillig weg``, ``weg (hoe niet bekend)``."""
    return _TAKEN.get(hoe or "") or _LEFT.get(hoe or "", ("", "weg (hoe niet bekend)"))[1]


def stayed(
    op: datetime,
    verblijf: Sequence[DossierVerblijf],
    look: TimelineLookup,
    *,
    label: str,
    einde: datetime | None = None,
    stated: bool = False,
    between: Sequence[tuple[datetime, datetime]] = (),
) -> str:
    """What a person did after words spoken at ``op``: each departure and return, and how, as recorded.

    ``einde``: of the ordeverstoring; who was there until then did not go, and what follows is not counted from the
    words. Each time with what is not exact about it. ``between``: from when until when it was over in between; a stay
    that lasted through one is no disturbing all that time. ``stated``: it was said afterwards that the person was
    there, whatever else was recorded.
    """
    moved = [(soort, moment) for _, _, soort, moment in _moves(look, label) if soort in (LEFT, BACK)]
    if any(map(look.unplaced, (op, *(moment for _, moment in moved)))):
        went = (("weg" if soort == LEFT else "terug", look.moved(moment, soort, label)) for soort, moment in moved)
        return CLOCK + "".join(f"; {how} {when}" for how, when in went)
    place, at = look.place, look.place(op)

    def later(after: Sequence[DossierVerblijf]) -> str:
        return "".join(_later(v, look, label) for v in after)

    def left(moment: datetime) -> str:
        return look.moved(moment, LEFT, label)

    there = next(
        (i for i, v in enumerate(verblijf) if place(v.van) <= at and (v.tot is None or at <= place(v.tot))), None
    )
    if there is None and stated:
        there = next((i for i, v in enumerate(verblijf) if place(v.van) > at), None)
    if there is None:
        before = [v for v in verblijf if v.tot and place(v.tot) < at]
        after = verblijf[len(before) :]
        if not before:
            away = gone_since(look, label, op)
            if away:
                return f"was al weg sinds {left(away)}" + later(after)
            return _first(after[0].van, look, label) if after else "niet vastgelegd"
        told = f"was al weg sinds {left(before[-1].tot or op)} ({_bracket(before[-1].hoe)})"
        return told + later(after)
    first, after = verblijf[there], verblijf[there + 1 :]
    if first.tot is None:
        return "vertrek niet vastgelegd"
    also = _gone_before(first, look, label)
    if look.timeless(first.tot, LEFT, label):
        # How long this person stayed nobody said.
        told = f"ging weg ({_bracket(first.hoe)}); wanneer is niet opgegeven, vastgelegd {look.time(first.tot)}"
        return told + also
    if einde and at <= place(einde) < place(first.tot):
        # After which vordering, if any of this ordeverstoring, such a departure does not say.
        how, called = ("weg", " (vastgelegd als: na de vordering)") if first.hoe == "na_vordering" else (
            gone(first.hoe), "",
        )  # fmt: skip
        ended = look.time(einde) + look.doubt_of(einde, "beeindig_verstoring")
        told = f"was er nog toen de ordeverstoring voorbij was ({ended}), {how} {left(first.tot)}{called}"
        return told + also + later(after)
    length = _about(look, op) + look.lasted(op, first.tot)
    if first.hoe in _TAKEN:
        told = f"was er nog {length}, toen door de politie {_TAKEN[first.hoe]} om {left(first.tot)}"
    else:
        told = f"ging weg na {length}{look.doubt_of(first.tot, LEFT, label=label)} ({_bracket(first.hoe)})"
    over = [f"{look.time(a)} tot {look.time(b)}" for a, b in between if at <= place(a) and place(b) <= place(first.tot)]
    paused = f"; daartussen was de ordeverstoring voorbij ({', '.join(over)})" if over else ""
    return told + paused + also + later(after)


def _gone_before(stay: DossierVerblijf, look: TimelineLookup, label: str) -> str:
    """Departures that another, with no return recorded in between, took the place of: they may speak for the person."""
    place, moved = look.place, look.about(label, LEFT)
    within = [t for t in moved if stay.tot and place(stay.van) <= place(t.gebeurd_op) < place(stay.tot)]
    told = (f"{t.tekst.partition(': ')[2] or 'vertrokken'} {look.moved(t.gebeurd_op, LEFT, label)}" for t in within)
    return f"; eerder ook vastgelegd: {', '.join(told)}" if within else ""


def _first(since: datetime, look: TimelineLookup, label: str) -> str:
    """Since when the person was there, and whether that was recorded then or found afterwards."""
    then = any(t.gebeurd_op == since for t in look.naming(label))
    return (
        f"{'staat in de vastlegging vanaf' if then else 'achteraf vastgesteld: was er om'} {look.since(label, since)}"
    )


def _about(look: TimelineLookup, begin: datetime) -> str:
    """``ongeveer ``: a length from words that nobody heard at that moment of a clock is no measured one.

    What is not exact about its end stands beside that.
    """
    spoken = (t for soort in ("vorder", "spreek_aan") for t in look.of(soort) if t.gebeurd_op == begin)
    return "ongeveer " if any(t.kwaliteit != "exact" for t in spoken) else ""


def _bracket(hoe: str | None) -> str:
    return _TAKEN.get(hoe or "") or _LEFT.get(hoe or "", ("hoe niet bekend", ""))[0]


def _later(v: DossierVerblijf, look: TimelineLookup, label: str) -> str:
    left = f", {gone(v.hoe)} {look.moved(v.tot, LEFT, label)}" if v.tot else ", daarna vertrek niet vastgelegd"
    return f", kwam terug {look.moved(v.van, BACK, label)}{left}"
