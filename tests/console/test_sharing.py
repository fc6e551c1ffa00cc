"""Sharing from the chair's console: what its process tells, who is connected, and the open loops that follow."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.procedure.played import Room
from tests.ui.desk_bench import EVENING, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.delen import Delen
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.shared import CODE_GOOD, SharingView
from voorzitter_console.console.shared import told as line_told
from voorzitter_console.console.sharing import ELSEWHERE, NOT_SEEN, STOPPED, Sharing, in_place
from voorzitter_console.console.sharing_file import SharingFile
from voorzitter_console.moment import local_clock
from voorzitter_console.view import view

ADDRESS, FINGER = "Adres: https://192.168.1.10:8443/", "Vingerafdruk: AA:BB"
BEGUN = (ADDRESS, FINGER, *(f"Koppelcode {rol}: 1234567{n}" for n, rol in enumerate(("griffier", "bode", "meekijker"))))


class Told:
    """The process, which tells what the test has it tell."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.arguments: list[str] = []
        self.say: Callable[[str], object] = lambda _line: None
        self.runs = True

    def start(self, arguments: Sequence[str], heard: Callable[[str], object]) -> Delen:
        self.arguments, self.say, self.runs = list(arguments), heard, True
        return cast("Delen", self)

    def new_code(self, rol: str) -> None:
        self.asked.append(rol)

    def cut(self, nummer: int) -> None:
        self.asked.append(f"sluit af {nummer}")

    def stop(self) -> None:
        self.runs = False


def no_picture() -> None:
    """Where no test asks for it."""


def sharing(told: Told, clock: FakeClock | None = None) -> Sharing:
    return Sharing(["--database", "j.sqlite"], clock or FakeClock(EVENING), Phones(bodedienst="010 593"), told.start)


def test_address_fingerprint_codes_and_devices_are_taken_from_its_lines() -> None:
    told = Told()
    made = sharing(told)
    assert not made.view().loopt
    made.begin("192.168.1.10:8443")
    assert told.arguments == ["--adres", "192.168.1.10:8443", "--database", "j.sqlite"]
    for line in BEGUN:
        told.say(line)
    standing = made.view()
    assert (standing.adres, standing.vingerafdruk) == ("https://192.168.1.10:8443/", "AA:BB")
    assert [rol for rol, *_ in standing.codes] == ["griffier", "bode", "meekijker"]
    told.say("Toestel 1 griffier gekoppeld")
    told.say("Toestel 2 bode gekoppeld")
    told.say("Toestel 2 bode weg sinds 10 s")
    assert made.view().regel == "DELEN: griffier, bode (weg)"
    assert [rol for rol, *_ in made.view().codes] == ["meekijker"]  # a code is good once
    told.say("Toestel 2 bode terug")
    told.say("Toestel 1 griffier afgesloten")
    assert made.view().regel == "DELEN: bode"


def stopped(made: Sharing, clock: FakeClock) -> list[tuple[str, str]]:
    """What the chair's screen says of sharing that ended."""
    meeting = Room().meeting
    plain = view(meeting.state, (), meeting.protocol, meeting.begin_velden, clock.now(), "voorzitter")
    shown = made.shown(plain, meeting.state, clock.now())
    return [(lus.tekst, lus.sinds) for lus in shown.lussen if lus not in plain.lussen]


def test_a_code_that_is_no_longer_good_is_not_read_out() -> None:
    told, clock = Told(), FakeClock(EVENING)
    made = sharing(told, clock)
    made.begin("192.168.1.10:8443")
    for line in BEGUN:
        told.say(line)
    assert any("1234 5670" in line for line in made.lines())
    clock.forward(CODE_GOOD.total_seconds() - 1)
    told.say("Koppelcode bode: 87654321")
    clock.forward(1)
    assert "Code (twee minuten, eenmalig): bode: 8765 4321" in made.lines()
    clock.forward(CODE_GOOD.total_seconds())
    assert "Code (twee minuten, eenmalig): vraag een nieuwe" in made.lines()


def test_the_chair_sees_that_it_ended_by_itself_while_devices_worked_along() -> None:
    told, clock = Told(), FakeClock(EVENING)
    made = sharing(told, clock)

    def loops() -> list[tuple[str, str]]:
        return stopped(made, clock)

    made.begin("192.168.1.10:8443")
    told.say(ADDRESS)
    told.runs = False
    assert loops() == []  # nobody worked along: what went wrong stands where it was begun
    made.begin("192.168.1.10:8443")
    told.say("Toestel 1 griffier gekoppeld")
    assert loops() == []
    told.runs = False
    since = local_clock(clock.now())
    assert loops() == [(STOPPED, since)]
    clock.forward(60)
    assert loops() == [(STOPPED, since)]
    dict(made.actions(no_picture))["het delen blijft gestopt"]()
    assert loops() == []
    assert not any(words.startswith("het delen") for words, _ in made.actions(no_picture))
    made.begin("192.168.1.10:8443")
    told.say("Toestel 1 griffier gekoppeld")
    made.stop()  # by hand
    assert loops() == []


