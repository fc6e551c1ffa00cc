"""Recorded implies shown, whatever is pressed: the view at each press is kept and compared with what was recorded.

The console without a face, on a journal in memory, with its session in the same thread; so that thousands of presses,
waits and entries of another station fit in a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.clock import FakeClock
from voorzitter_console.console.console import SPOKEN, Console, Effect
from voorzitter_console.console.details import Detail
from voorzitter_console.console.sender import Asked
from voorzitter_console.console.session import Session
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find
from voorzitter_console.view import ScreenView

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)
PROTOCOL = find("maassluis-2025")
KEYS = ("Enter", "Enter", "Esc", "J", "F2", "omhoog", "omlaag", *"SABOVERHXMLP", *"123")
WAITS = (0.05, 0.3, 0.45, 0.8, 1.6, 3.0, 130.0)
OTHERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("schors", {}),
    ("vorder", {}),
    ("beeindig_verstoring", {}),
    ("bel_politie", {}),
    ("meld_fysieke_agressie", {"soort": "geweld"}),
    ("noteer", {"tekst": "iets"}),
)
LONG_ENOUGH = 0.4
"""Seconds of quiet before a key that is held down counts again."""


class Inline:
    """A runner that does each job at once, in the test's own thread."""

    def submit(self, job: Callable[[], object]) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(job())
        return future

    def close(self) -> None:
        """Nothing runs."""


class Bench:
    """A console in a meeting, and another station in the same one."""

    def __init__(self, rol: str = "voorzitter") -> None:
        self.clock = FakeClock(EVENING)
        self.journal = MemoryJournal(oefening=False)
        self.session = Session(
            open_journal=lambda: self.journal,
            load_protocol=lambda: PROTOCOL,
            runner=Inline(),
            clock=self.clock,
            station="laptop",
            rol=rol,
        )
        self.console = Console(self.session)
        self.session.start(self.console.told)
        self.session.begin({"orgaan": "gemeenteraad", "titel": "Raadsvergadering"})
        stroom = self.journal.streams()[0].id
        self.other = Meeting.resume(self.journal, stroom, self.clock, station="andere laptop")
        self.clock.forward(5)

    @property
    def entries(self) -> Sequence[Entry]:
        return self.journal.read(self.journal.streams()[0].id)

    def records(self, soort: str, velden: dict[str, Any]) -> None:
        """The other station records it, where it can be."""
        from voorzitter_console.errors import Refused

        self.other.catch_up()
        try:
            self.other.decide(parse_command(soort, velden), door="griffier")
        except Refused:
            return
        self.session.hear(self.entries)


@dataclass(frozen=True)
class Screen:
    """What stood there when a key was pressed."""

    view: ScreenView
    asked: Asked | None
    detail: Detail | None

    def sentences(self) -> set[str]:
        bars = self.view.vork or ()
        return {zin.vol for zin in (self.view.zin, *(bar.zin for bar in bars)) if zin is not None}

    def offers(self) -> list[Opdracht]:
        """Every command that a key of this screen names."""
        named = [*(self.view.vork or ()), *((self.view.balk,) if self.view.balk else ()), *self.view.keuzes]
        named += [keuze for keuze in self.view.toetsen if keuze.toets in self.view.staat or keuze.toets in "SP"]
        found = [opdracht for one in named for opdracht in one.opdrachten]
        found += self.asked.opdrachten if self.asked else ()
        if self.detail is not None:
            found += [o for number in (1, 2, 3) for o in self.detail.opdrachten(number)]
        return found


def shown(console: Console) -> Screen:
    view = console.view()
    assert view is not None
    return Screen(view, console.asked, console.detail)


def holds(entry: Entry, screen: Screen, key: str) -> None:
    """Fails where the screen did not show what was recorded."""
    payload = dict(entry.payload)
    where = (entry.soort, payload, key, screen.view.kop, screen.view.titel, screen.view.klaar)
    if entry.soort in SPOKEN:
        asked = [o.velden.get("tekst") for o in screen.asked.opdrachten] if screen.asked else []
        assert payload.get("getoond") is True, where
        assert payload["tekst"] in screen.sentences() or payload["tekst"] in asked, where
    given = {name: value for name, value in payload.items() if name not in ("tekst", "getoond", "grondslag")}
    assert any(
        offer.soort == entry.soort
        and all(given.get(name) == value for name, value in offer.velden.items() if name in given)
        for offer in screen.offers()
    ), where


