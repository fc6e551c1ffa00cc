"""What a press of a page does: only what it showed, once, with its own time where there was no connection."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest

from tests.console.steps import other
from tests.web.conftest import Site
from tests.web.site import Seen, paired, until
from voorzitter_console.console import keys
from voorzitter_console.web.clerk_keys import CHANGED
from voorzitter_console.web.nothing import ODD_TIME, REMEDY

JSON = {"Accept": "application/json"}


async def seen(device: httpx.AsyncClient) -> Seen:
    return Seen((await device.get("/")).text)


async def press(site: Site, device: httpx.AsyncClient, page: Seen, woorden: str, **extra: str) -> dict[str, object]:
    """The button with these words, on a page as it was seen then."""
    site.world.clock.forward(3)
    button = page.button(woorden=woorden)
    assert button is not None, woorden
    answer = await device.post("/doe", data={**page.body(button), **{n: [v] for n, v in extra.items()}}, headers=JSON)
    found: dict[str, object] = answer.json()
    return found


async def test_a_press_comes_back_when_it_is_on_disk(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        answer = await press(site, device, await seen(device), "Bodedienst waarschuwen")
        assert answer["goed"] is True
        assert "VASTGELEGD" in str(answer["zin"])
        assert site.kinds == ["waarschuw_bodedienst"]
        (entry,) = site.new
        assert (entry.door, entry.station) == ("griffier", "laptop, griffier")


async def test_a_button_that_means_something_else_by_now_records_nothing(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        site.world.other(other("raadsleden_uit_zaal", door="voorzitter"))
        await until(lambda: "terug in de zaal" in site.server.hub.devices[1].board.parts["taken"])
        answer = await press(site, device, page, "Raadsleden uit de zaal")
        assert answer == {"goed": False, "zin": CHANGED}
        assert site.kinds == ["raadsleden_uit_zaal"]


async def test_the_position_that_was_shown_goes_with_the_press(site: Site) -> None:
    """The chair called 112 just before, and the page did not know: refused by who and when, and asked."""
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        site.world.other(other("bel_politie", door="voorzitter"))
        await until(lambda: "Politie gebeld" in site.server.hub.devices[1].board.parts["verslag"])
        site.world.clock.forward(20)
        button = page.button(woorden="Politie bellen")
        assert button is not None
        now = (await seen(device)).button(woorden="Politie bellen")
        assert now is not None
        body = {**page.body(button), "doe": [now.doe]}  # its mark as it is now, its position as it was
        answer = await device.post("/doe", data=body, headers=JSON)
        assert answer.json()["goed"] is False
        assert site.kinds == ["bel_politie"]


async def test_a_press_that_comes_twice_counts_once(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        both = [press(site, device, page, "nieuw", id="a" * 32) for _ in range(2)]  # at once
        first, second = await asyncio.gather(*both)
        again = await press(site, device, page, "nieuw", id="a" * 32)
        assert first == second == again
        assert first["goed"], first
        await until(lambda: site.kinds == ["beschrijf_verstoorder"])
        await press(site, device, page, "nieuw", id="b" * 32)
        await until(lambda: site.kinds == ["beschrijf_verstoorder"] * 2)


async def test_a_press_without_a_connection_has_its_own_time(site: Site) -> None:
    clock = site.world.clock
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        await device.post("/hier")
        clock.forward(10)
        pressed = clock.now()
        clock.forward(20)
        await device.post("/hier")
        answer = await press(site, device, page, "Bodedienst waarschuwen", gedrukt=str(int(pressed.timestamp() * 1000)))
        assert answer["goed"] is True
        (entry,) = site.new
        assert entry.gebeurd_op == pressed
        assert entry.kwaliteit == "bij_benadering"
        assert entry.payload["toelichting"] == "zonder verbinding"


@pytest.mark.parametrize("seconds", [-3600, -10, 3600])
async def test_a_time_outside_the_gap_is_not_believed(site: Site, seconds: int) -> None:
    clock = site.world.clock
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        clock.forward(60)  # a gap; after it there was a connection all the time
        for _ in range(5):
            await device.post("/hier")
            clock.forward(3)
        await device.post("/hier")
        moment = clock.now() + timedelta(seconds=seconds)
        answer = await press(site, device, page, "nieuw", gedrukt=str(int(moment.timestamp() * 1000)))
        assert answer == {"goed": False, "zin": f"{ODD_TIME} {REMEDY['griffier']}"}
        assert site.kinds == []


async def test_a_late_press_of_what_another_recorded_meanwhile_stays_with_its_person(site: Site) -> None:
    clock = site.world.clock
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        clock.forward(10)
        pressed = clock.now()
        site.world.other(other("bel_politie", door="voorzitter", na=5))
        clock.forward(60)
        await device.post("/hier")
        await until(lambda: "Politie gebeld" in site.server.hub.devices[1].board.parts["verslag"])
        now = (await seen(device)).button(woorden="Politie bellen")
        button = page.button(woorden="Politie bellen")
        assert now is not None
        assert button is not None
        body = {**page.body(button), "doe": [now.doe], "gedrukt": [str(int(pressed.timestamp() * 1000))]}
        answer = (await device.post("/doe", data=body, headers=JSON)).json()
        assert answer["goed"] is False
        assert "Voorzitter was eerder" in answer["zin"]
        assert site.kinds == ["bel_politie"]


async def test_what_is_typed_in_a_form_is_refused_with_its_reason_and_the_form_stays(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        await press(site, device, await seen(device), "getuige")
        page = await seen(device)
        button = page.button(woorden="legt vast")
        assert button is not None
        answer = await device.post("/doe", data=page.body(button, {"veld-functie": "bode"}), headers=JSON)
        assert answer.json() == {"goed": False, "zin": "Typ eerst de naam van de getuige, of Esc."}
        assert (await seen(device)).boxes
        assert site.kinds == []


async def test_while_a_box_stands_open_no_other_button_works(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        before = await seen(device)
        await press(site, device, before, "notitie")
        await press(site, device, before, "nieuw")
        await press(site, device, before, "Bodedienst waarschuwen")
        assert site.kinds == []
        assert (await seen(device)).boxes


async def test_f2_brings_the_schorsing_up_from_a_form_that_keeps_what_was_typed(site: Site) -> None:
    site.world.other(other("beeindig_verstoring", door="voorzitter"))
    site.world.other(other("hervat", door="voorzitter"))
    async with paired(site.server, "griffier") as device:
        # What the chair recorded elsewhere is known here first.
        await until(lambda: "Vergadering hervat" in site.server.hub.devices[1].board.parts.get("verslag", ""))
        await press(site, device, await seen(device), "notitie")
        box = (await seen(device)).boxes
        page = await seen(device)
        f2 = page.button("F2")
        assert f2 is not None
        site.world.clock.forward(3)
        await device.post("/doe", data=page.body(f2))
        page = await seen(device)
        assert "Ik schors de vergadering wegens ordeverstoring." in " ".join(page.text)
        assert page.boxes == box
        enter = next(b for b in page.buttons if b.doe.startswith("toets Enter"))
        site.world.clock.forward(3)
        await device.post("/doe", data=page.body(enter))
        assert site.kinds[-1] == "schors"
        assert site.new[-1].payload.get("getoond", False) is False
        assert (await seen(device)).boxes == box


async def test_evidence_is_brought_hashed_and_kept(site: Site) -> None:
    import hashlib

    content = b"beeld" * 100_000
    async with paired(site.server, "griffier") as device:
        await press(site, device, await seen(device), "bewijs")
        page = await seen(device)
        button = page.button(woorden="legt vast")
        assert button is not None
        body = page.body(button, {"veld-pad": "../../etc/passwd", "veld-omschrijving": "film"})
        refused = await device.post("/doe", data=body, headers=JSON)
        assert "nog niet binnen" in refused.json()["zin"]
        assert (await device.post("/bewijs", content=content)).status_code == 200
        site.world.clock.forward(3)
        assert (await device.post("/doe", data=body, headers=JSON)).json()["goed"] is True
        await until(lambda: site.kinds == ["voeg_bewijs_toe"])
        (entry,) = site.new
        assert entry.payload["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry.payload["grootte"] == len(content)
        await until(lambda: not list((site.world.path.parent / "delen" / "onderweg").glob("*")))


async def test_the_bode_sees_the_call_and_records_his_steps(site: Site) -> None:
    site.world.other(other("vraag_politie", door="voorzitter"))
    async with paired(site.server, "bode") as device:
        page = await seen(device)
        text = " ".join("".join(page.text).split())
        assert "GEWELD GEMELD" in text  # it was reported in this meeting
        for woorden in ("gezien: ik weet ervan", "112 gebeld", "politie is er", "overgedragen aan de politie"):
            assert (await press(site, device, await seen(device), woorden))["goed"], woorden
        assert site.kinds[1:] == ["waarschuw_bodedienst", "bel_politie", "politie_aanwezig", "draag_over"]
        assert {entry.door for entry in site.new[1:]} == {"bode"}
        assert site.new[2].payload["spoed"] is True
        # once more is asked
        answer = await press(site, device, await seen(device), "gezien: ik weet ervan")
        assert "al vastgelegd" in str(answer["zin"])
        await press(site, device, await seen(device), "nee, terug")
        await press(site, device, await seen(device), "herroep uw laatste")
        await press(site, device, await seen(device), "herroep: ")
        assert site.kinds[-1] == "herroep"


async def test_two_devices_and_the_chair_see_each_other(site: Site) -> None:
    async with paired(site.server, "griffier") as one, paired(site.server, "bode") as two:
        await press(site, one, await seen(one), "Bodedienst waarschuwen")
        await until(lambda: "stappen" in site.server.hub.devices[2].board.parts)
        await asyncio.sleep(0.3)
        assert "gezien" in "".join((await seen(two)).text)
        button = (await seen(two)).button(woorden="gezien: ik weet ervan")
        assert button is not None
        await press(site, two, await seen(two), "politie is er")
        await until(lambda: "IS ER" in site.server.hub.devices[1].board.parts["open"])


async def test_who_is_gone_is_told_and_who_is_back(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        await device.post("/hier")
        site.world.clock.forward(11)
        await until(lambda: any("weg sinds" in line for line in site.lines))
        await device.post("/hier")
        await until(lambda: site.lines[-1] == "Toestel 1 griffier terug")


async def test_a_session_ends_twelve_hours_after_the_closing(site: Site) -> None:
    site.world.other(other("sluit", door="voorzitter"))
    async with paired(site.server, "griffier") as device:
        await until(lambda: "GESLOTEN" in site.server.hub.devices[1].board.parts.get("kop", ""))
        site.world.clock.forward(11 * 3600)
        assert (await device.post("/hier")).status_code == 200
        site.world.clock.forward(3600)
        await asyncio.sleep(0.3)
        assert (await device.post("/hier")).status_code == 403


async def test_the_history_is_completed_corrected_and_retracted_from_the_page(site: Site) -> None:
    async with paired(site.server, "griffier") as device:

        async def go(*woorden: str) -> Seen:
            for words in woorden:
                await press(site, device, await seen(device), words)
            return await seen(device)

        async def fill(**typed: str) -> dict[str, object]:
            page = await seen(device)
            button = page.button(woorden="legt vast")
            assert button is not None
            site.world.clock.forward(3)
            body = page.body(button, {f"veld-{name}": value for name, value in typed.items()})
            found: dict[str, object] = (await device.post("/doe", data=body, headers=JSON)).json()
            return found

        await seen(device)
        await go("geschiedenis", "terug, niets vastgelegd", "geschiedenis")  # the timeline is read meanwhile
        page = await go("Vergadering geschorst")
        assert "vastgelegd" in "".join(page.text)
        page = await go("reden: vul aan")
        assert page.button(woorden="geroep vanaf de publieke tribune"), "the protocol's reasons, as on the screen"
        await go("iets anders: in eigen woorden")
        assert (await fill(waarde="geroep"))["goed"]
        await until(lambda: site.kinds == ["vul_aan"])
        await until(lambda: "reden: corrigeer, nu geroep" in site.server.hub.devices[1].board.parts["box"])
        await go("reden: corrigeer", "iets anders: in eigen woorden")
        assert (await fill(waarde="gejoel"))["zin"] == "Geef een reden, bijvoorbeeld: vergist."
        assert (await fill(waarde="gejoel", reden="vergist"))["goed"]
        await until(lambda: site.kinds == ["vul_aan", "corrigeer"])
        await until(lambda: "nu gejoel" in site.server.hub.devices[1].board.parts["box"])  # back in its own box
        await go("terug, niets vastgelegd", "terug, niets vastgelegd", "notitie")
        assert (await fill(tekst="mijn notitie"))["goed"]
        await until(lambda: not site.server.hub.devices[1].box)
        await go("herroep", "herroep: ")
        await until(lambda: site.kinds[-1] == "herroep")
        await until(lambda: "mijn notitie <small>herroepen" in site.server.hub.devices[1].board.parts["verslag"])


async def test_who_took_a_screen_over_does_so_on_a_laptop(site: Site) -> None:
    """A device was paired in its role and keeps it."""
    async with paired(site.server, "griffier") as device:
        await press(site, device, await seen(device), "overnemen")
        await press(site, device, await seen(device), "u bedient dit scherm voortaan voor de voorzitter")
        page = await seen(device)
        button = page.button(woorden="legt vast")
        assert button is not None
        site.world.clock.forward(3)
        answer = await device.post("/doe", data=page.body(button, {"veld-naam": "x"}), headers=JSON)
        assert answer.json()["goed"] is False
        assert site.kinds == []


ELSEWHERE = {
    keys.TERUG: "Esc is the button of a box or a question",
    keys.HULP: "each key of the page stands on its button, with its words",
    keys.PALET: "K unfolds the rest of the buttons",
    keys.DOSSIER_GRIFFIER: "a folder on the laptop: made there",
    keys.NADERHAND_GRIFFIER: "stands there once the meeting is closed",
    keys.CHECKLIST: "on the laptop, once the meeting is closed",
    keys.DELEN: "whom another device may let in is the chair's affair",
    keys.THEMA: "light or dark is the device's own setting",
    keys.QUORUM: "task 8",
    keys.WEG: "beside each person",
    keys.GEHOORD: "beside each person, once there is a vordering",
}
"""What the griffier's screen has a key for and the page no button with that key, and why."""


