"""The QR code in blocks holds segno's own modules, no pairing code, and stands for as long as a code is good."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import segno

from tests.console.test_sharing import BEGUN, Told, no_picture, sharing
from tests.ui.desk_bench import EVENING
from voorzitter_console.clock import FakeClock
from voorzitter_console.console import qr
from voorzitter_console.console.shared import CODE_GOOD
from voorzitter_console.console.sharing import GONE, LOOPBACK, NOT_YET, QR, SPENT

ADDRESSES = (
    "https://127.0.0.1:8443/",
    "https://192.168.178.123:8443/",
    "https://[fd00:1234:5678:9abc:def0:1234:5678:9abc]:65535/",
)


def modules(rows: Sequence[str]) -> list[list[bool]]:
    """What a camera makes of these blocks where the drawn part is light: a module is True where it is dark."""
    upper = {" ": True, "▀": False, "▄": True, "█": False}
    lower = {" ": True, "▀": True, "▄": False, "█": False}
    return [[half[sign] for sign in row] for row in rows for half in (upper, lower)]


def held(address: str, rows: Sequence[str]) -> bool:
    """Whether those rows are the code of that address, as a terminal gets it from segno, with its light edge."""
    wanted = [[bool(dark) for dark in row] for row in segno.make(address, error="m").matrix_iter(border=4)]
    drawn = modules(rows)
    beyond = drawn[len(wanted) :]
    return drawn[: len(wanted)] == wanted and not any(dark for row in beyond for dark in row) and len(beyond) < 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_blocks_are_the_modules(address: str) -> None:
    rows = qr.rows(address)
    assert held(address, rows)
    assert len(rows) <= 22, "with a practice's head and the foot it fits 80x24"


def test_it_goes_with_the_codes_and_with_the_process() -> None:
    told, clock = Told(), FakeClock(EVENING)
    made = sharing(told, clock)
    assert made.to_scan() == ("", (GONE,))
    made.begin("192.168.1.10:8443")
    assert made.to_scan() == ("", (NOT_YET,))
    for line in BEGUN:
        told.say(line)
    address, beside = made.to_scan()
    assert address == "https://192.168.1.10:8443/"
    assert {"Code griffier: 1234 5670", "Code bode: 1234 5671", "AA:BB"} < set(beside)
    assert LOOPBACK not in beside
    clock.forward(CODE_GOOD.total_seconds())
    assert made.to_scan() == ("", (SPENT,))
    told.say("Koppelcode bode: 87654321")
    address, beside = made.to_scan()
    assert address
    assert [line for line in beside if line.startswith("Code")] == ["Code bode: 8765 4321"]
    told.say("Toestel 1 bode gekoppeld")  # a code is good once
    assert made.to_scan() == ("", (SPENT,))
    told.say("Koppelcode bode: 87654321")
    told.runs = False
    assert made.to_scan() == ("", (GONE,))


def test_an_address_that_no_phone_reaches_says_so() -> None:
    told = Told()
    made = sharing(told)
    assert QR not in [words for words, _ in made.actions(no_picture)]
    made.begin("127.0.0.1:8443")
    told.say("Adres: https://127.0.0.1:8443/")
    told.say("Koppelcode bode: 87654321")
    assert LOOPBACK in made.to_scan()[1]
    assert QR in [words for words, _ in made.actions(no_picture)]


def test_the_fingerprint_is_cut_between_two_bytes() -> None:
    told, finger = Told(), ":".join(f"{n:02X}" for n in range(32))
    made = sharing(told)
    made.begin("10.0.0.1:8443")
    for line in ("Adres: https://10.0.0.1:8443/", f"Vingerafdruk: {finger}", "Koppelcode bode: 87654321"):
        told.say(line)
    beside = made.to_scan()[1]
    assert ":".join(beside[beside.index("Vingerafdruk:") + 1 :]) == finger
    assert max(map(len, beside[beside.index("Vingerafdruk:") :])) == 23
    first = next(n for n, line in enumerate(made.lines()) if line.startswith("Vingerafdruk: "))
    said = made.lines()[first : first + 2]
    assert ":".join(said) == f"Vingerafdruk: {finger}"
