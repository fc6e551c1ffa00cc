"""Sharing from the chair's console: what its process tells, who is connected, and the open loops that follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.procedure.played import Room
from tests.ui.desk_bench import EVENING, console
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.delen import Delen
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.sharing import NOT_SEEN, Sharing
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
    assert [rol for rol, _ in standing.codes] == ["griffier", "bode", "meekijker"]
    told.say("Toestel 1 griffier gekoppeld")
    told.say("Toestel 2 bode gekoppeld")
    told.say("Toestel 2 bode weg sinds 10 s")
    assert made.view().regel == "DELEN: griffier, bode (weg)"
    assert [rol for rol, _ in made.view().codes] == ["meekijker"]  # a code is good once
    told.say("Toestel 2 bode terug")
    told.say("Toestel 1 griffier afgesloten")
    assert made.view().regel == "DELEN: bode"


def test_what_can_be_chosen_keeps_its_digit_and_does_what_it_says() -> None:
    told = Told()
    made = sharing(told)
    made.actions()[-1][1]()  # the last address is this laptop's own
    assert told.arguments[1].startswith("127.0.0.1:")
    before = [words for words, _ in made.actions()]
    told.say("Toestel 3 griffier gekoppeld")
    assert [words for words, _ in made.actions()][: len(before)] == before
    dict(made.actions())["sluit af: griffier (toestel 3)"]()
    dict(made.actions())["nieuwe code voor een bode"]()
    assert told.asked == ["sluit af 3", "bode"]
    dict(made.actions())["stop met delen"]()
    assert not told.runs
    assert not made.view().loopt


def test_what_went_wrong_and_hostile_lines_are_said_and_drawn_literally() -> None:
    told = Told()
    made = sharing(told)
    made.begin("10.0.0.1:8443")
    told.say("10.0.0.1:8443: hier kan niet worden geluisterd\x1b[2J (Address already in use).")
    told.runs = False
    assert made.view().regel == ""
    assert any("hier kan niet worden geluisterd" in line and "\x1b" not in line for line in made.lines())

    def broken(_arguments: Sequence[str], _heard: Callable[[str], object]) -> Delen:
        raise OSError(12, "Cannot allocate memory")

    failing = Sharing([], FakeClock(EVENING), Phones(), broken)
    failing.begin("127.0.0.1:8443")
    assert "Delen kan hier niet beginnen (Cannot allocate memory)." in failing.lines()


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
        await desk.press("5")
        assert told.asked == ["sluit af 1"]
        await desk.press("escape")
        told.say("Toestel 1 griffier weg sinds 10 s")
        desk.clock.forward(1)
        await desk.settle()
        assert "! griffier (toestel 1): geen verbinding" in desk.text()
        assert desk.soorten == ["begin_vastlegging"]
