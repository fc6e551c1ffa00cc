"""What asks more: the opening, details, late entries, retracting, the card over a question, hostile text in each."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.regels.bench import Room, blocks
from voorzitter_console.console.boxes.notes import evidence
from voorzitter_console.regels.asker import Asker, Terminal
from voorzitter_console.regels.boxes import BoxAnswer, ask
from voorzitter_console.settings import Vooraf

HOSTILE = [
    "Jan [/b] sprak [naam] aan",
    "[@click=app.quit]klik[/]",
    "\x1b[2J\x1b]0;titel\x07 rood \x1b[31m",
    "omge\u202ekeerd\u2066 nul\x00byte",
    "$nadruk 界面 ｶ 👩\u200d🚀" + "a" * 10_000,
]


def test_one_enter_takes_all_the_defaults() -> None:
    room = Room()
    text = room.play("", vooraf=Vooraf(locatie="Trouwzaal", agendapunt="7. Opvang"))
    assert "Locatie: Trouwzaal\nAgendapunt: 7. Opvang\n" in text
    begin = room.entries[0].payload
    assert (begin["titel"], begin["locatie"]) == ("Raadsvergadering 24 november 2026", "Trouwzaal")


def test_the_opening_asked_one_by_one() -> None:
    room = Room()
    text = room.play("v", "2", "", "Zaal 1", "", "", "mevrouw De Wit", "", "n", "n", "")
    meeting = room.meeting()
    begin = meeting.begin_velden
    assert (begin.orgaan, begin.titel) == ("raadscommissie", "Commissievergadering 24 november 2026")
    assert (begin.locatie, begin.voorzitter, begin.griffier) == ("Zaal 1", "mevrouw De Wit", "de griffier")
    assert (begin.livestream, begin.agendapunt) == (False, None)
    assert "1. Enter of 1: Gezegd: vergadering geopend" in text
    assert room.soorten == ["open_vergadering"]


@pytest.mark.parametrize("before", [(), ("v", "", "Raad van vanavond")])
def test_112_before_there_is_a_meeting_begins_one(before: tuple[str, ...]) -> None:
    room = Room()
    room.play(*before, "112", "f", "")
    assert room.soorten == ["meld_fysieke_agressie", "bel_politie"]
    assert room.entries[2].payload["spoed"] is True
    titel = room.entries[0].payload["titel"]
    assert titel == ("Raad van vanavond" if before else "Raadsvergadering 24 november 2026")


def test_112_in_the_middle_of_a_question_comes_back_to_it() -> None:
    room = Room()
    text = room.play("", "t", "112", "", "er is geslagen")
    assert room.soorten == ["bel_politie", "noteer"]
    assert "Deze computer belt niet zelf" in text


def test_violence_comes_first_afterwards() -> None:
    text = Room().play("", "n", "f", "")
    assert "RAADSLEDEN" in blocks(text)[-2]


def test_a_detail_by_number_completes_the_entry() -> None:
    room = Room()
    room.play("", "s", "b", "", "7")
    assert room.entries[-1].payload["veld"] == "reactie"
    verstoring = room.meeting().state.laatste
    assert verstoring is not None
    assert verstoring.vorderingen[0].reactie == "vertrekt"


def test_the_minutes_of_a_are_chosen_before_they_are_said() -> None:
    room = Room()
    text = room.play("", "s", "+", "-", "-", "a")
    assert "U krijgt drie minuten." in text
    assert room.entries[-1].payload["minuten"] == 1
    assert room.entries[-1].payload["tekst"].startswith("U krijgt één minuut.")
    assert "LAAT UITSPREKEN" in blocks(text)[-2]
    assert "Nog 01:00 van 01:00." in text


def test_d_asks_of_the_last_own_entry() -> None:
    room = Room()
    room.play("", "m", room.griffier("noteer", tekst="x"), "d", "?", "0", "d", "2", "geroep van de tribune")
    assert [e.soort for e in room.entries[-2:]] == ["noteer", "vul_aan"]
    assert room.entries[-1].payload["positie"] == 2


def test_g_takes_back_any_entry_when_j_says_so() -> None:
    room = Room()
    text = room.play("", "m", "t", "x", "g", "2", "99", "0", "g", "2", "9", "", "g", "2", "9", "j")
    assert "1. 20:08:12 Notitie: x" in text
    assert room.soorten == ["meld_verstoring", "noteer", "herroep"]
    assert "2. 20:08:06 Ordeverstoring gemeld" in text


def test_g_completes_an_empty_field_and_corrects_a_filled_one_with_a_reason() -> None:
    room = Room()
    room.play("", room.griffier("schors"), "d", "", "g", "1", "1", "geroep", "g", "2", "1", "spandoek", "verkeerd")
    assert [e.soort for e in room.entries[-2:]] == ["vul_aan", "corrigeer"]
    assert room.entries[-1].payload["reden"] == "verkeerd"
    assert room.meeting().state.schorsingen[0].reden == "spandoek"


def test_an_earlier_moment_is_entered_with_its_own_time() -> None:
    room = Room()
    room.play("", "s", lambda: room.clock.forward(600), "i", "20:09:30", "vordering uitg", "NN1", "geen gehoor")
    late = room.entries[-1]
    assert (late.soort, late.tijd_gegeven) == ("vorder", True)
    assert late.payload["grondslag"] == "artikel 26 lid 1 Gemeentewet"
    verstoring = room.meeting().state.laatste
    assert verstoring is not None
    assert verstoring.vorderingen[0].gericht_aan == ("NN1",)


@pytest.mark.parametrize("tijd", ["23:59", "straks", "25:00"])
def test_a_time_that_cannot_be_is_said(tijd: str) -> None:
    room = Room()
    text = room.play("", "i", tijd)
    assert "is geen tijd" in text or "toekomst" in text
    assert room.soorten == []


def test_retracting_the_last_or_an_earlier_own_entry() -> None:
    room = Room()
    text = room.play("", "s", "b", "", "z", "", "z", "e", "j")
    assert "Herroepen: 20:08:12 1e vordering uitgesproken?" in text
    assert room.soorten[-1] == "herroep"
    assert room.entries[-1].payload["positie"] == 4
    assert room.meeting().state.ordeverstoring.value == "gevorderd"


def test_of_another_station_nothing_is_retracted() -> None:
    room = Room()
    text = room.play("", room.griffier("meld_verstoring"), "z")
    assert "niets van dit scherm" in text


def test_hostile_text_is_said_literally_and_kept_as_it_was_typed() -> None:
    room = Room()
    text = room.play(
        "v",
        "",
        *HOSTILE[:2],
        "",
        *HOSTILE[2:],
        "",
        "",
        "",
        *(part for h in HOSTILE for part in ("t", h)),
        "w",
        *HOSTILE,
        "w",
        "2",
    )
    begin = room.entries[0].payload
    assert [begin[name] for name in ("titel", "locatie", "agendapunt", "voorzitter", "griffier")] == HOSTILE
    assert [e.payload["tekst"] for e in room.entries if e.soort == "noteer"] == HOSTILE
    assert not any(hidden in text for hidden in "\x1b\x00\x07\u202e\u2066\u200d\r")
    assert HOSTILE[0] in text
    assert HOSTILE[1] in text
    assert "[U+001B][2J" in text
    assert max(map(len, text.splitlines())) < 2100


def test_a_text_that_is_too_long_is_refused_in_a_sentence() -> None:
    room = Room()
    text = room.play("", "t", "a" * 100_001)
    assert "NIET VASTGELEGD: Veld 'tekst': de tekst is te lang" in text
    assert room.soorten == []


def filled(*answers: str) -> tuple[BoxAnswer | None, str]:
    """The evidence form in lines, and what was printed."""
    out = io.StringIO()
    source = io.StringIO("".join(f"{answer}\n" for answer in answers))
    found = ask(Asker(Terminal(source, out), lambda: None), evidence())
    return found, out.getvalue()


def test_a_missing_file_of_evidence_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    """Case 24: refused while the form still stands, with what was typed beside the path."""
    film = tmp_path / "cam 1.mp4"
    film.write_bytes(b"film")
    wrong = str(tmp_path / "weg.mp4")
    found, text = filled(wrong, "beelden hal", "de bode", "7 juli", str(film), "", "", "")
    assert "NIET VASTGELEGD:" in text
    assert "weg.mp4 is geen bestand" in text
    assert found is not None
    assert found.te_bewaren == str(film)
    assert found.opdrachten[0].velden == {
        "pad": str(film), "omschrijving": "beelden hal", "beheerder": "de bode", "overschreven_op": "7 juli",
    }  # fmt: skip
    found, _ = filled(wrong, "beelden hal", "", "", "-", "", "", "")
    assert found is not None
    assert (found.te_bewaren, found.opdrachten[0].velden) == ("", {"omschrijving": "beelden hal"})
