"""The days after from within the console in lines: of a closed meeting, and back again."""

from __future__ import annotations

from pathlib import Path

from tests.regels.bench import Room
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.journal.memory import MemoryJournal

CLOSED = ("", "S", "B", "V", "E", "X", "j")


def kinds(room: Room) -> list[str]:
    journal = MemoryJournal(room.store)
    return [entry.soort for stream in journal.streams() for entry in journal.read(stream.id)]


def room_with(folder: Path) -> Room:
    room = Room()
    room.papieren = lambda: Papieren(plaatsen=folder / "plaatsen.jsonl", sleutel=lambda: None)
    return room


def test_a_task_is_done_and_the_console_goes_on(tmp_path: Path) -> None:
    room = room_with(tmp_path)
    said = room.play(*CLOSED, "NADERHAND", "1", "1", "3", "niemand wilde het", "", "", "Q", "j")
    assert "VASTGELEGD: taak niet van toepassing." in said
    assert kinds(room)[-1] == "taak_niet_van_toepassing"
    assert "De vergadering is gesloten" in said


def test_while_the_meeting_goes_on_it_is_not_yet(tmp_path: Path) -> None:
    room = room_with(tmp_path)
    said = room.play("", "NADERHAND", "Q", "j")
    assert "komen als de vergadering is gesloten" in said
    assert kinds(room) == ["begin_vastlegging"]


def test_where_no_files_can_be_made_it_says_where_it_is(tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
    said = Room().play(*CLOSED, "NADERHAND", "Q", "j")
    assert "typ: voorzitter-console naderhand" in said


def test_what_the_aangifte_lacks_is_filled_in_without_a_screen(tmp_path: Path) -> None:
    room = room_with(tmp_path)
    said = room.play(*CLOSED, "NADERHAND", "9", "1", "raadzaal van het stadhuis", "", "", "Q", "j")
    assert "CHECKLIST AANGIFTE" in said
    assert "VASTGELEGD: Vergadering, soort lokaal, en van wie het is." in said
    assert kinds(room)[-1] == "vul_aan"


def test_where_nothing_can_be_chosen_no_number_is_asked_for(tmp_path: Path) -> None:
    room = room_with(tmp_path)
    said = room.play(*CLOSED, "NADERHAND", "2", "1", "1", "", "", "", "", "", "", "", "", "Q", "j")
    assert "Hier staat niets om te kiezen; Enter gaat verder." in said
    assert "tot en met 0" not in said
