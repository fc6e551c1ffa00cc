"""Checking a dossier: any value that was changed, removed or added is noticed, and what is no dossier is unreadable."""

from __future__ import annotations

import copy
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest

from tests.parts import one_in
from voorzitter_console import moment
from voorzitter_console.dossier.bag.write import write_dossier
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.verify.dossier import NEWEST, Verification, verify_dossier
from voorzitter_console.entry import content_hash, link_hash
from voorzitter_console.errors import Unavailable
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded

Path_ = tuple[str | int, ...]


def check(path: Path) -> Verification:
    return verify_dossier(path)


@pytest.fixture(scope="module")
def played() -> Dossier:
    scenario = scenarios.load(scenarios.find("vreedzaam-statement"))
    return of_meeting(play(scenario, MemoryJournal(oefening=True), token=seeded(scenario)).meeting)


@pytest.fixture(scope="module")
def whole(played: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier") / "uit"
    write_dossier(played, folder, documents={"aangifte.pdf": b"%PDF"})
    return folder


def leaves(value: Any, place: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict) and value:
        for name, below in value.items():
            yield from leaves(below, (*place, name))
    elif isinstance(value, list) and value:
        for number, below in enumerate(value):
            yield from leaves(below, (*place, number))
    else:
        yield place


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value[:-1] + ("a" if value[-1:] != "a" else "b") if value else "x"
    return "x" if value is None else None


def parent_of(found: Any, place: Path_) -> Any:
    for part in place[:-1]:
        found = found[part]
    return found


def judged(found: Any, tmp_path: Path) -> str:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return check(file).uitkomst


def test_a_whole_dossier_as_file_and_as_folder(whole: Path, played: Dossier) -> None:
    for path in (whole, whole / "dossier.json"):
        verdict = check(path)
        assert verdict.uitkomst == "heel", verdict.bevindingen
        assert verdict.exit_code == 0
        assert (verdict.aantal, verdict.kop) == (played.keten.aantal, played.keten.kop)
        assert verdict.oefening
        assert "oefening" in verdict.lines()[0]


@pytest.mark.parametrize("velden", [0, -1, 1, 2.0, "2", None, True])
def test_another_number_of_fields_is_noticed(velden: object, whole: Path, tmp_path: Path) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    found["velden"] = velden
    assert judged(found, tmp_path) == "aangetast"
    del found["velden"]
    assert judged(found, tmp_path) == "aangetast"


@pytest.mark.parametrize("bewoording", [0, 1, 4, 6, 13.0, "13", None, True])
def test_other_sentences_than_it_has_are_noticed(bewoording: object, whole: Path, tmp_path: Path) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    assert (found["velden"], found["bewoording"]) == (4, 13)
    found["bewoording"] = bewoording
    assert judged(found, tmp_path) == "aangetast"


@pytest.mark.parametrize("name", NEWEST)
def test_one_of_a_newer_program_is_not_called_tampered(name: str, whole: Path, tmp_path: Path) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    found[name] = NEWEST[name] + 1
    assert judged(found, tmp_path) == "onleesbaar"


DATA = Path(__file__).parents[1] / "data"
OLD = {
    "velden-1": 1, "velden-3": 3, "velden-4": 4, "velden-4-woorden": 4, "bewoording-5": 5, "bewoording-6": 6,
    "bewoording-7": 7, "bewoording-8": 8, "bewoording-9": 9, "bewoording-10": 10,
    "bewoording-11": 11, "bewoording-12": 12,
}  # fmt: skip
"""As made before ``velden`` came (commit 8dc81f0), before words had a source (8b97fff), before an end after which the
ordeverstoring went on had its number (f69e789; the richer one 6f0d3a1), before meldingen (837bf47), before spoken
words stood between quotation marks (44c8130), of a clock that was put back before addresses and stays stood in the
order of what happened (865a4fb), before words in a chat were no shouts (9c1ec6b), and before presence at a vordering
that was retracted named none that counts, and each behaviour of a person was kept (7d6289f), and before the role of
who was laid before the raad in a commission was left as recorded (6564657), and before the result of the police was
the word that was chosen (b25366a9), and before a moment that was completed or corrected stood as the clock in the hall
showed it (d01e6704): whole for ever."""


@pytest.mark.parametrize("name", one_in(3, OLD))
def test_an_older_dossier_stays_whole(name: str, tmp_path: Path) -> None:
    old = DATA / f"dossier-{name}.json"
    assert check(old).uitkomst == "heel", check(old).bevindingen
    original = json.loads(old.read_bytes())
    assert original.get("bewoording", original.get("velden", 1)) == OLD[name]
    there = list(leaves(original))
    places = there[1 :: max(9, len(there) // 25)]
    assert len(places) > 20
    for place in places:
        found = copy.deepcopy(original)
        holder = parent_of(found, place)
        holder[place[-1]] = other(holder[place[-1]])
        assert judged(found, tmp_path) == "aangetast", place


def test_only_its_form_differs(whole: Path, tmp_path: Path) -> None:
    assert judged(json.loads((whole / "dossier.json").read_bytes()), tmp_path) == "heel"


@pytest.mark.lang
@pytest.mark.parametrize("act", ["change", "remove"])
def test_any_value_changed_or_removed_is_noticed(act: str, whole: Path, tmp_path: Path) -> None:
    original = json.loads((whole / "dossier.json").read_bytes())
    places = [p for p in leaves(original) if p not in (("formaat",), *((name,) for name in NEWEST))]
    # Every kind of field once (list numbers aside), spread over the entries.
    kinds: dict[Path_, Path_] = {}
    for number, place in enumerate(places):
        kind = tuple("*" if isinstance(part, int) else part for part in place)
        if kind not in kinds or number % 7 == 0:
            kinds[kind] = place
    assert len(kinds) > 80
    missed = []
    for place in kinds.values():
        found = copy.deepcopy(original)
        holder = parent_of(found, place)
        if act == "change":
            holder[place[-1]] = other(holder[place[-1]])
        else:
            del holder[place[-1]]
        if judged(found, tmp_path) != "aangetast":
            missed.append(place)
    assert missed == []


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(extra="x"),
        lambda d: d["verstoringen"][0].update(extra=None),
        lambda d: d["tijdlijn"].append(d["tijdlijn"][-1]),
        lambda d: d["tijdlijn"].reverse(),
        lambda d: d["journaal"].pop(),
        lambda d: d["journaal"].pop(0),
        lambda d: d["journaal"].clear(),
        lambda d: d.update(journaal=None),
        lambda d: d.update(oefening=1),
        lambda d: d["keten"].update(aantal=float(d["keten"]["aantal"])),
        lambda d: d.update(journaal=[3]),
    ],
)
def test_what_was_added_moved_or_made_another_kind_is_noticed(
    change: Callable[[Any], None], whole: Path, tmp_path: Path
) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    change(found)
    assert judged(found, tmp_path) == "aangetast"


def test_a_forged_chain_that_fits_but_tells_no_meeting(whole: Path, tmp_path: Path) -> None:
    for change in ({"soort": "dans"}, {"payload": {"label": 3}}, {"soort": "hervat", "payload": {}}):
        found = json.loads((whole / "dossier.json").read_bytes())
        last = found["journaal"][-1]
        last["inhoud"].update(change)
        last["kluis"] = {}
        last["inhoud_hash"] = content_hash(last["inhoud"])
        last["schakel"] = link_hash(last["stroom"], last["positie"], last["vorige"], last["inhoud_hash"])
        found["keten"]["kop"] = last["schakel"]
        assert judged(found, tmp_path) == "aangetast"


def test_a_name_that_stands_twice_is_noticed(whole: Path, tmp_path: Path) -> None:
    text = (whole / "dossier.json").read_text(encoding="utf-8")
    file = tmp_path / "dossier.json"
    file.write_text(text.replace('"oefening": true', '"oefening": false, "oefening": true', 1), encoding="utf-8")
    assert check(file).uitkomst == "aangetast"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"3", b"{}", b"\xff\xfe", b"%PDF-1.7", b'{"formaat": 3}', b'{"formaat": "iets/anders/9"}',
        b'{"formaat": NaN}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_dossier_is_unreadable(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(content)
    for path in (file, tmp_path):
        verdict = check(path)
        assert verdict.uitkomst == "onleesbaar"
        assert verdict.exit_code == 2
        assert len(verdict.lines()) == 1


def test_what_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert check(tmp_path).exit_code == 2
    assert check(tmp_path / "weg.json").exit_code == 2


def test_the_findings_name_the_place_and_both_values_on_one_line(whole: Path, tmp_path: Path) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    found["tijdlijn"][2]["tekst"] = "iets\x1b[31m\nanders"
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    lines = check(file).lines()
    assert lines[0].startswith("AANGETAST")
    assert "tijdlijn 3.tekst" in lines[1]
    assert "\n" not in lines[1]
    assert "\x1b" not in lines[1]


def test_many_differences_are_counted(whole: Path, tmp_path: Path) -> None:
    found = json.loads((whole / "dossier.json").read_bytes())
    for line in found["tijdlijn"]:
        line.update(tekst="x", door="y", station="z")
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    lines = check(file).lines()
    assert len(lines) == 22
    assert lines[-1].startswith("En nog ")


def test_the_same_record_gives_the_same_file(played: Dossier) -> None:
    scenario = scenarios.load(scenarios.find("vreedzaam-statement"))
    again = of_meeting(play(scenario, MemoryJournal(oefening=True), token=seeded(scenario)).meeting)
    # The salts of the vault are random; nothing else may be.
    assert again.model_dump(exclude={"journaal", "keten"}) == played.model_dump(exclude={"journaal", "keten"})
    assert dossier_bytes(played) == dossier_bytes(played)


def test_a_field_that_stands_twice_among_very_many_is_found_at_once(tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    names = ", ".join(f'"n{number}": 1' for number in range(100_000))
    file.write_text(f'{{"formaat": "x", {names}, "n5": 2}}', encoding="utf-8")
    begin = time.monotonic()
    verdict = check(file)
    assert time.monotonic() - begin < 5
    assert verdict.bevindingen == ("Veld 'n5' staat twee keer op dezelfde plaats.",)


def test_a_computer_without_time_zones_judges_nothing(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr("voorzitter_console.moment.ZoneInfo", missing)
    moment.iso.cache_clear()
    moment.local.cache_clear()
    with pytest.raises(Unavailable, match="tzdata"):
        check(whole)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has a file that cannot be read")
def test_a_disk_that_cannot_be_read_is_no_verdict(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """/proc/self/mem is a plain file whose first page gives EIO."""
    opened = os.open

    def broken(path: Path, flags: int, *more: int) -> int:
        return opened("/proc/self/mem" if Path(path).name == "aangifte.pdf" else path, flags, *more)

    monkeypatch.setattr(os, "open", broken)
    with pytest.raises(Unavailable, match=r"aangifte\.pdf is niet te lezen \(fout 5"):
        check(whole)
