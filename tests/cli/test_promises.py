"""The README's table of what no form does: each line is done as it says, and none is promised without."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Run
from tests.ui.desk_bench import console as chair
from voorzitter_console.console import keys
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("## Wat geen formulier doet")[2].partition("\n## ")[0]
PROMISES = [what.strip() for what, _ in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", TABLE, re.M) if what.strip() != "wat"]


def _pages(pdf: Path) -> str:
    return _text(pdf.read_bytes())


@cache
def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def _found(folder: Path) -> Any:
    return json.loads((folder / "dossier.json").read_text(encoding="utf-8"))


def persons(_console: Run, played: Path) -> None:
    """The aangifte of a played scenario; W and H of the griffier."""
    text = _pages(played / "data" / "aangifte.pdf")
    assert "Persoon Vordering Gericht tot deze persoon" in text
    for said in ("NN1 1e ja, afgeleid", "NN2 1e ja, afgeleid niet vastgesteld", "was er nog 12 min 35 s"):
        assert said in text
    assert {"w", "h"} <= {key.letter for key in keys.GRIFFIER}


def stream(console: Run, played: Path) -> None:
    """Asked and confirmed are two entries."""
    assert "vraagt om bevestiging met L" in console("livestream", "test").stdout
    kinds = [line["soort"] for line in _found(played)["tijdlijn"]]
    assert kinds.index("stop_livestream") < kinds.index("bevestig_livestream")


def elements(_console: Run, played: Path) -> None:
    text = _pages(played / "data" / "aangifte.pdf")
    assert "Bestanddeel Wat is vastgelegd Nog na te gaan" in text
    assert "nr. 11, 20:24:05: 1e vordering" in text


def editions(console: Run, played: Path) -> None:
    out = played.parent / "vier"
    assert console("dossier", "--database", played / "journaal.sqlite", "--uit", out).returncode == 0
    assert {pdf.stem for pdf in (out / "data").glob("*.pdf")} == {"aangifte", "intern", "raad", "openbaar"}
    assert "[signalementen weggelaten]" in _pages(out / "data" / "openbaar.pdf")


def read_back(console: Run, played: Path) -> None:
    """Both readings stay."""
    out = played.parent / "terug"
    assert console("speel", "tweede-verstoring", "--uit", out).returncode == 0
    spoken = [x for v in _found(out)["verstoringen"] for x in (*v["vorderingen"], *v["aansprekingen"])]
    disputed = [x for x in spoken if x["teruggelezen"] == "betwist"]
    assert disputed
    assert all(x["tekst"] and x["betwist_tekst"] and x["tekst"] != x["betwist_tekst"] for x in disputed)
    assert {"j", "f"} <= {key.letter for key in keys.GRIFFIER}


def missing(console: Run, played: Path) -> None:
    said = console("dossier", "--database", played / "journaal.sqlite", "--controle").stdout
    assert "Aangifte: uiterlijk " in said
    assert "ONTBREEKT (" in said


def tampered(console: Run, played: Path) -> None:
    chain = _found(played)["keten"]
    kept, longer = f"{chain['aantal']}:{chain['kop']}", f"{chain['aantal'] + 1}:{'0' * 64}"
    assert console("controleer", played / "journaal.sqlite", "--kop", kept).returncode == 0
    shorter = console("controleer", played / "journaal.sqlite", "--kop", longer)
    assert shorter.returncode == 1
    assert f"De kop uit de notulen ({chain['aantal'] + 1} vastleggingen" in shorter.stdout
    text = (played / "dossier.json").read_text(encoding="utf-8")
    (played / "dossier.json").write_text(text.replace("trommels", "trompetten"), encoding="utf-8")
    changed = console("controleer", played)
    assert changed.returncode == 1
    assert re.search(r"Vastlegging \d+: ", changed.stdout + changed.stderr)


CHECKS: dict[str, Callable[[Run, Path], None]] = {
    "Per persoon en per vordering": persons,
    "De livestream": stream,
    "De bestanddelen": elements,
    "Vier versies": editions,
    "De griffier leest terug": read_back,
    "Zij noemt wat nog ontbreekt": missing,
    "Wie achteraf iets wijzigt": tampered,
}
ELSEWHERE = {
    "Zij telt de vorderingen": "below, on the chair's screen",
    "Stroomuitval": "tests/faults: a disk that loses what was not forced to it, and kill -9",
}


def test_every_promise_is_tried() -> None:
    tried = (*CHECKS, *ELSEWHERE)
    assert len(PROMISES) == len(tried)
    assert all(sum(what.startswith(begin) for begin in tried) == 1 for what in PROMISES)


@pytest.mark.parametrize("promise", CHECKS)
def test_it_is_so(console: Run, played: Path, promise: str) -> None:
    CHECKS[promise](console, played)


@pytest.mark.lang
async def test_the_vorderingen_are_counted_with_the_words_that_stood_on_the_screen(tmp_path: Path) -> None:
    """As in the README's five minutes of practice."""
    async with chair(tmp_path, oefening=True) as desk:
        await desk.press("s")
        desk.clock.forward(3)
        await desk.press("b")
        for _ in range(3):
            desk.clock.forward(3)
            await desk.press("enter")
        assert desk.soorten.count("vorder") == 3
        clock = desk.clock
    journal = SqliteJournal.open(tmp_path / "j.sqlite", oefening=True, create=False, read_only=True)
    try:
        meeting = Meeting.resume(journal, journal.streams()[0].id, clock, station="nakijken")
        found = json.loads(dossier_bytes(of_meeting(meeting)))
    finally:
        journal.close()
    demanded = found["verstoringen"][0]["vorderingen"]
    assert [v["nummer"] for v in demanded] == [1, 2, 3]
    for v in demanded:
        assert (v["woorden"], v["tekst"]) == ("getoond", "Ik vorder dat u per direct het pand verlaat!")
        assert (v["spreker"], v["hoedanigheid"]) == ("de burgemeester", "voorzitter")
        assert v["gebeurd_op"]
