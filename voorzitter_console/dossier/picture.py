"""The incident at a glance: what lasted as bars, what was said as marks, one axis of time; and the same in words.

Pure data (:class:`blocks.Picture`), so that every kind of document draws the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.dossier.blocks import AxisMark, Lane, Mark, Pattern, Picture, Stretch, Text, cell
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup, runs
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.dossier.untimed import LATER_KINDS
from voorzitter_console.moment import local, local_clock

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 10080)
"""Minutes between two times on the axis."""
_MOST_TICKS = 8
_CHARACTER = 0.0105
"""Width of a character of a label, as a part of the picture."""
_CLOSE = 0.003
"""Bars and marks closer than this are drawn as one."""
_MOST_WORDS = 12
"""Bars and marks of a lane that are named in words."""


class Span(Struct, frozen=True):
    """Something that lasted; ``tot`` None: its end was not recorded."""

    van: datetime
    tot: datetime | None
    tekst: str
    patroon: Pattern = "vol"


class LaneDraft(Struct, frozen=True):
    """A lane before it is set on the axis; ``momenten``: (when, short text)."""

    naam: str
    duur: tuple[Span, ...] = ()
    momenten: tuple[tuple[datetime, str], ...] = ()


def pictured(d: Dossier, *, police: bool = True, aggression: bool = True) -> tuple[Picture | Text, ...]:
    """The picture, and below it what is not exact about its times."""
    found = picture(d, police=police, aggression=aggression)
    doubts = _doubts(d, TimelineLookup(d), police=police, aggression=aggression)
    return (*found, Text(cell(doubts, "klein"))) if found and doubts else found


def picture(d: Dossier, *, police: bool = True, aggression: bool = True) -> tuple[Picture, ...]:
    """One picture, or none where nothing happened. It holds no name, label or free text of anybody.

    What was recorded afterwards without a time is not in it. None either where the clock was put back: on one axis what
    came later would stand before what came first.
    """
    if d.chronology.put_back:
        return ()
    look = TimelineLookup(d)
    given = [_timed(d, r, look) for r in _rows(d, police=police, aggression=aggression)]
    rows = [r for r in given if r.duur or r.momenten]
    times = [t for r in rows for t in _times(r)]
    if not times:
        return ()
    # What nobody saw end is drawn until the meeting was over, never until what was recorded in the days after.
    last = ended(d) or max(
        x.gebeurd_op for x in d.tijdlijn if x.soort not in LATER_KINDS and x.positie not in look.untimed
    )
    axis = _Axis(min(times), max(max(times), last) if any(s.tot is None for r in rows for s in r.duur) else max(times))
    doubts = _doubts(d, look, police=police, aggression=aggression)
    shown = Picture(
        titel="Het incident in één oogopslag (tijd in Nederland)",
        alt=_alt(rows) + (f" {doubts}" if doubts else ""),
        schaal=axis.ticks(),
        banen=tuple(_lane(r, axis) for r in rows),
    )
    return (shown,)


_SHOWN = (
    "meld_verstoring", "beeindig_verstoring", "schors", "hervat", "sluit", "bevestig_livestream", "spreek_aan",
    "vorder",
)  # fmt: skip
_SHOWN_POLICE = ("bel_politie", "zeg_politie_af", "politie_aanwezig", "politie_afgerond")


def _doubts(d: Dossier, look: TimelineLookup, *, police: bool, aggression: bool) -> str:
    """What is not exact about its times, said once: in a bar there is no room for it."""
    kinds = (*_SHOWN, *(_SHOWN_POLICE if police else ()), *(("meld_fysieke_agressie",) if aggression else ()))
    lines = [t for kind in kinds for t in look.of(kind)]
    marks = [t.kwaliteit.replace("_", " ") for t in lines if t.kwaliteit != "exact"]
    marks += ["later vastgelegd"] * any(t.later_vastgelegd for t in lines)
    marks += ["bij het teruglezen betwist"] * any(look.disputed(t.positie) for t in lines)
    without = any(t.positie in look.untimed for t in lines)
    told = []
    if marks:
        told.append(
            f"Niet alles in dit beeld is zeker ({'; '.join(dict.fromkeys(marks))}): dat staat bij de tijden zelf."
        )
    unbegun = [str(x.nummer) for x in d.verstoringen if look.unbegun(x)]
    if unbegun:
        when = "staat er vanaf de eerste stap die is vastgelegd; wanneer zij begon, is niet vastgelegd"
        told.append(f"Ordeverstoring {', '.join(unbegun)} {when}.")
    if without:
        told.append("Wat na de vergadering is vastgelegd zonder opgegeven tijd, staat er niet in.")
    return " ".join(told)


def _timed(d: Dossier, row: LaneDraft, look: TimelineLookup) -> LaneDraft:
    """Without the moments that nobody gave: those of recording stand for nothing that happened then."""
    without = {t.gebeurd_op for t in d.tijdlijn if t.positie in look.untimed}
    if not without:
        return row
    lasted = (replace(s, tot=None if s.tot in without else s.tot) for s in row.duur if s.van not in without)
    return LaneDraft(row.naam, tuple(lasted), tuple((op, text) for op, text in row.momenten if op not in without))


def _rows(d: Dossier, *, police: bool, aggression: bool) -> Iterator[LaneDraft]:
    yield LaneDraft(
        "Ordeverstoring",
        tuple(Span(begin, end, str(x.nummer)) for x in d.verstoringen for begin, end in runs(d, x)),
    )
    yield LaneDraft(
        "Geschorst", tuple(Span(x.begin, x.hervat or x.gesloten, "geschorst", "licht") for x in d.schorsingen)
    )
    yield LaneDraft("Livestream", tuple(_stream(d)))
    yield LaneDraft("Scenario", tuple(_scenarios(d)))
    yield LaneDraft(
        "Vorderingen", momenten=tuple((v.gebeurd_op, f"{v.nummer}e") for x in d.verstoringen for v in x.vorderingen)
    )
    if police:
        yield LaneDraft("Politie", tuple(_police(d)))
    if aggression:
        yield LaneDraft("Agressie", momenten=tuple((a.gebeurd_op, a.soort or "soort niet bekend") for a in d.agressie))


def _stream(d: Dossier) -> Iterator[Span]:
    off: datetime | None = None
    for u in d.livestream:
        if u.toestand == "gestopt" and u.bevestigd:
            off = off or u.bevestigd
        elif u.toestand == "live" and u.bevestigd and off:
            yield Span(off, u.bevestigd, "uit", "licht")
            off = None
    if off:
        yield Span(off, None, "uit", "licht")


def _scenarios(d: Dossier) -> Iterator[Span]:
    for x in d.verstoringen:
        spoken = [(a.gebeurd_op, a.scenario) for a in x.aansprekingen if a.scenario]
        for start, over in runs(d, x):
            chosen = [(op, letter) for op, letter in spoken if start <= op and (over is None or op <= over)]
            for number, (begin, letter) in enumerate(chosen):
                if number and chosen[number - 1][1] == letter:
                    continue
                end = next((op for op, other in chosen[number + 1 :] if other != letter), over)
                yield Span(begin, end, letter or "", "licht" if letter == "A" else "streep")


def _police(d: Dossier) -> Iterator[Span]:
    for p in d.politie:
        if p.gebeld:
            end = p.aanwezig or p.afgezegd or p.afgerond
            yield Span(p.gebeld, end, "112" if p.spoed else "gebeld", "licht")
        if p.aanwezig:
            yield Span(p.aanwezig, p.afgerond, "aanwezig")


def _times(row: LaneDraft) -> Iterator[datetime]:
    for s in row.duur:
        yield s.van
        if s.tot:
            yield s.tot
    yield from (at for at, _ in row.momenten)


class _Axis:
    """Moments as places in 0..1."""

    def __init__(self, first: datetime, last: datetime) -> None:
        margin = max(timedelta(seconds=20), (last - first) * 0.03)
        self._first, self._last = first - margin, last + margin

    def at(self, moment: datetime) -> float:
        part = (moment - self._first) / (self._last - self._first)
        return round(min(1.0, max(0.0, part)), 5)

    def ticks(self) -> tuple[AxisMark, ...]:
        """Round times of the clock in the Netherlands."""
        length = self._last - self._first
        step = next((s for s in _STEPS if length <= timedelta(minutes=s) * _MOST_TICKS), _STEPS[-1])
        seconds = step * 60
        shift = local(self._first).utcoffset() or timedelta()
        first = -(-int(self._first.timestamp() + shift.total_seconds()) // seconds) * seconds - shift.total_seconds()
        moments: list[datetime] = []
        while len(moments) <= _MOST_TICKS and first <= self._last.timestamp():
            moments.append(datetime.fromtimestamp(first, self._first.tzinfo))
            first += seconds
        shown = "%H:%M" if length < timedelta(days=1) else "%d-%m %H:%M"
        return tuple(AxisMark(self.at(m), local(m).strftime(shown)) for m in moments)


def _lane(row: LaneDraft, axis: _Axis) -> Lane:
    bars: list[Stretch] = []
    for s in sorted(row.duur, key=lambda s: s.van):
        begin = axis.at(s.van)
        end = max(begin, axis.at(s.tot)) if s.tot else 1.0
        bar = Stretch(begin, end, s.tekst, s.patroon, open=s.tot is None)
        last = bars[-1] if bars else None
        if last and bar.tot - bar.van < _CLOSE and bar.van - last.tot < _CLOSE and bar.patroon == last.patroon:
            bars[-1] = replace(last, tot=max(last.tot, bar.tot), open=last.open or bar.open)
        else:
            bars.append(bar)
    return Lane(row.naam, tuple(_labelled(bars)), tuple(_marks(row, axis)))


def _labelled(bars: list[Stretch]) -> Iterator[Stretch]:
    """Each with its text in it, else beside it where nothing else stands, else without."""
    for number, bar in enumerate(bars):
        room = bars[number + 1].van if number + 1 < len(bars) else 1.0
        need = len(bar.tekst) * _CHARACTER + 0.012
        if bar.tot - bar.van >= need:
            yield bar
        elif room - bar.tot >= need:
            yield replace(bar, naast=True)
        else:
            yield replace(bar, tekst="")


def _marks(row: LaneDraft, axis: _Axis) -> Iterator[Mark]:
    """Each with its text to the right, else to the left, else with that of the next one: never over another.

    A mark whose text found no room is named there first, so that what was worse does not stand without a name beside
    what was less; only where both find no room the text is left out.
    """
    apart: list[tuple[float, list[str]]] = []
    for moment, text in sorted(row.momenten, key=lambda m: m[0]):
        at = axis.at(moment)
        if not apart or at - apart[-1][0] >= _CLOSE:
            apart.append((at, [text]))
        elif text not in apart[-1][1]:
            apart[-1][1].append(text)
    free, waiting = 0.0, list[str]()
    for number, (at, own) in enumerate(apart):
        following = apart[number + 1][0] if number + 1 < len(apart) else 1.0
        for texts in dict.fromkeys(", ".join(dict.fromkeys(t)) for t in ([*waiting, *own], own)):
            need = len(texts) * _CHARACTER + 0.012
            if at + need <= following:
                free, waiting = at + need, []
                yield Mark(at, texts)
                break
            if at - need >= free:
                free, waiting = at, []
                yield Mark(at, texts, links=True)
                break
        else:
            free, waiting = at, [*waiting, *own]
            yield Mark(at, "")


def _alt(rows: Iterable[LaneDraft]) -> str:
    """The same in words."""
    said = []
    for row in rows:
        parts = [
            f"{s.tekst + ' ' if s.tekst != row.naam.lower() else ''}van {local_clock(s.van)} "
            + (f"tot {local_clock(s.tot)}" if s.tot else "zonder vastgelegd einde")
            for s in row.duur
        ]
        parts += [f"{text} om {local_clock(at)}" for at, text in row.momenten]
        more = f"; en nog {len(parts) - _MOST_WORDS}, zie de tijdlijn" if len(parts) > _MOST_WORDS else ""
        said.append(f"{row.naam}: {', '.join(parts[:_MOST_WORDS])}{more}.")
    return "Tijdbalk van het incident. " + " ".join(said)
