"""Nothing is said to be recorded before it is on disk; what cannot be written waits with its own time and id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from tests.regels.bench import EVENING, Room
from voorzitter_console.entry import Draft, Entry
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.port import Journal, JournalBusy, JournalDamaged, JournalError, JournalNotWritable
from voorzitter_console.regels.console import NotRecorded


class Stuck(MemoryJournal):
    """Refuses the next so many writes."""

    refuse = 0
    fault: type[JournalError] = JournalBusy

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        self._refused()
        return super().append(stroom, draft, expected=expected, stromen=stromen)

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        self._refused()
        return super().append_all(stroom, drafts, expected=expected)

    def _refused(self) -> None:
        if self.refuse > 0:
            self.refuse -= 1
            raise self.fault("Het journaal is bezet.")


class StuckRoom(Room):
    """A room whose journal can be made to refuse."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.journal = Stuck(self.store)
        self.wrap = self._journal

    def _journal(self, _journal: Journal) -> Journal:
        self.journal = Stuck(self.store)
        return self.journal

    def refuse(self, times: int, fault: type[JournalError] = JournalBusy) -> None:
        self.journal.refuse, self.journal.fault = times, fault


def test_a_busy_journal_is_tried_again_with_the_time_of_the_choice() -> None:
    room = StuckRoom()
    text = room.play("", lambda: room.refuse(2), "m", lambda: room.clock.forward(60))
    assert room.soorten == ["meld_verstoring"]
    assert room.entries[-1].gebeurd_op == EVENING + timedelta(seconds=6)
    assert text.index("NOG NIET VASTGELEGD 20:08:06 verstoring gemeld") < text.index("\nVASTGELEGD 20:08:06")


@pytest.mark.parametrize("fault", [JournalBusy, JournalNotWritable])
def test_while_it_cannot_be_written_the_sentence_stays_and_enter_records_nothing(fault: type[JournalError]) -> None:
    room = StuckRoom()
    text = room.play(
        "", "s", "b", lambda: room.refuse(10_000, fault), "", "", "t", "wij wachten", lambda: room.refuse(0)
    )
    assert "\nNOG NIET VASTGELEGD 20:08:12 1e vordering\n" in text
    assert "De vorige vastlegging is nog onderweg." in text
    assert text.count("ZEG NU, STAP 4: 1e VORDERING") > 1
    # In order, each with its own moment.
    assert room.soorten == ["schors", "stop_livestream", "spreek_aan", "vorder", "noteer"]
    assert [e.gebeurd_op for e in room.entries[-2:]] == [EVENING + timedelta(seconds=s) for s in (12, 21)]


def test_what_never_got_on_disk_is_said_at_the_end() -> None:
    room = StuckRoom()
    room.patience = 0.3
    with pytest.raises(NotRecorded, match="NIET VASTGELEGD: 20:08:06 schors"):
        room.play("", lambda: room.refuse(1_000_000), "s")
    assert room.soorten == []


def test_a_write_that_met_damage_is_tried_again_and_takes_the_words_to_say_from_nobody() -> None:
    room = StuckRoom()
    text = room.play("", "s", lambda: room.refuse(1, JournalDamaged), "b", "t", "wij wachten")
    assert "NOG NIET VASTGELEGD 20:08:09" in text
    assert room.soorten == ["schors", "stop_livestream", "spreek_aan", "noteer"]
    assert room.entries[3].gebeurd_op == EVENING + timedelta(seconds=9)


def test_what_cannot_be_true_is_refused_in_a_sentence() -> None:
    room = Room()
    text = room.play("", "h", "r")
    assert "Hervatten kan niet: de vergadering is open sinds 20:08:03; schorsen of sluiten kan wel." in text
    assert "hervat" not in room.soorten


@pytest.mark.parametrize(("interactive", "recorded"), [(True, 1), (False, 3)])
def test_a_held_enter_records_once_at_a_keyboard(interactive: bool, recorded: int) -> None:
    room = Room()

    def hold() -> None:
        room.seconds = 0.03

    room.play("", "s", "b", hold, *[""] * 3, interactive=interactive)
    assert room.soorten.count("vorder") == recorded


def test_enter_counts_again_after_a_pause() -> None:
    room = Room(seconds=1.6)
    text = room.play("", "s", "b", "", "", interactive=True)
    assert room.soorten.count("vorder") == 2
    assert "deze Enter telt niet" not in text


def test_a_held_enter_does_not_answer_the_112_card() -> None:
    room = Room(seconds=3)

    def hold() -> None:
        room.seconds = 0.03

    room.play("", hold, "112", *[""] * 40, interactive=True)
    assert room.soorten == []