_STEP = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("wait"), st.sampled_from(WAITS)),
    st.tuples(st.just("other"), st.sampled_from(OTHERS)),
)


@given(st.lists(_STEP, max_size=60))
def test_nothing_is_recorded_that_the_screen_did_not_show(steps: list[tuple[str, Any]]) -> None:
    bench = Bench()
    console = bench.console
    seen = len(bench.entries)
    digit = shown(console)
    for kind, given_ in steps:
        bench.clock.forward(0.02)
        screen = shown(console)
        if kind == "wait":
            bench.clock.forward(given_)
            console.tick()
            screen, key = digit, "cijfer"  # what counts now is the digit that was pressed on that screen
        elif kind == "other":
            bench.records(*given_)
            seen, key = len(bench.entries), "ander"
        else:
            key = given_
            effect = console.key(key)
            digit = screen if key.isdecimal() else digit
            assert effect is not Effect.CARD or key == "2"
        new = bench.entries[seen:]
        seen += len(new)
        for entry in new:
            holds(entry, screen, key)
        assert key != "Esc" or not new


@given(st.sampled_from(KEYS), st.lists(_STEP, max_size=25))
def test_a_key_that_is_held_records_once(key: str, steps: list[tuple[str, Any]]) -> None:
    bench = Bench()
    for kind, given_ in steps:
        bench.clock.forward(0.02)
        if kind == "wait":
            bench.clock.forward(given_)
            bench.console.tick()
        elif kind == "other":
            bench.records(*given_)
        else:
            bench.console.key(given_)
    bench.clock.forward(5)
    bench.console.back()
    before = len([e for e in bench.entries if e.soort != "stop_livestream"])
    for _ in range(100):  # five seconds of a key's own repeat
        bench.console.key(key)
        bench.clock.forward(LONG_ENOUGH / 8)
        bench.console.tick()
    assert len([e for e in bench.entries if e.soort != "stop_livestream"]) <= before + 1


@given(st.lists(st.sampled_from(KEYS), max_size=20))
def test_a_question_keeps_its_keys(keys: list[str]) -> None:
    bench = Bench()
    bench.console.key("X")
    for key in keys:
        if key in ("J", "Esc", "F2"):
            continue
        bench.clock.forward(2)
        assert bench.console.key(key) is Effect.NOTHING
        bench.console.tick()
        assert bench.console.asked is not None
    assert [entry.soort for entry in bench.entries] == ["begin_vastlegging"]


def test_the_slow_repeat_of_a_letter_that_recorded_brings_nothing_up() -> None:
    bench = Bench()
    bench.console.key("S")
    bench.clock.forward(3)
    bench.console.key("A")
    for _ in range(3):  # the first repeat of a held key comes after half a second
        bench.clock.forward(0.45)
        bench.console.key("A")
        assert bench.console.klaar == ""
    view = bench.console.view()
    assert view is not None
    assert view.wacht is not None
    assert [entry.soort for entry in bench.entries].count("spreek_aan") == 1


def test_a_digit_that_is_closed_with_enter_is_that_answer_and_no_second_vordering() -> None:
    bench = Bench()
    for key in ("S", "B", "Enter"):
        bench.clock.forward(3)
        bench.console.key(key)
    bench.clock.forward(3)
    for _ in range(2):  # the second time there is no question any more: a digit then means nothing
        bench.console.key("1")
        bench.clock.forward(0.3)
        bench.console.key("Enter")
        bench.clock.forward(3)
        bench.console.tick()
    kinds = [entry.soort for entry in bench.entries]
    assert kinds[-2:] == ["vorder", "vul_aan"]
    assert bench.entries[-1].payload["waarde"] == "geen gehoor"
    bench.console.key("Enter")
    assert [entry.soort for entry in bench.entries].count("vorder") == 2


def test_a_digit_that_another_key_followed_at_once_does_not_count_and_it_is_said() -> None:
    bench = Bench()
    for key in ("S", "B", "Enter"):
        bench.clock.forward(3)
        bench.console.key(key)
    bench.clock.forward(3)
    bench.console.key("1")
    bench.clock.forward(0.3)
    bench.console.key("O")
    assert bench.console.hint.startswith("Cijfer 1 telde niet")
    bench.clock.forward(3)
    bench.console.tick()
    assert "vul_aan" not in [entry.soort for entry in bench.entries]
    for key in ("Esc", "9", "Esc"):  # no such answer stands there; and Esc after a digit is no accident
        bench.console.key(key)
    assert bench.console.hint == ""