async def test_all_that_the_griffiers_screen_can_has_its_button_on_the_page(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
    named = {button.toets for button in page.buttons}
    words = {button.words for button in page.buttons}
    missing = [
        key.naam
        for key in (*keys.GRIFFIER, *keys.LISTED, *keys.SPOKEN)
        if key not in ELSEWHERE and key.letter.upper() not in named and key.hulp not in words
    ]
    assert missing == []
    assert {"1", "2", "3", "4", "5", "6", "7", "8", "W", "F2", "N"} <= named


async def test_one_answer_for_several_persons(site: Site) -> None:
    site.world.other(other("beschrijf_verstoorder", label="NN2"))
    async with paired(site.server, "griffier") as device:
        await until(lambda: "NN2" in site.server.hub.devices[1].board.parts.get("register", ""))
        await press(site, device, await seen(device), "meer tegelijk: weg")
        await tick_both(site, device)
        await press(site, device, await seen(device), "gestopt, is nog in de zaal")
        await press(site, device, await seen(device), "meer tegelijk: bij vordering")
        await tick_both(site, device)
        await press(site, device, await seen(device), "erbij, en hoorde het")
        await until(lambda: len(site.kinds) == 5)
    assert site.kinds[1:] == ["verstoorder_gestaakt"] * 2 + ["stel_aanwezigheid_vast"] * 2
    assert [entry.payload["label"] for entry in site.new[1:]] == ["NN1", "NN2"] * 2


async def tick_both(site: Site, device: httpx.AsyncClient) -> None:
    page = await seen(device)
    button = page.button(woorden="verder")
    assert button is not None
    site.world.clock.forward(3)
    body = {**page.body(button), "merk": ["NN1", "NN2"]}
    assert (await device.post("/doe", data=body)).status_code == 303


async def test_a_button_that_records_at_once_says_what(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        page = await seen(device)
        view = site.server.hub.devices[1].core.view()
        assert view is not None
        for letter in "EPL":
            key = view.toets(letter)
            assert key is not None
            button = page.button(toets=letter)
            assert button is not None
            at_once = letter == "P" or letter in view.staat
            assert (key.woorden in button.woorden) == (at_once and bool(key.opdrachten)), letter
        assert page.button(toets="E", woorden="") == page.button(woorden="verstoring voorbij")
        assert page.button(woorden="livestream") is not None, "this one opens the list"


async def test_the_112_card_stands_over_an_open_box_which_comes_back(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        hub = site.server.hub.devices[1]
        await press(site, device, await seen(device), "notitie")
        note = hub.box_id
        await press(site, device, await seen(device), "112")
        assert hub.box_id != note
        await press(site, device, await seen(device), "terug, niets vastgelegd")
        assert (hub.box_id, getattr(hub.box, "titel", "")) == (note, "NOTITIE")
        await press(site, device, await seen(device), "112")
        await press(site, device, await seen(device), "Gedaan: 112")
        assert site.kinds == ["bel_politie"]
        assert hub.box_id == note, "after a call too"
        await press(site, device, await seen(device), "terug")
        await press(site, device, await seen(device), "notitie")
        assert hub.box_id > note + 2, "no number is given out twice"
