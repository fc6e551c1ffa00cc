"""The laptop's clock against a time server of our own on this machine, and against a clock that somebody reads."""

from __future__ import annotations

import queue
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.stations.pair import BEGIN
from voorzitter_console.clock import FakeClock, SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console import sntp
from voorzitter_console.console.clockcheck import BY_HAND, ClockCheck
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.safekeeping import Safekeeping
from voorzitter_console.console.sntp import ServerAnswer, ServerSilent, ask
from voorzitter_console.procedure import accept
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.commands import VergelijkKlok
from voorzitter_console.procedure.parse import InvalidCommand, parse_command
from voorzitter_console.procedure.sentences import sentence

WAIT = 20.0
NOW = datetime(2026, 3, 10, 19, 10, 30, tzinfo=UTC)
EPOCH = datetime(1900, 1, 1, tzinfo=UTC)


def stamp(moment: datetime) -> bytes:
    """A moment as the wire has it; the era is not in it."""
    past = moment - EPOCH
    seconds = past // timedelta(seconds=1)
    return struct.pack(
        "!II", seconds % (1 << 32), round((past / timedelta(seconds=1) - seconds) * (1 << 32)) % (1 << 32)
    )


def reply(asked: bytes, moment: datetime, **changed: Any) -> bytes:
    """What a server with that time says to a question."""
    said = {"flags": 0b00_100_100, "stratum": 2, "reference": b"\x01\x02\x03\x04", "origin": asked[40:48], **changed}
    dispersion = said.get("dispersion", 65536 // 100)
    head = struct.pack("!BBbbII4s", said["flags"], said["stratum"], 6, -20, 65536 // 50, dispersion, said["reference"])
    answered = said.get("answered", stamp(moment))
    received, origin = bytes(said.get("received", stamp(moment))), bytes(said["origin"])
    return head + stamp(moment) + origin + received + bytes(answered)


@contextmanager
def server(answer: Callable[[bytes], list[bytes]]) -> Iterator[str]:
    """A time server on a port of its own."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
        own.bind(("127.0.0.1", 0))
        own.settimeout(WAIT)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    data, sender = own.recvfrom(1024)
                except OSError:
                    return
                for part in answer(data) if len(data) == 48 else []:
                    own.sendto(part, sender)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{own.getsockname()[1]}"
        finally:
            stop.set()
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"", own.getsockname())
            thread.join()


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=-3), timedelta(days=40), timedelta(milliseconds=250)])
def test_a_difference_is_found_within_its_margin(ahead: timedelta) -> None:
    with server(lambda asked: [reply(asked, datetime.now(UTC) - ahead)]) as place:
        found = ask(place, SystemClock())
    assert abs(found.verschil - ahead) <= found.marge
    assert found.marge < timedelta(seconds=5)


def test_the_question_says_nothing_of_the_laptop_and_only_its_own_answer_counts() -> None:
    seen: list[bytes] = []

    def answer(asked: bytes) -> list[bytes]:
        seen.append(asked)
        wrong = reply(asked, NOW - timedelta(days=999), origin=b"forgedXX")
        return [b"kort", wrong, reply(asked, datetime.now(UTC))]

    with server(answer) as place:
        assert abs(ask(place, SystemClock()).verschil) < timedelta(seconds=5)
    assert {asked[:40] for asked in seen} == {bytes([0b00_100_011]) + bytes(39)}
    assert len({asked[40:] for asked in seen}) == sntp.SAMPLES


def test_after_2036_the_seconds_begin_anew() -> None:
    later = datetime(2041, 5, 6, 7, 8, 9, tzinfo=UTC)
    with server(lambda asked: [reply(asked, later)]) as place:
        assert abs(ask(place, FakeClock(later)).verschil) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"stratum": 0, "reference": b"RATE"}, "RATE"),
        ({"stratum": 16}, "geen tijd"),
        ({"flags": 0b11_100_100}, "geen tijd"),
        ({"flags": 0b00_100_011}, "geen tijd"),
        ({"answered": bytes(8)}, "geen tijd"),
        ({"dispersion": 65536 * 20}, "onzeker"),
        ({"received": stamp(datetime.now(UTC) + timedelta(days=1))}, "niet kunnen"),
    ],
)
def test_an_answer_that_is_none_is_refused(changed: dict[str, Any], why: str) -> None:
    count: list[int] = []

    def answer(asked: bytes) -> list[bytes]:
        count.append(1)
        return [reply(asked, datetime.now(UTC), **changed)]

    with server(answer) as place, pytest.raises(ServerSilent, match=why):
        ask(place, SystemClock())
    assert len(count) == 1


def test_a_silent_server_is_one_sentence_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sntp, "SECONDS", 0.05)
    with server(lambda _asked: []) as place, pytest.raises(ServerSilent, match="geen bruikbaar antwoord"):
        ask(place, SystemClock())
    with pytest.raises(ServerSilent):
        ask("naam.invalid", SystemClock())


@pytest.mark.parametrize(
    ("zegt", "verschil", "marge"),
    [("20:10:30", -500, 1500), ("20:10:12", 17_500, 1500), ("20.11", -60_000, 31_000), ("8:00", None, None)],
)
def test_what_a_clock_on_the_wall_showed_gives_the_difference(
    zegt: str, verschil: int | None, marge: int | None
) -> None:
    if verschil is None:
        with pytest.raises(InvalidCommand, match="klok_zegt"):
            parse_command("vergelijk_klok", {"klok_zegt": zegt})
        return
    command = parse_command("vergelijk_klok", {"klok_zegt": zegt, "bron": "de zaalklok"})
    assert isinstance(command, VergelijkKlok)
    made = accept.compared(command, NOW)
    assert (made.verschil_ms, made.marge_ms) == (verschil, marge)


def test_around_midnight_and_in_words() -> None:
    command = VergelijkKlok(klok_zegt="23:59:58")
    made = accept.compared(command, datetime(2026, 3, 10, 23, 0, 2, tzinfo=UTC))
    assert made.verschil_ms == 3500
    assert sentence(made) == (
        "Klok vergeleken met een andere klok, die 23:59:58 wees: deze computer loopt 3,5 s voor (± 1,5 s)"
    )
    server = VergelijkKlok(bron="tijd.nl", wijze="sntp", verschil_ms=-192_000, marge_ms=12)
    assert (
        sentence(server) == "Klok vergeleken met tijdserver tijd.nl: deze computer loopt 3 min 12 s achter (± 0,012 s)"
    )
    assert sentence(server.changed(verschil_ms=5)).endswith("geen verschil te zien (± 0,012 s)")


def test_that_it_was_measured_is_the_programs_to_say() -> None:
    for name in ("wijze", "verschil_ms", "marge_ms"):
        with pytest.raises(InvalidCommand, match=name):
            parse_command("vergelijk_klok", {name: "sntp" if name == "wijze" else 1})


class Room:
    """A session whose clock is compared, without a network."""

    def __init__(
        self, folder: Path, tijdserver: str, ask: Callable[..., ServerAnswer], rol: str = "voorzitter"
    ) -> None:
        clock = SystemClock()
        self.told: queue.Queue[Any] = queue.Queue()
        check = ClockCheck(tijdserver, clock, ask)
        path = folder / "j.sqlite"
        safe = Safekeeping(
            path, key=folder / "s.pem", heads=folder / "koppen", clock=clock, station=f"pc {rol}", clockcheck=check
        )
        self.session = console_session(
            path, oefening=False, clock=clock, station="pc", protocol_naam="maassluis-2025", rol=rol, safekeeping=safe
        )
        self.session.start(self.told.put)

    def hear(self, *kinds: type[Any]) -> Any:
        while True:
            told = self.told.get(timeout=WAIT)
            if isinstance(told, kinds):
                return told
            assert not isinstance(told, m.ProgramFault | m.Broken), told


def press(soort: str, **velden: object) -> m.RecordingPress:
    return m.RecordingPress(
        op=SystemClock().now(),
        sinds=0,
        woorden="x",
        opdrachten=(Opdracht(soort, velden),),
        door="griffier",
        getoond=2,
    )


def given(verschil: float) -> Callable[..., ServerAnswer]:
    return lambda _server, clock: ServerAnswer(
        verschil=timedelta(seconds=verschil), marge=timedelta(milliseconds=20), op=clock.now()
    )


def test_it_is_recorded_once_for_all_windows_of_a_laptop(tmp_path: Path) -> None:
    chair = Room(tmp_path, "tijd.test", given(2.5))
    try:
        chair.hear(m.NoMeeting)
        chair.session.begin(BEGIN)
        entry = chair.hear(m.Recorded).entry
        assert (entry.soort, entry.door, entry.payload["verschil_ms"], entry.payload["wijze"]) == (
            *("vergelijk_klok", "systeem"),
            *(2500, "sntp"),
        )
        asked = threading.Event()

        def other(_server: str, clock: Any) -> ServerAnswer:
            asked.set()
            return given(2.5)(_server, clock)

        clerk = Room(tmp_path, "tijd.test", other, "griffier")
        try:
            clerk.hear(m.Standing)
            assert asked.wait(WAIT)
            clerk.session.idle().result(WAIT)
            clerk.session.record(press("noteer", tekst="x"))
            assert clerk.hear(m.Recorded).entry.positie == 3
        finally:
            clerk.session.close()
    finally:
        chair.session.close()


def test_without_a_server_or_an_answer_the_griffier_is_told_to_compare(tmp_path: Path) -> None:
    def silent(server: str, _clock: object) -> ServerAnswer:
        raise ServerSilent(f"De tijdserver {server} gaf geen bruikbaar antwoord (x).")

    chair = Room(tmp_path, "tijd.test", silent)
    try:
        chair.hear(m.NoMeeting)
        chair.session.begin(BEGIN)
        assert chair.hear(m.Notice).sentence == f"De tijdserver tijd.test gaf geen bruikbaar antwoord (x). {BY_HAND}"
        clerk = Room(tmp_path, "", silent, "griffier")
        try:
            assert clerk.hear(m.Notice).sentence == BY_HAND
            chair.session.record(press("sluit"))
            assert clerk.hear(m.Notice).sentence == BY_HAND  # the chair closed it: at the end once more
        finally:
            clerk.session.close()
    finally:
        chair.session.close()


class Stood:
    """A console on a clock that is set, and what it was told."""

    def __init__(self, path: Path, moment: datetime, station: str = "pc") -> None:
        self.told: queue.Queue[Any] = queue.Queue()
        self.session = console_session(
            path, oefening=False, clock=FakeClock(moment), station=station, protocol_naam="maassluis-2025"
        )
        self.session.start(self.told.put)

    def hear(self, *kinds: type[Any]) -> list[Any]:
        """All that it was told once everything handed in before was done; among it each of these."""
        self.session.idle().result(WAIT)
        self.session.idle().result(WAIT)  # what was handed in meanwhile
        found = []
        while not self.told.empty():
            found.append(self.told.get_nowait())
        assert all(any(isinstance(one, kind) for one in found) for kind in kinds), found
        return found

    def __enter__(self) -> Stood:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()


def test_a_clock_that_was_put_back_is_said_and_recorded_once_at_the_resumption(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with Stood(path, NOW + timedelta(days=1)) as ahead:
        ahead.session.begin(BEGIN)
        ahead.hear(m.Standing)
    said = (
        "De klok van deze laptop zegt 10-03-2026 20:10:30, maar de laatste vastlegging (nr. 1) is van 11-03-2026 "
        "20:10:30: de klok is verzet. Zet haar goed. Wat nu komt, telt als later dan nr. 1."
    )
    for entries in (["begin_vastlegging", "noteer"], []):
        with Stood(path, NOW) as right:
            told = right.hear(m.Standing)
            recorded = [one.entry for one in told if isinstance(one, m.Recorded)]
            assert [entry.payload["tekst"] for entry in recorded] == [said] * bool(entries)
            assert [entry.door for entry in recorded] == ["systeem"] * bool(entries)
            assert [one.sentence for one in told if isinstance(one, m.Notice)] == [said] * bool(entries)


def test_a_clock_that_is_right_or_a_little_behind_another_is_no_news(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    with Stood(path, NOW) as first:
        first.session.begin(BEGIN)
        first.hear(m.Standing)
    for moment in (NOW - timedelta(seconds=59), NOW + timedelta(hours=3)):
        with Stood(path, moment) as later:
            assert not [one for one in later.hear(m.Standing) if isinstance(one, m.Recorded)]
    with Stood(path, NOW - timedelta(minutes=9), station="zaal 2") as other:
        (told,) = [one.sentence for one in other.hear(m.Standing) if isinstance(one, m.Notice)]
    assert "vastlegging van pc (nr. 1)" in told
    assert "loopt anders of is verzet" in told