def test_what_can_be_chosen_keeps_its_digit_and_does_what_it_says() -> None:
    told = Told()
    made = sharing(told)
    made.actions(no_picture)[-1][1]()  # the last address is this laptop's own
    assert told.arguments[1].startswith("127.0.0.1:")
    before = [words for words, _ in made.actions(no_picture)]
    told.say("Toestel 3 griffier gekoppeld")
    assert [words for words, _ in made.actions(no_picture)][: len(before)] == before
    dict(made.actions(no_picture))["sluit af: griffier (toestel 3)"]()
    dict(made.actions(no_picture))["nieuwe code voor een bode"]()
    assert told.asked == ["sluit af 3", "bode"]
    dict(made.actions(no_picture))["stop met delen"]()
    assert not told.runs
    assert not made.view().loopt


def test_what_went_wrong_and_hostile_lines_are_said_and_drawn_literally() -> None:
    told = Told()
    made = sharing(told)
    made.begin("10.0.0.1:8443")
    told.say("10.0.0.1:8443: hier kan niet worden geluisterd\x1b[2J (de poort is al in gebruik).")
    told.runs = False
    assert made.view().regel == ""
    assert any("hier kan niet worden geluisterd" in line and "\x1b" not in line for line in made.lines())

    def broken(_arguments: Sequence[str], _heard: Callable[[str], object]) -> Delen:
        raise OSError(12, "Cannot allocate memory")

    failing = Sharing([], FakeClock(EVENING), Phones(), broken)
    failing.begin("127.0.0.1:8443")
    assert "Delen kan hier niet beginnen (fout 12 van het besturingssysteem)." in failing.lines()


@pytest.mark.parametrize(
    ("lines", "seconds", "loops"),
    [
        (("Toestel 1 bode gekoppeld",), 19, []),
        (("Toestel 1 bode gekoppeld",), 20, [f"{NOT_SEEN} 010 593"]),
        (
            ("Toestel 1 bode gekoppeld", "Toestel 1 bode weg sinds 10 s"),
            1,
            [f"{NOT_SEEN} 010 593", "bode (toestel 1): geen verbinding"],
        ),
        (("Toestel 1 bode gekoppeld", "Toestel 1 bode weg sinds 10 s", "Toestel 1 bode terug"), 1, []),
        (
            ("Toestel 2 griffier gekoppeld", "Toestel 2 griffier weg sinds 10 s"),
            99,
            ["griffier (toestel 2): geen verbinding"],
        ),
        (("Toestel 3 meekijker gekoppeld", "Toestel 3 meekijker weg sinds 10 s"), 99, []),
    ],
)
def test_open_loops_after_the_police_were_asked_for(lines: tuple[str, ...], seconds: int, loops: list[str]) -> None:
    room, told = Room(), Told()
    room.do("schors")
    asked = room.do("vraag_politie").gebeurd_op
    made = sharing(told, room.clock)
    made.begin("10.0.0.1:8443")
    for line in (*BEGUN, *lines):
        told.say(line)
    meeting, now = room.meeting, asked + timedelta(seconds=seconds)
    plain = view(meeting.state, (), meeting.protocol, meeting.begin_velden, now, "voorzitter")
    shown = made.shown(plain, meeting.state, now)
    added = [lus.tekst for lus in shown.lussen if lus not in plain.lussen]
    assert added == loops
    assert all(lus.dringend for lus in shown.lussen if lus.tekst.startswith(NOT_SEEN))
    room.do("waarschuw_bodedienst")
    after = made.shown(plain, room.meeting.state, now)
    assert not any(lus.tekst.startswith(NOT_SEEN) for lus in after.lussen)


@pytest.mark.lang
async def test_the_chairs_screen_shows_who_is_connected_and_cuts_off(tmp_path: Path) -> None:
    told = Told()
    async with console(tmp_path) as desk:
        desk.app.core.session.sharing = sharing(told, desk.clock)
        await desk.press("k")
        await desk.type("telefoon")
        await desk.press("enter", "1")
        for line in (*BEGUN, "Toestel 1 griffier gekoppeld"):
            told.say(line)
        await desk.press("down", "up")
        text = " ".join(desk.text().split())
        for words in ("https://192.168.1.10:8443/", "AA:BB", "1234 5671", "DELEN: griffier", "griffier (toestel 1)"):
            assert words in text
        await desk.press("6")
        assert told.asked == ["sluit af 1"]
        await desk.press("escape")
        told.say("Toestel 1 griffier weg sinds 10 s")
        desk.clock.forward(1)
        await desk.settle()
        assert "! griffier (toestel 1): geen verbinding" in desk.text()
        assert desk.soorten == ["begin_vastlegging"]


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[SharingFile]:
    """What a ``deel`` from a terminal says, with a griffier paired."""
    theirs = SharingFile(tmp_path / "j.sqlite")
    assert theirs.take()
    standing = SharingView(loopt=True)
    for line in (*BEGUN, "Toestel 1 griffier gekoppeld", "Toestel 2 bode gekoppeld", "Toestel 2 bode weg sinds 10 s"):
        standing = line_told(standing, line, EVENING)
    theirs.say(standing)
    yield theirs
    theirs.close()


