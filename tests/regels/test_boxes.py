"""What did not come on disk is asked again with what was typed; what did is never called lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from tests.aftercare.reports import begun
from voorzitter_console.aftercare.meldboek import Meldbeeld, Meldboek
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.melding import run


class Stubborn:
    """A book of which the first write, or the first look after a write, fails."""

    def __init__(self, book: Meldboek, *, write: bool) -> None:
        self._book, self._fails, self._write = book, 1, write
        self.recorded = 0

    def look(self) -> Meldbeeld:
        if not self._write and self.recorded and self._fails:
            self._fails -= 1
            raise Refused("Het journaal is even niet te lezen.")
        return self._book.look()

    def give(self, opdrachten: Sequence[Opdracht], te_bewaren: str = "") -> str:
        if self._write and self._fails:
            self._fails -= 1
            raise Refused("De schijf is vol.")
        self.recorded += 1
        return self._book.give(opdrachten, te_bewaren)

    def close(self) -> None:
        self._book.close()


def played(book: Stubborn, *lines: str) -> str:
    out = io.StringIO()
    run(book, io.StringIO("".join(f"{line}\n" for line in lines)), out)  # type: ignore[arg-type]  # as a book
    return out.getvalue()


NOTE = ("7", "hij belde weer")


def test_after_a_full_disk_the_words_stand_there_still(tmp_path: Path) -> None:
    book = Stubborn(begun(tmp_path), write=True)
    said = played(book, *NOTE, "", "j")
    assert "NIET GELUKT: De schijf is vol." in said
    assert "Wat u typte, staat er nog" in said
    assert "[hij belde weer]" in said
    assert "Niets ingevuld" not in said
    assert "VASTGELEGD" in said
    assert book.recorded == 1


def test_without_a_yes_it_is_not_tried_again(tmp_path: Path) -> None:
    book = Stubborn(begun(tmp_path), write=True)
    said = played(book, *NOTE, "", "")
    assert "VASTGELEGD" not in said
    assert book.recorded == 0


def test_what_is_recorded_is_called_so_though_it_cannot_be_read_again(tmp_path: Path) -> None:
    book = Stubborn(begun(tmp_path), write=False)
    said = played(book, *NOTE)
    assert "VASTGELEGD" in said
    assert "Het journaal is even niet te lezen." in said
    assert "NIET GELUKT" not in said
    assert book.recorded == 1
