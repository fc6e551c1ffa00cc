"""``diagnose``: each finding with its remedy; exit 1 only where something must be mended."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.parts import need_rights
from tests.preparation.evening import risky
from voorzitter_console.cli import diagnose
from voorzitter_console.cli.diagnose import Diagnosis, Laptop
from voorzitter_console.journal.place import FilePlace
from voorzitter_console.moment import date_of
from voorzitter_console.preparation.file import written
from voorzitter_console.settings import Settings


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def write(folder: Path, text: str) -> Path:
    """The settings of the home that ``console`` has."""
    place = folder / "thuis" / ".config" / "voorzitter-console" / "instellingen.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def found(console: Run, *args: str | Path) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    shown = console("diagnose", "--json", *args)
    assert shown.stderr == ""
    told = json.loads(shown.stdout)
    assert told["formaat"] == "voorzitter-console/diagnose/1"
    by_name: dict[str, list[dict[str, Any]]] = {}
    for one in told["bevindingen"]:
        assert set(one) == {"wat", "oordeel", "zin", "remedie"}
        assert one["oordeel"] in ("ok", "waarschuwing", "fout")
        by_name.setdefault(one["wat"], []).append(one)
    faulty = any(one["oordeel"] == "fout" for one in told["bevindingen"])
    assert (shown.returncode, told["uitkomst"]) == ((1, "fout") if faulty else (0, "in orde"))
    return shown.returncode, by_name


def test_a_fresh_laptop_needs_no_mending_and_is_told_what_helps(console: Run, tmp_path: Path) -> None:
    code, by_name = found(console)
    assert code == 0
    wanted = {"instellingen", "protocol", "terminal", "toetsen", "klok", "schijf", "vastleggen", "rechten", "journaal"}
    assert by_name.keys() >= wanted | {"livestream", "sleutelbos", "delen", "tijdstempel", "tweede plek"}
    assert by_name["tweede plek"][0]["oordeel"] == "waarschuwing"
    assert "instellen" in by_name["instellingen"][0]["remedie"]
    assert not list((tmp_path / "thuis").rglob(".diagnose-*"))
    assert not list((tmp_path / "thuis").rglob("*.sqlite"))


def test_every_fault_in_the_settings_is_told_with_its_line(console: Run, tmp_path: Path) -> None:
    text = "thema = 'paars'\n\n[livestream]\nsoort = 'obss'\n[bewaren]\nmaanden = -1\n"
    place = write(tmp_path, text)
    code, by_name = found(console)
    said = [one["zin"] for one in by_name["instellingen"]]
    assert code == 1
    assert [one["oordeel"] for one in by_name["instellingen"]] == ["fout"] * 3
    for sentence, where in zip(sorted(said), ("regel 1, sleutel thema", "regel 4, sl", "regel 6, sl"), strict=True):
        assert sentence.startswith(f"{place}, {where}")


def test_a_second_place_that_is_not_there_or_is_on_the_same_disk(console: Run, tmp_path: Path) -> None:
    write(tmp_path, f"[kopie]\nmap = '{tmp_path / 'stick'}'\n")
    code, by_name = found(console)
    assert (code, by_name["tweede plek"][0]["oordeel"]) == (1, "fout")
    assert "stick" in by_name["tweede plek"][0]["remedie"]
    (tmp_path / "stick").mkdir()
    code, by_name = found(console)
    assert (code, by_name["tweede plek"][0]["oordeel"]) == (0, "waarschuwing")
    assert "dezelfde schijf" in by_name["tweede plek"][0]["zin"]


def test_obs_that_is_set_and_silent_is_a_fault(console: Run, tmp_path: Path) -> None:
    write(tmp_path, "[livestream]\nsoort = 'obs'\nbellen = 'x 010 1234567'\n[livestream.obs]\npoort = 1\n")
    code, by_name = found(console)
    assert code == 1
    assert [one["oordeel"] for one in by_name["livestream"]] == ["fout"]
    assert by_name["sleutelbos"][0]["oordeel"] == "waarschuwing"
    assert "VOORZITTER_CONSOLE_GEHEIM_OBS" in by_name["sleutelbos"][0]["remedie"]


def test_an_alarm_that_is_set_and_not_there_is_a_fault_and_is_not_rung(console: Run, tmp_path: Path) -> None:
    write(tmp_path, "[alarm]\nurl = 'http://127.0.0.1:1/bel'\nallow_http = true\nbody = '{geheim:bel}'\n")
    code, by_name = found(console)
    assert code == 1
    said = [one["zin"] for one in by_name["alarm"]]
    assert [one["oordeel"] for one in by_name["alarm"]] == ["fout", "fout"]
    assert "geheim:bel: ontbreekt" in said[0]
    assert "127.0.0.1 is niet te bereiken" in said[1]


@pytest.mark.skipif(os.name != "posix", reason="rights as Unix has them")
def test_the_folder_of_a_journal_here_is_named_whole(console: Run, tmp_path: Path) -> None:
    """The practice of the README stands in the folder that one is in; a lone dot says nothing in a sentence."""
    tmp_path.chmod(0o755)
    _, by_name = found(console, "--database", "j.sqlite")
    (told,) = by_name["rechten"]
    assert told["zin"] == f"{tmp_path} is ook voor anderen op deze computer open."
    assert str(tmp_path) in told["remedie"]


def test_a_folder_that_is_closed_or_open_to_all_is_seen(console: Run, tmp_path: Path) -> None:
    need_rights(tmp_path)
    folder = tmp_path / "map"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    _, by_name = found(console, "--database", folder / "j.sqlite")
    assert by_name["rechten"][0]["oordeel"] == "waarschuwing"
    assert "chmod" in by_name["rechten"][0]["remedie"]
    folder.chmod(0o500)
    code, by_name = found(console, "--database", folder / "j.sqlite")
    assert (code, by_name["vastleggen"][0]["oordeel"]) == (1, "fout")


def test_a_server_that_is_not_there_is_a_fault_that_names_no_password(console: Run) -> None:
    code, by_name = found(console, "--database", "postgresql://griffie:geheim@127.0.0.1:1/raad")
    assert (code, by_name["journaal"][0]["oordeel"]) == (1, "fout")
    assert "geheim" not in json.dumps(by_name)


def test_a_journal_that_is_none_is_a_fault(console: Run, tmp_path: Path) -> None:
    (tmp_path / "j.sqlite").write_text("geen journaal")
    code, by_name = found(console, "--database", tmp_path / "j.sqlite")
    assert (code, by_name["journaal"][0]["oordeel"]) == (1, "fout")


LAPTOP = Laptop(chosen=Settings(), faults=(), place=FilePlace(Path("j.sqlite")))


def test_a_look_that_hangs_is_a_finding() -> None:
    free = threading.Event()

    def hangs(_laptop: Laptop) -> Iterator[Diagnosis]:
        free.wait(60)
        yield diagnose.ok("net", "toch nog.")

    (one,) = diagnose.within("net", hangs, LAPTOP, 0.01)
    free.set()
    assert (one.oordeel, one.wat) == ("fout", "net")
    assert "geen antwoord binnen" in one.zin


def test_a_look_that_fails_is_a_finding_without_what_it_held() -> None:
    def fails(_laptop: Laptop) -> Iterator[Diagnosis]:
        yield diagnose.ok("schijf", "eerst goed.")
        raise OSError(5, "Jan Jansen")

    first, one = diagnose.within("schijf", fails, LAPTOP, 60)
    assert (first.oordeel, one.oordeel, one.zin) == ("ok", "fout", "kon niet worden bekeken (OSError 5).")


def prepare(console: Run, tmp_path: Path, days: int, **more: str) -> str:
    """Take over what another laptop prepared for so many days from now, as the command does; its day."""
    day = date_of(datetime.now(UTC)) + timedelta(days=days)
    stick = tmp_path / f"{day}.toml"
    stick.write_text(written(risky(datum=day, **more)), encoding="utf-8")
    assert console("voorbereiden", "--van", stick).returncode == 0
    return f"{day:%d-%m-%Y}"


def test_what_is_prepared_for_now_is_told_with_what_is_still_to_be_done(console: Run, tmp_path: Path) -> None:
    _, by_name = found(console)
    assert [one["oordeel"] for one in by_name["voorbereiding"]] == ["ok"]
    assert "geen vergadering klaar." in by_name["voorbereiding"][0]["zin"]
    prepare(console, tmp_path, 7)
    _, by_name = found(console)
    assert "de eerstvolgende is " in by_name["voorbereiding"][0]["zin"]
    day = prepare(console, tmp_path, 0)
    code, by_name = found(console)
    assert (code, [one["oordeel"] for one in by_name["voorbereiding"]]) == (0, ["waarschuwing"])
    assert "Nog te doen (6): afgestemd in de driehoek;" in by_name["voorbereiding"][0]["zin"]
    assert by_name["voorbereiding"][0]["remedie"] == f"Vul aan met voorzitter-console voorbereiden {day}."


def test_a_whole_preparation_is_in_order_and_a_second_asks_which(console: Run, tmp_path: Path) -> None:
    agreed = dict.fromkeys(("driehoek", "zaal", "uitgang", "bodedienst", "politie", "beveiliging"), "12 feb, griffier")
    prepare(console, tmp_path, 0, **agreed)
    _, by_name = found(console)
    assert [one["oordeel"] for one in by_name["voorbereiding"]] == ["ok"]
    assert "Er staat niets meer open." in by_name["voorbereiding"][0]["zin"]
    prepare(console, tmp_path, 0, titel="De tweede", **agreed)
    _, by_name = found(console)
    assert "er staan er 2 klaar" in by_name["voorbereiding"][2]["zin"]


def test_a_preparation_that_is_damaged_or_left_behind_is_found(console: Run, tmp_path: Path) -> None:
    prepare(console, tmp_path, 0)
    (kept,) = (tmp_path / "thuis").rglob("voorbereid/*.toml")
    kept.with_name("2020-01-01.toml").write_text(written(risky(datum=date(2020, 1, 1))), encoding="utf-8")
    kept.write_text("datum = [", encoding="utf-8")
    code, by_name = found(console)
    assert (code, [one["oordeel"] for one in by_name["voorbereiding"]]) == (1, ["fout", "waarschuwing"])
    assert "(2020-01-01)" in by_name["voorbereiding"][1]["zin"]
    assert "--wis" in by_name["voorbereiding"][1]["remedie"]