@pytest.fixture
def chair(tmp_path: Path) -> Iterator[Sharing]:
    made = Sharing([], FakeClock(EVENING), Phones(), Told().start, SharingFile(tmp_path / "j.sqlite"))
    made.watch()
    yield made
    made.close()


def test_one_that_a_terminal_began_is_known_and_asked_as_ones_own(begun: SharingFile, chair: Sharing) -> None:
    until(lambda: chair.view().loopt)
    standing = chair.view()
    assert standing.regel == "DELEN: griffier, bode (weg)"
    assert standing.toestellen[1].weg == EVENING - timedelta(seconds=10)
    assert standing.codes == (("meekijker", "12345672", EVENING + CODE_GOOD),)
    assert ELSEWHERE in chair.lines()
    dict(chair.actions(no_picture))["sluit af: griffier (toestel 1)"]()
    dict(chair.actions(no_picture))["nieuwe code voor een bode"]()
    dict(chair.actions(no_picture))["stop met delen"]()
    assert begun.asked() == ["sluit af 1", "bode", "stop"]
    assert begun.asked() == []
    chair.close()  # the console ends; what it did not begin goes on
    assert begun.asked() == []


def test_it_ends_and_is_no_longer_shown(begun: SharingFile, chair: Sharing) -> None:
    until(lambda: chair.view().loopt)
    begun.close()
    until(lambda: not chair.view().loopt)
    clock = FakeClock(EVENING)
    until(lambda: stopped(chair, clock) == [(STOPPED, local_clock(EVENING))])  # a griffier worked along
    assert [words for words, _ in chair.actions(no_picture)][-2].startswith("begin op 127.0.0.1")
    dict(chair.actions(no_picture))["het delen blijft gestopt"]()
    assert stopped(chair, clock) == []


def test_one_that_was_asked_to_end_is_not_missed(begun: SharingFile, chair: Sharing) -> None:
    until(lambda: chair.view().loopt)
    dict(chair.actions(no_picture))["stop met delen"]()
    until(begun.asked)
    begun.close()
    until(lambda: not chair.view().loopt)
    assert stopped(chair, FakeClock(EVENING)) == []


def test_what_a_killed_one_left_does_not_count_and_is_taken_away(begun: SharingFile, tmp_path: Path) -> None:
    begun._seat.release()  # the system does this when a process is killed
    ours = SharingFile(tmp_path / "j.sqlite")
    assert ours.standing() is None
    assert not begun._path.exists()
    ours.ask("stop")
    again = SharingFile(tmp_path / "j.sqlite")
    assert again.take()
    assert again.asked() == []  # not asked of this one
    again.close()


def test_a_second_one_on_the_same_journal_is_told_apart(begun: SharingFile, tmp_path: Path) -> None:
    assert not SharingFile(tmp_path / "j.sqlite").take()
    begun.close()
    other = SharingFile(tmp_path / "j.sqlite")
    assert other.take()
    other.close()


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b'{"toestellen": 3}', b"x" * 70_000])
def test_what_is_none_of_ours_there_is_nothing(begun: SharingFile, tmp_path: Path, said: bytes) -> None:
    begun._path.write_bytes(said)
    assert SharingFile(tmp_path / "j.sqlite").standing() is None


def test_hostile_text_there_is_shown_literally(begun: SharingFile, tmp_path: Path) -> None:
    begun.say(SharingView(loopt=True, adres="https://x\x1b[2J", gezegd="\u202eomgekeerd"))
    found = SharingFile(tmp_path / "j.sqlite").standing()
    assert found is not None
    assert (found.adres, found.gezegd) == ("https://x[U+001B][2J", "[U+202E]omgekeerd")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_owner_reads_the_codes(begun: SharingFile, tmp_path: Path) -> None:
    SharingFile(tmp_path / "j.sqlite").ask("griffier")
    folder = begun._path.parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_device_that_is_gone_keeps_its_place_so_that_no_digit_means_another() -> None:
    told = Told()
    made = sharing(told)
    made.begin("192.168.1.10:8443")
    for line in (*BEGUN, "Toestel 1 griffier gekoppeld", "Toestel 2 bode gekoppeld"):
        told.say(line)
    before = in_place((), made.actions(no_picture))
    told.say("Toestel 1 griffier afgesloten")
    told.say("Toestel 3 meekijker gekoppeld")
    after = in_place([words for words, _ in before], made.actions(no_picture))
    assert [words for words, _ in after] == [*(words for words, _ in before), "sluit af: meekijker (toestel 3)"]
    assert [words for words, act in after if act is None] == ["sluit af: griffier (toestel 1)"]
    made.stop()
    begun = in_place([words for words, _ in after], made.actions(no_picture))
    assert all(words.startswith("begin op") for words, _ in begun)
