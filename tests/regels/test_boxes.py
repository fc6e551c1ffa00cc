"""What did not come on disk is asked again with what was typed; what did is never called lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from tests.aftercare.reports import begun
from voorzitter_console.aftercare.meldboek import Meldbeeld, Meldboek
from voorzitter_console.console.boxes.box import Field, Fill
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker, Terminal
from voorzitter_console.regels.boxes import BoxAnswer, ask
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


def asked(box: Fill, *lines: str) -> tuple[BoxAnswer | None, str]:
    out = io.StringIO()
    asker = Asker(Terminal(io.StringIO("".join(f"{line}\n" for line in lines)), out), lambda: None)
    return ask(asker, box), out.getvalue()


FILLED = Fill(
    titel="WIE",
    velden=[
        Field("naam", "Naam", "A. de Vries"),
        Field("minderjarig", "Minderjarig?", "ja", (("", "niet ingevuld"), ("ja", "ja"), ("nee", "nee"))),
        Field("plaats", "Plaats"),
    ],
    make=lambda values: ((Opdracht("noteer", dict(values)),), "beschreven"),
)


def test_what_stands_in_a_field_can_be_kept_and_made_empty() -> None:
    kept, said = asked(FILLED, "", "", "balkon")
    assert kept is not None
    assert kept.opdrachten[0].velden == {"naam": "A. de Vries", "minderjarig": "ja", "plaats": "balkon"}
    assert "Enter laat staan wat tussen haken staat; - maakt het leeg." in said
    assert "Minderjarig? Nu: ja" in said
    emptied, _ = asked(FILLED, "-", "3", "-")
    assert emptied is not None
    assert emptied.opdrachten[0].velden == {"plaats": "-"}, "a dash where nothing stood is what was typed"


def test_where_nothing_stands_nothing_is_said_of_brackets() -> None:
    made, said = asked(replace(FILLED, velden=[Field("naam", "Naam"), Field("plaats", "Plaats")]), "B", "")
    assert made is not None
    assert made.opdrachten[0].velden == {"naam": "B"}
    assert "tussen haken" not in said
