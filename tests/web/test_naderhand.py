"""The days after on the griffier's own device: tasks, measures and who was hit; no files, and nothing confidential."""

from __future__ import annotations

import httpx

from tests.aftercare.reports import begun, say
from tests.console.steps import other
from tests.web.conftest import Site
from tests.web.site import paired, until
from tests.web.test_pages import press, seen


async def opened(site: Site, device: httpx.AsyncClient, words: str, then: str) -> None:
    """The box behind that button, once it stands there."""
    await press(site, device, await seen(device), words)
    board = site.server.hub.devices[1].board
    await until(lambda: then in board.parts["box"])


async def test_a_closed_meeting_has_its_tasks_on_the_page(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        assert (await seen(device)).button(woorden="naderhand: taken, maatregelen, wie is getroffen") is None
        site.world.other(other("beeindig_verstoring", door="voorzitter"))
        site.world.other(other("sluit", door="voorzitter"))
        board = site.server.hub.devices[1].board
        await until(lambda: "naderhand" in board.parts.get("toetsen", ""))
        await opened(site, device, "naderhand: taken, maatregelen, wie is getroffen", "wat is afgehandeld (0)")
        page = await seen(device)
        shown = board.parts["box"]
        for words in ("nazorg", "dossier", "brief", "agenda"):
            assert words not in shown
        [tasks] = [b.woorden for b in page.buttons if "taken: " in b.woorden]
        await opened(site, device, tasks, "bespreken door burgemeester")
        page = await seen(device)
        [task] = [b.woorden for b in page.buttons if "bespreken door" in b.woorden]
        await opened(site, device, task, "niet van toepassing")
        assert "concept maken" not in board.parts["box"]
        await opened(site, device, "niet van toepassing, omdat ...", "Omdat")
        answer = await press(site, device, await seen(device), "legt vast", **{"veld-omdat": "niet nodig"})
        assert answer["goed"] is True
        assert site.kinds[-1] == "taak_niet_van_toepassing"
        assert site.new[-1].payload["taak"] == "driehoek"
        await until(lambda: "TAKEN" in board.parts["box"] and "bespreken door" not in board.parts["box"])


async def test_a_melding_is_named_by_its_number_alone_and_to_the_griffier_alone(site: Site) -> None:
    async with paired(site.server, "griffier") as device, paired(site.server, "meekijker"):
        site.world.other(other("beeindig_verstoring", door="voorzitter"))
        site.world.other(other("sluit", door="voorzitter"))
        book = begun(site.world.path.parent, file=True)
        say(book, "beschrijf_verstoorder", label="NN1", naam="Karel Zuidwijk")
        book.close()
        board = site.server.hub.devices[1].board
        await until(lambda: "naderhand" in board.parts.get("toetsen", ""))
        await opened(site, device, "naderhand: taken, maatregelen, wie is getroffen", "Er staat daar 1 melding open.")
        assert "voorzitter-console melding" in board.parts["box"]
        for parts in (board.parts, site.server.hub.look_board.parts):
            shown = " ".join(parts.values())
            assert "Zuidwijk" not in shown
            assert "P. Jansen" not in shown
        assert "melding open" not in " ".join(site.server.hub.look_board.parts.values())
