"""What rings when the police are asked for: asked at the press, accepted or not, and never called seen."""

from __future__ import annotations

import asyncio
import json
import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.livestream.conftest import WITHIN
from tests.livestream.obs_rig import free_port
from tests.livestream.supplier import Supplier
from tests.procedure.played import Room
from tests.ui.desk_bench import EVENING
from voorzitter_console.cli.parts import alarm_of
from voorzitter_console.clock import FakeClock, SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.sharing import with_alarm
from voorzitter_console.livestream.alarm import ACCEPTED, Alarm
from voorzitter_console.livestream.config import Verzoek, read_alarm
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.settings import Settings, SettingsFault
from voorzitter_console.toml_file import KeyPlace
from voorzitter_console.view import view

FILE = KeyPlace("instellingen.toml")
BODY = '{"text": "Politie gevraagd: {waar}", "om": "{moment}", "sleutel": "{geheim:pieper}"}'


def alarm(url: str, **given: Any) -> Alarm:
    verzoek = Verzoek(**{"url": url, "allow_http": True, "timeout_s": 0.6, "body": BODY, **given})
    return Alarm(verzoek, SystemClock(), {"pieper": "geheim"}.get)


async def told(made: Alarm, waar: str = "Raadzaal") -> str:
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    made.ring(waar, said.put)
    return await asyncio.to_thread(said.get, timeout=WITHIN)


async def test_it_is_asked_once_with_the_place_and_accepted_is_not_seen() -> None:
    async with Supplier() as supplier:
        assert await told(alarm(f"{supplier.url}/bel"), 'Raadzaal "oost"') == ACCEPTED
        ((head, body),) = supplier.asked
    assert head.startswith("POST /bel ")
    assert json.loads(body)["text"] == 'Politie gevraagd: Raadzaal "oost"'
    assert json.loads(body)["sleutel"] == "geheim"
    assert "niet bekend" in ACCEPTED


async def test_it_is_tried_again_with_the_same_key() -> None:
    async with Supplier("once") as supplier:
        assert await told(alarm(f"{supplier.url}/bel", retries=2)) == ACCEPTED
        keys = [line for head, _ in supplier.asked for line in head.split("\r\n") if "Idempotency-Key" in line]
    assert len(keys) == 2
    assert len(set(keys)) == 1


@pytest.mark.parametrize("how", ["500", "redirect", "silent", "no http", "huge"])
async def test_what_goes_wrong_ends_in_time_and_in_one_sentence(how: str) -> None:
    async with Supplier(how) as supplier:
        said = await told(alarm(f"{supplier.url}/bel"))
    assert said.startswith("Alarm NIET aangenomen: ")
    assert "geheim" not in said


async def test_nobody_there_and_a_secret_that_is_missing() -> None:
    assert (await told(alarm(f"http://127.0.0.1:{free_port()}/"))).startswith("Alarm NIET aangenomen: ")
    assert "weg" in await told(alarm("http://127.0.0.1:1/", body="{geheim:weg}"))


def test_the_settings_are_judged_with_a_sentence_for_each_fault() -> None:
    assert read_alarm({}, FILE) is None
    found = read_alarm({"url": "https://pieper.example/{id}", "retries": 3, "body": "{waar}"}, FILE)
    assert found is not None
    assert found.retries == 3
    for table, said in (
        ({"url": "http://pieper.example/"}, "alarm.url: http:// is onversleuteld"),
        ({"uri": "x"}, "alarm: verwacht een tabel met ten minste url"),
        ({"url": "https://a/", "retries": 9}, "alarm.retries"),
        ({"url": "https://a/", "headers": {"X": "{waar}"}}, "{waar} kan in url en body"),
    ):
        with pytest.raises(SettingsFault, match=said.replace("{", r"\{").replace("}", r"\}").replace(".", r"\.")):
            read_alarm(table, FILE)


def test_practice_rings_nobody() -> None:
    chosen = Settings(alarm={"url": "https://pieper.example/"})
    assert alarm_of(chosen, FakeClock(EVENING), oefening=True) is None
    assert alarm_of(chosen, FakeClock(EVENING), oefening=False) is not None
    assert alarm_of(Settings(), FakeClock(EVENING), oefening=False) is None


class Bell:
    """Rings at once, and says what it was told to say."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    def ring(self, waar: str, told: Callable[[str], object]) -> None:
        self.rung.append(waar)
        told(ACCEPTED)


def test_it_rings_at_the_press_and_what_came_of_it_is_recorded_apart(tmp_path: Path) -> None:
    bell = Bell()
    clock = FakeClock(EVENING)
    session = console_session(
        tmp_path / "j.sqlite", oefening=False, clock=clock, station="laptop", protocol_naam="maassluis-2025", alarm=bell
    )
    heard: list[m.News] = []

    def give(soort: str, **velden: Any) -> None:
        press = m.RecordingPress(
            op=clock.now(), sinds=time.monotonic(), woorden="", opdrachten=(Opdracht(soort, velden),),
            door="voorzitter", getoond=0,
        )  # fmt: skip
        session.record(press)
        session.idle().result(WITHIN)
        session.idle().result(WITHIN)

    try:
        session.start(heard.append)
        session.begin({"orgaan": "gemeenteraad", "titel": "Raad", "locatie": "Sporthal", "adres": "Dijk 1"})
        session.idle().result(WITHIN)
        give("schors")
        assert bell.rung == []
        give("vraag_politie")
        assert bell.rung == ["Sporthal, Dijk 1"]
        give("vraag_politie", gebeurd_op=clock.now().isoformat())  # entered afterwards
        assert len(bell.rung) == 1
    finally:
        session.close()
    recorded = [news.entry for news in heard if isinstance(news, m.Recorded)]
    assert [e.soort for e in recorded].count("vraag_politie") == 2
    assert [(e.door, e.payload["tekst"]) for e in recorded if e.soort == "noteer"] == [("systeem", ACCEPTED)]


def test_an_alarm_that_was_not_accepted_is_an_open_loop_until_the_bodedienst_knows() -> None:
    room = Room()
    asked = room.do("vraag_politie").gebeurd_op
    meeting = room.meeting
    plain = view(meeting.state, (), meeting.protocol, meeting.begin_velden, asked, "voorzitter")
    assert with_alarm(plain, meeting.state, "", Phones()) is plain
    shown = with_alarm(plain, meeting.state, "Alarm NIET aangenomen: x", Phones(bodedienst="010 593"))
    (added,) = [lus for lus in shown.lussen if lus not in plain.lussen]
    assert added.tekst == "alarm NIET aangenomen: bel bodedienst 010 593"
    assert added.dringend
    room.do("waarschuw_bodedienst")
    assert with_alarm(plain, room.meeting.state, "Alarm NIET aangenomen: x", Phones()) is plain
