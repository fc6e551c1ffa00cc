"""A play without a screen: what a scenario file says is what the procedure records."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice.player import Play, play, seeded
from voorzitter_console.practice.scenario import load

HEAD = """titel = "Proef"
protocol = "maassluis-2025"
aanvang = 2026-03-10T19:30:00+01:00
[vergadering]
begonnen_om = 2026-03-10T19:02:00+01:00
adres = "Dijk 1"
"""


def played(folder: Path, steps: str) -> Play:
    """The file as it is played."""
    path = folder / "proef.toml"
    path.write_text(HEAD + steps, encoding="utf-8")
    scenario = load(path)
    return play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))


def test_when_the_meeting_began_and_where_it_is_are_recorded(tmp_path: Path) -> None:
    begin = played(tmp_path, '[[stap]]\nop = "00:01:00"\ndoor = "griffier"\ndoe = "schors"\n').meeting.begin_velden
    assert (begin.begonnen_om, begin.adres) == ("2026-03-10T19:02:00+01:00", "Dijk 1")


def test_four_spellings_of_one_name_are_one_person(tmp_path: Path) -> None:
    name = "Zoë"
    spelled = (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), name.lower(), f"{name} ")
    assert len(set(spelled)) == 4
    steps = "".join(
        f'[[stap]]\nop = "00:01:0{number}"\ndoor = "griffier"\ndoe = "verstoorder_gestaakt"\nlabel = "{label}"\n'
        for number, label in enumerate(spelled)
    )
    assert [p.label for p in played(tmp_path, steps).meeting.state.personen] == [name]
