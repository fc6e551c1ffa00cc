"""To whom a vordering was spoken, and what that person did then: each departure and return, and how, as recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from voorzitter_console.dossier.model.record import DossierVerblijf, DossierVordering, Verstoorder
from voorzitter_console.dossier.refs import TimelineLookup

BESIDE = "nee: niet genoemd, wel aanwezig"
"""There, and not spoken to."""


def addressed(v: DossierVordering, p: Verstoorder, no_listeners: frozenset[str]) -> str:
    """Whether the vordering was addressed to that person, and how that is known; members are no listeners.

    Who was found to be there was not therefore spoken to: a vordering that named others was not addressed to this one.
    Nor does one to all listeners reach who had gone.
    """
    label = p.label
    said = next((a for a in reversed(v.aanwezigheid) if a.label == label), None)
    meant = label in v.gericht_aan
    if said and not said.aanwezig:
        return f"nee: {'genoemd, maar ' if meant and v.genoemd else ''}niet aanwezig, vastgesteld"
    if v.alle_toehoorders and label not in no_listeners and (said or not _gone(v.gebeurd_op, p)):
        how = "aan alle toehoorders"
    elif meant or (said and not v.genoemd and label not in no_listeners):
        how = "genoemd" if v.genoemd else "afgeleid"
    elif said:
        return f"{BESIDE}, vastgesteld" if v.genoemd else "nee: wel aanwezig, vastgesteld"
    else:
        return "nee"
    there = ", aanwezigheid vastgesteld" if said else ""
    # What was disputed of a vordering may be whom it meant.
    return f"ja, {how}{there}" + (", bij het teruglezen betwist" if v.teruggelezen == "betwist" else "")


def _gone(op: datetime, p: Verstoorder) -> bool:
    """Whether that person had left by then, and was not back."""
    there = any(stay.van <= op and (stay.tot is None or op <= stay.tot) for stay in p.verblijf)
    return not there and any(stay.tot is not None and stay.tot < op for stay in p.verblijf)


def was_there(run: tuple[datetime, datetime | None], p: Verstoorder, look: TimelineLookup) -> bool:
    """Whether that person was recorded to be there at some moment of it (end None: it had not ended)."""
    place, (begin, end) = look.place, run
    return any(
        (end is None or place(stay.van) <= place(end)) and (stay.tot is None or place(stay.tot) >= place(begin))
        for stay in p.verblijf
    )


def spoken_to(v: DossierVordering, p: Verstoorder, no_listeners: frozenset[str]) -> bool:
    """The same as a yes or no: who was named but not there, or there but not named, was not spoken to."""
    return addressed(v, p, no_listeners).startswith("ja, ")


LEFT, BACK = "verstoorder_vertrokken", "verstoorder_teruggekeerd"
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
) -> str:
    """What a person did after words spoken at ``op``: each departure and return, and how, as recorded.

    ``einde``: of the ordeverstoring; who was there until then did not go, and what follows is not counted from the
    words. Each time with what is not exact about it. ``stated``: it was said afterwards that the person was there,
    whatever else was recorded.
    """
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
            return f"eerst gezien om {look.time(after[0].van)}" if after else "niet vastgelegd"
        told = f"was al weg sinds {left(before[-1].tot or op)} ({_bracket(before[-1].hoe)})"
        return told + later(after)
    first, after = verblijf[there], verblijf[there + 1 :]
    if first.tot is None:
        return "vertrek niet vastgelegd"
    if look.timeless(first.tot, LEFT, label):
        # How long this person stayed nobody said.
        return f"ging weg ({_bracket(first.hoe)}); wanneer is niet opgegeven, vastgelegd {look.time(first.tot)}"
    if einde and at <= place(einde) < place(first.tot):
        # After which vordering, if any of this ordeverstoring, such a departure does not say.
        how, called = ("weg", " (vastgelegd als: na de vordering)") if first.hoe == "na_vordering" else (
            gone(first.hoe), "",
        )  # fmt: skip
        told = f"was er nog toen de ordeverstoring voorbij was ({look.time(einde)}), {how} {left(first.tot)}{called}"
        return told + later(after)
    length = look.lasted(op, first.tot)
    if first.hoe in _TAKEN:
        told = f"was er nog {length}, toen door de politie {_TAKEN[first.hoe]} om {left(first.tot)}"
    else:
        told = f"ging weg na {length}{look.doubt_of(first.tot, LEFT, label=label)} ({_bracket(first.hoe)})"
    return told + later(after)


def _bracket(hoe: str | None) -> str:
    return _TAKEN.get(hoe or "") or _LEFT.get(hoe or "", ("hoe niet bekend", ""))[0]


def _later(v: DossierVerblijf, look: TimelineLookup, label: str) -> str:
    left = f", {gone(v.hoe)} {look.moved(v.tot, LEFT, label)}" if v.tot else ", daarna vertrek niet vastgelegd"
    return f", kwam terug {look.moved(v.van, BACK, label)}{left}"
