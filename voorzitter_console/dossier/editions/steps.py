"""When each step of the protocol was taken, per ordeverstoring, and how long after its begin (protocol 4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Run, Text, cell
from voorzitter_console.dossier.model.record import Dossier, DossierSchorsing, DossierVerstoring
from voorzitter_console.dossier.refs import TimelineLookup, deployments, runs, some
from voorzitter_console.dossier.sitting import ended

_STEPS_FOR = 12
Since = Callable[[datetime], str]
"""How long after the begin, in words."""
Done = tuple[tuple[datetime, ...], datetime, str]
"""Where it belongs (the first of these at which an ordeverstoring ran), when it was done, and what is told of it."""


def steps(d: Dossier) -> list[Block]:
    """When each step of the protocol was taken, and how long after the begin."""
    blocks: list[Block] = []
    look = TimelineLookup(d)
    police, stream = _by_number(d, _police(d, look), look), _by_number(d, _stream(d, look), look)
    for x in d.verstoringen[:_STEPS_FOR]:
        told = _of(d, x, look, police.get(x.nummer, ()), stream.get(x.nummer, ()))
        rows = [(cell(step, "vet"), cell(what), moment) for step, what, moment in told]
        blocks.append(Heading(f"Ordeverstoring {x.nummer} volgens de stappen van het protocol (4.3)"))
        begin = look.line(x.positie)
        known = "" if begin is None or begin.kwaliteit == "exact" else f", {w.words(begin.kwaliteit)}"
        since = f"nr. {x.positie}" if look.unbegun(x) else "het begin"
        blocks.append(w.table(("Stap", "Wat", f"Wanneer (sinds {since}{known})"), (1.4, 6.5, 0), rows))
    if len(d.verstoringen) > _STEPS_FOR:
        blocks.append(
            Text(cell(f"De stappen van nog {len(d.verstoringen) - _STEPS_FOR} ordeverstoringen: zie de tijdlijn."))
        )
    outside = _outside(police.get(None, ()), stream.get(None, ())) if d.verstoringen else ()
    return [*blocks, *([Text(outside)] if outside else [])]


def _police(d: Dossier, look: TimelineLookup) -> list[Done]:
    """Each call with what answered it, and each warning of the bodedienst."""
    found: list[Done] = []
    for m in d.momenten:
        if m.soort == "waarschuw_bodedienst":
            told = f"bodedienst {look.time(m.gebeurd_op)}{look.doubt(m.positie)}"
            found.append(((m.gebeurd_op,), m.gebeurd_op, told))
    for asked in d.politie_gevraagd:
        told = f"om politie gevraagd {look.time(asked.gebeurd_op)}{look.doubt(asked.positie)}"
        found.append(((asked.gebeurd_op,), asked.gebeurd_op, told))
    for calls in deployments(d):
        for p in calls:
            if p.gebeld:
                how = "112 gebeld" if p.spoed else "gebeld"
                called = f"{how} {look.time(p.gebeld)}{look.doubt_of(p.gebeld, 'bel_politie')}"
                found.append(((p.gebeld,), p.gebeld, called))
        # Of several calls the one that was made while it ran; of one that was made before, the moment of the answer.
        asked_at = tuple(p.gebeld for p in reversed(calls) if p.gebeld)
        arrived, off = calls[0].aanwezig, calls[0].afgezegd
        if arrived:
            told = f"aanwezig {look.time(arrived)}{look.doubt_of(arrived, 'politie_aanwezig')}"
            found.append(((*asked_at, arrived), arrived, told))
        elif off:
            told = f"afgezegd {look.time(off)}{look.doubt_of(off, 'zeg_politie_af')}"
            found.append(((*asked_at, off), off, told))
    return found


def _stream(d: Dossier, look: TimelineLookup) -> list[Done]:
    """The same of each stop of the livestream, asked and confirmed."""
    found: list[Done] = []
    for u in d.livestream:
        first = u.gevraagd or u.bevestigd
        asked = "gevraagd" if u.bevestigd else "gevraagd (niet bevestigd)"
        for name, at, soort in (
            (asked, u.gevraagd, "stop_livestream"),
            ("bevestigd", u.bevestigd, "bevestig_livestream"),
        ):
            if u.toestand == "gestopt" and first and at:
                found.append(((first,), at, f"{name} {look.time(at)}{look.doubt_of(at, soort)}"))
    return found


def _by_number(d: Dossier, given: Iterable[Done], look: TimelineLookup) -> dict[int | None, list[Done]]:
    """What was done by the number of the ordeverstoring that it belongs to; None: none ran then."""
    place, open_end = look.place, float("inf")
    ran = [
        (x.nummer, place(begin), open_end if end is None else place(end))
        for x in d.verstoringen
        for begin, end in runs(d, x)
    ]
    found: dict[int | None, list[Done]] = {}
    for done in given:
        belongs = [place(moment) for moment in done[0]]
        number = next((number for at in belongs for number, begin, end in ran if begin <= at <= end), None)
        found.setdefault(number, []).append(done)
    return found


def _outside(police: Iterable[Done], stream: Iterable[Done]) -> Cell:
    """What was done while no ordeverstoring ran: it belongs to none of the tables above."""
    told = [*(words for _, _, words in police), *(f"livestream gestopt: {words}" for _, _, words in stream)]
    if not told:
        return ()
    return cell(f"Buiten een ordeverstoring, en dus bij geen van de stappen hierboven: {'; '.join(some(told))}.")


def _of(
    d: Dossier, x: DossierVerstoring, look: TimelineLookup, police: Iterable[Done], stream: Iterable[Done]
) -> Iterator[tuple[str, str, Cell]]:
    """What was done while it ran; what followed on that (arrival, room, resumption) also where it was later."""

    def since(at: datetime) -> str:
        return f" ({look.lasted(x.begin, at)})" if look.timed(x.begin) and look.timed(at) else ""

    def told(given: Iterable[str]) -> Cell:
        return tuple(map(Run, some(given))) or w.known(None, "niet vastgelegd")

    def own(given: Iterable[Done]) -> Iterator[str]:
        return (f"{words}{since(at)}" for _, at, words in given)

    def at_times(*given: tuple[str, datetime, int | None]) -> Cell:
        return told(f"{name}{look.time(at)}{look.doubt(positie)}{since(at)}" for name, at, positie in given)

    still = [s for s in d.schorsingen if any(_meets(s, run, look) for run in runs(d, x))]
    over = ended(d)
    closed = (
        (f"was al gesloten sinds {look.time(over)}{look.doubt_of(over, 'sluit')}",)
        if over and look.place(over) < look.place(x.begin)
        else ()
    )
    yield "1", "vergadering geschorst", told(closed or (_suspended(s, x, look, since) for s in still))
    stopped = (*_off_before(d, x, look), *own(stream))
    if d.vergadering.livestream or stopped:
        yield "2", "livestream gestopt", told(stopped)
    else:
        yield "2", "livestream gestopt", w.known(None, "niet van toepassing: deze vergadering had geen livestream")
    said = ((f"{a.scenario or 'opnieuw'}: ", a.gebeurd_op, a.positie) for a in x.aansprekingen)
    yield "3", "aangesproken", at_times(*said)
    demands = (
        (f"{v.nummer}e{' (bij het teruglezen betwist)' * (v.teruggelezen == 'betwist')}: ", v.gebeurd_op, v.positie)
        for v in x.vorderingen
    )
    yield "4a", "gevorderd", at_times(*demands)
    yield "4b", "politie", told(own(police))
    room = (s.ruimte for s in still)
    yield (
        "5",
        "ruimte gegeven aan raadsleden",
        told(
            f"{look.time(at)}{look.doubt_of(at, 'geef_ruimte')}{since(at)}"
            for at in room
            if at and look.place(at) >= look.place(x.begin)
        ),
    )
    yield "5", "vergadering hervat", told(closed or (_resumed(s, look, since) for s in still if s.hervat or s.gesloten))


def _meets(s: DossierSchorsing, run: tuple[datetime, datetime | None], look: TimelineLookup) -> bool:
    """Whether the meeting stood still at some moment of it."""
    (begin, end), over = run, s.hervat or s.gesloten
    place = look.place
    return (end is None or place(s.begin) <= place(end)) and (over is None or place(over) > place(begin))


def _suspended(
    s: DossierSchorsing, x: DossierVerstoring, look: TimelineLookup, since: Callable[[datetime], str]
) -> str:
    at = f"{look.time(s.begin)}{look.doubt(s.positie)}"
    return f"{at}{since(s.begin)}" if look.place(s.begin) >= look.place(x.begin) else f"was al geschorst sinds {at}"


def _resumed(s: DossierSchorsing, look: TimelineLookup, since: Since) -> str:
    if s.hervat:
        return f"{look.time(s.hervat)}{look.doubt_of(s.hervat, 'hervat')}{since(s.hervat)}"
    assert s.gesloten
    return f"niet hervat maar gesloten {look.time(s.gesloten)}{look.doubt_of(s.gesloten, 'sluit')}{since(s.gesloten)}"


def _off_before(d: Dossier, x: DossierVerstoring, look: TimelineLookup) -> Iterator[str]:
    """Where it was off already when the ordeverstoring began."""
    before = [u for u in d.livestream if u.bevestigd and look.place(u.bevestigd) < look.place(x.begin)]
    if before and before[-1].toestand == "gestopt" and before[-1].bevestigd:
        off = before[-1].bevestigd
        yield f"was al gestopt sinds {look.time(off)}{look.doubt_of(off, 'bevestig_livestream')}"
