"""``voorbereiden`` in lines: asked part by part, kept when that is chosen, and nothing lost by a wrong answer."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from tests.preparation.evening import desk, risky
from voorzitter_console.preparation.desk import PreparationDesk
from voorzitter_console.preparation.kept import Bewaarde, Preparations
from voorzitter_console.regels.preparation import run


def play(folder: Path, *lines: str, there: tuple[Bewaarde, ...] = ()) -> str:
    def make(was: Bewaarde | None, _day: date | None) -> PreparationDesk:
        return desk(folder, was)

    out = io.StringIO()
    assert run(make, there, None, ("Let op.",), io.StringIO("".join(f"{line}\n" for line in lines)), out) == 0
    return out.getvalue()


MEETING = ("1", "31-02", "1 december", "2x", "19:30", "", "", "7. Opvang [b]", "", "", "2", "")
RISK = ("2", "80", "een oproep", "3")


def test_asked_kept_and_read_back(tmp_path: Path) -> None:
    text = play(tmp_path, *MEETING, *RISK, "5", "6", "")
    assert "Let op." in text
    assert "'31-02' bestaat niet" in text
    assert "'2x' is geen tijd" in text
    assert "Bodedienst ingelicht: NOG TE DOEN. De vergadering is risicovol." in text
    assert "Protocol 4.3: Bij risicovolle vergaderingen in het stadhuis" in text
    assert "Bewaard: dinsdag 1 december 2026, 19:30" in text
    assert "Nog te doen (8): afgestemd in de driehoek;" in text
    assert "zonder te bewaren" not in text
    kept = Preparations(tmp_path).read("2026-12-01").voorbereiding
    assert (kept.agendapunt, kept.plaats, kept.risico, kept.publiek) == ("7. Opvang [b]", "stadhuis", "ja", "80")


def test_what_was_prepared_is_chosen_changed_and_emptied(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    there = (kept.keep(risky()),)
    text = play(tmp_path, "1", "2", "", "-", "", "6", "", there=there)
    assert "1. dinsdag 1 december 2026, 19:30: Raadsvergadering 1 december 2026" in text
    found = kept.read("2026-12-01").voorbereiding
    assert (found.publiek, found.signalen) == ("80", "")


def test_leaving_asks_where_something_was_changed(tmp_path: Path) -> None:
    text = play(tmp_path, "2", "80", "", "", "", "", "", "j")
    assert text.count("Verlaten zonder te bewaren?") == 2
    assert Preparations(tmp_path).names() == []
    assert "zonder te bewaren" not in play(tmp_path, "")


def test_a_long_answer_that_is_left_standing_is_kept_whole(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    there = (kept.keep(risky(signalen="x" * 1500)),)
    play(tmp_path, "1", "2", "90", "", "", "6", "", there=there)
    found = kept.read("2026-12-01").voorbereiding
    assert (found.publiek, len(found.signalen)) == ("90", 1500)


def test_the_briefing_goes_where_it_is_told_and_over_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    text = play(tmp_path / "v", "7", str(folder), "7", str(folder), "")
    assert (folder / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert "NIET GELUKT: In" in text
    assert "staat al briefing.pdf" in text


def test_112_and_the_end_of_the_input(tmp_path: Path) -> None:
    text = play(tmp_path, "2", "112", "80")
    assert "Bel 112 als er nu gevaar is" in text
    assert Preparations(tmp_path).names() == []


@pytest.mark.parametrize("line", ["\x1b[31m", "99", "[b]"])
def test_what_is_no_choice_is_said(tmp_path: Path, line: str) -> None:
    text = play(tmp_path, line, "")
    assert "staat niet in de lijst" in text
    assert "\x1b" not in text


def test_what_was_not_kept_when_the_input_ends_is_said(tmp_path: Path) -> None:
    assert "NIET BEWAARD" in play(tmp_path, *MEETING)
    assert Preparations(tmp_path).names() == []
    assert "NIET BEWAARD" not in play(tmp_path, *MEETING, "6")
    assert "NIET BEWAARD" not in play(tmp_path / "leeg")


def test_what_ctrl_c_takes_away_is_said(tmp_path: Path) -> None:
    class Broken:
        """Stdin of which somebody presses Ctrl+C after some lines."""

        def __init__(self, *lines: str) -> None:
            self._lines = [*lines]

        def readline(self) -> str:
            if not self._lines:
                raise KeyboardInterrupt
            return f"{self._lines.pop(0)}\n"

    out = io.StringIO()
    given = Broken(*MEETING)
    with pytest.raises(KeyboardInterrupt):
        run(lambda was, _day: desk(tmp_path, was), (), None, (), given, out)
    assert "NIET BEWAARD" in out.getvalue()
