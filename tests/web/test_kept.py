"""What is kept over a gap, a restart and a closed box: the time of a press, the words to be judged, a file's kind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.console.face_page import WorldSessions
from tests.console.situations import stands as st
from tests.console.steps import Situation
from tests.console.world import EVENING, World
from tests.web.conftest import Site
from tests.web.site import Seen, client, paired, running, until
from tests.web.test_pages import JSON, press, seen
from voorzitter_console.console.boxes.notes import ALREADY_RIGHT
from voorzitter_console.entry import Entry
from voorzitter_console.web.gate import COOKIE
from voorzitter_console.web.nothing import BOX_GONE, NOTHING_DONE, ODD_TIME, REMEDY
from voorzitter_console.web.presence import KEPT, LARGEST, LastHeard, Presence


def ms(moment: object) -> str:
    return str(int(moment.timestamp() * 1000))  # type: ignore[attr-defined]  # a datetime


async def test_who_reads_back_sees_speaker_addressee_and_words_and_judges_once(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        await seen(device)
        await until(lambda: "vordering gezegd" in site.server.hub.devices[1].board.parts.get("terug", ""))
        terug = " ".join("".join(Seen(site.server.hub.devices[1].board.parts["terug"]).text).split())
        assert "de voorzitter aan NN1: “Ik vorder dat u per direct het pand verlaat!”" in terug
        page = await seen(device)
        button = next(b for b in page.buttons if b.doe.startswith("juist "))
        for expected in (True, False):
            site.world.clock.forward(3)
            answer = (await device.post("/doe", data=page.body(button), headers=JSON)).json()
            assert answer["goed"] is expected, answer
        assert answer["zin"] == ALREADY_RIGHT
        assert site.kinds == ["bevestig"]
        board = site.server.hub.devices[1].board  # drawn anew once what is read along with has it
        await until(lambda: button.doe not in [b.doe for b in Seen(board.parts["terug"]).buttons if b.toets])


async def test_a_press_of_a_box_that_went_says_so(site: Site) -> None:
    """Enter was pressed twice without a connection: the second is of a box that the first one closed."""
    clock = site.world.clock
    async with paired(site.server, "griffier") as device:
        await press(site, device, await seen(device), "notitie")
        page = await seen(device)
        button = page.button(woorden="legt vast")
        assert button is not None
        await device.post("/hier")
        clock.forward(10)
        pressed = clock.now()
        clock.forward(20)
        await device.post("/hier")
        body = {**page.body(button, {"veld-tekst": "eens"}), "gedrukt": [ms(pressed)]}
        assert (await device.post("/doe", data=body, headers=JSON)).json()["goed"] is True
        await until(lambda: not site.server.hub.devices[1].box)
        assert (await device.post("/doe", data=body, headers=JSON)).json() == {"goed": False, "zin": BOX_GONE}
        late = {"doe": "open niets", "positie": "1", "gedrukt": ms(pressed)}
        assert (await device.post("/doe", data=late, headers=JSON)).json() == {"goed": False, "zin": NOTHING_DONE}
        assert site.kinds == ["noteer"]


NAMES = {
    "foto.JPG": ".jpg",
    "film \u202egpj.exe": ".exe",
    "../../x.tar.gz": ".gz",
    "C:\\fakepath\\a.png": ".png",
    "geen": "",
    "x.<b>": ".b",
    "x." + "p" * 300: "." + "p" * 9,
    "x.\u0660\u202e": "",
}
"""What a browser may call a file that is sent, and what is kept of it."""


async def test_a_file_keeps_its_kind_and_nothing_else_of_its_name(site: Site) -> None:
    folder = site.world.path.parent
    stored: list[str] = []
    async with paired(site.server, "griffier") as device:
        for name, suffix in NAMES.items():
            await press(site, device, await seen(device), "bewijs")
            page = await seen(device)
            button = page.button(woorden="legt vast")
            assert button is not None
            assert (await device.post("/bewijs", content=name.encode())).status_code == 200
            site.world.clock.forward(3)
            body = page.body(button, {"veld-pad": name, "veld-omschrijving": "film"})
            assert (await device.post("/doe", data=body, headers=JSON)).json()["goed"] is True, name
            await until(lambda: len(site.kinds) == len(stored) + 1, name)
            entry: Entry = site.new[-1]
            assert entry.soort == "voeg_bewijs_toe"
            kept = entry.payload["bestand"]
            stored.append(Path(kept).name)
            assert Path(kept).suffix == (suffix or ".bin"), kept
            assert (folder / kept).read_bytes() == name.encode()
            assert sorted(p.name for p in (folder / "bewijs").glob("*")) == sorted(stored)
            await until(lambda: not list((folder / "delen" / "onderweg").glob("*")), name)


async def test_a_press_made_while_the_process_was_gone_is_believed_by_the_next(tmp_path: Path) -> None:
    world = World(tmp_path, Situation("herstart", stand=st.B))
    clock = world.clock
    lines: list[str] = []
    async with running(WorldSessions(world), tmp_path, clock, lines.append) as server:
        await until(lambda: server.hub.snapshot)
        async with paired(server, "griffier") as device:
            page = Seen((await device.get("/")).text)
            token = device.cookies[COOKIE]
            kept = tmp_path / "delen" / "toestellen.gehoord"
            await until(lambda: LastHeard(kept).of(1, clock.now() + KEPT) <= clock.now())
    before = clock.now() - timedelta(seconds=30)
    clock.forward(20)
    pressed = clock.now()
    clock.forward(20)
    async with running(WorldSessions(world), tmp_path, clock, lines.append) as server:
        await until(lambda: server.hub.snapshot)
        async with client(server) as device:
            device.cookies.set(COOKIE, token)
            await device.get("/")
            button = page.button(woorden="Bodedienst waarschuwen")
            assert button is not None
            body = page.body(button)
            odd = await device.post("/doe", data={**body, "gedrukt": ms(before)}, headers=JSON)
            assert odd.json()["zin"] == f"{ODD_TIME} {REMEDY['griffier']}"
            answer = await device.post("/doe", data={**body, "gedrukt": ms(pressed)}, headers=JSON)
            assert answer.json()["goed"] is True, answer.text
    (entry,) = [one for one in world.entries() if one.soort == "waarschuw_bodedienst"]
    assert (entry.gebeurd_op, entry.kwaliteit) == (pressed, "bij_benadering")


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"x": "y"}', '{"1": 7}', '{"1": "gisteren"}', "1" * (LARGEST + 1)])
def test_what_was_heard_and_cannot_be_read_is_not_known(tmp_path: Path, text: str) -> None:
    path = tmp_path / "toestellen.gehoord"
    path.write_text(text, encoding="utf-8")
    assert LastHeard(path).of(1, EVENING) == EVENING


def test_what_was_heard_is_kept_now_and_then_and_never_lies_ahead(tmp_path: Path) -> None:
    path = tmp_path / "toestellen.gehoord"
    made = LastHeard(path)
    made.keep({1: EVENING}, EVENING)
    made.keep({1: EVENING + timedelta(seconds=1)}, EVENING + timedelta(seconds=1))
    assert LastHeard(path).of(1, EVENING + timedelta(hours=1)) == EVENING
    assert LastHeard(path).of(1, EVENING - timedelta(hours=1)) == EVENING - timedelta(hours=1)  # the clock was put back
    assert LastHeard(path).of(2, EVENING) == EVENING
    made.keep({1: EVENING + KEPT}, EVENING + KEPT)
    assert LastHeard(path).of(1, EVENING + timedelta(hours=1)) == EVENING + KEPT
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("ago", "believed"),
    [(0, True), (-1, True), (-3, False), (3, True), (12, True), (13, False), (28, True), (60, False)],
)
def test_a_press_of_just_now_or_of_a_gap_is_believed(ago: float, believed: bool) -> None:
    """A second without a network is no gap between two signs of life, and the press of that second counts as well."""
    presence = Presence(EVENING - timedelta(seconds=40))
    for seconds in (20, 17, 14, 11, 8, 5, 2):  # the first is the return after twenty seconds
        presence.heard(EVENING - timedelta(seconds=seconds))
    assert presence.believed(EVENING - timedelta(seconds=ago), EVENING) is believed


async def test_a_press_after_a_second_without_a_network_counts(site: Site) -> None:
    clock = site.world.clock
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        await device.post("/hier")
        pressed = clock.now()
        answer = await press(site, device, page, "Bodedienst waarschuwen", gedrukt=ms(pressed))
        assert answer["goed"] is True, answer
        assert (site.new[0].gebeurd_op, site.new[0].kwaliteit) == (pressed, "bij_benadering")
