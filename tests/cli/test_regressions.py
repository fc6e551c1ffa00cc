"""What a strict reader found once and may not come back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from tests.cli.test_speel import HEAD, step
from tests.parts import one_in
from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal.sqlite import SqliteJournal

PDF, ODT = "data/aangifte.pdf", "data/aangifte.odt"


def play(console: Run, folder: Path, text: str, name: str = "uit") -> dict[str, object]:
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    result = console("speel", file, "--uit", folder / name)
    assert result.returncode == 0, result.stderr
    found: dict[str, object] = json.loads((folder / name / "dossier.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.lang
@pytest.mark.parametrize("value", ['["NN1", "NN1"]', "[]"])
def test_a_corrected_list_of_labels_is_read_back_as_it_was_judged(value: str, console: Run, tmp_path: Path) -> None:
    text = HEAD + step("00:01:00", "vorder", 'gericht_aan = ["NN2"]')
    text += step("00:02:00", "corrigeer", f'stap = 1\nveld = "gericht_aan"\nwaarde = {value}')
    play(console, tmp_path, text)
    assert console("controleer", tmp_path / "uit").returncode == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2026-03-10T18:30:00Z", "2026-03-10T19:30:00+01:00"),
        ("2026-03-10T23:30:00+05:00", "2026-03-10T19:30:00+01:00"),
        ("2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_the_beginning_stands_on_the_clock_of_amsterdam(given: str, shown: str, console: Run, tmp_path: Path) -> None:
    dossier = play(console, tmp_path, HEAD.replace("2026-03-10T19:30:00+01:00", given) + step("00:01:00", "schors"))
    meeting = dossier["vergadering"]
    assert isinstance(meeting, dict)
    assert meeting["aanvang"] == shown


@pytest.mark.lang
def test_words_spoken_again_at_the_same_moment_are_both_kept(console: Run, tmp_path: Path) -> None:
    text = HEAD + step("00:01:00", "meld_verstoring")
    text += step("00:02:00", "spreek_opnieuw_aan", 'tekst = "EERSTE"')
    text += step("00:02:00", "spreek_opnieuw_aan", 'tekst = "TWEEDE"')
    dossier = play(console, tmp_path, text)
    verstoringen = dossier["verstoringen"]
    assert isinstance(verstoringen, list)
    assert [a["tekst"] for a in verstoringen[0]["aansprekingen"]] == ["EERSTE", "TWEEDE"]


@pytest.mark.lang
def test_evidence_pdf_and_journal_are_held_against_the_dossier(console: Run, tmp_path: Path) -> None:
    (tmp_path / "opname.txt").write_text("beeld", encoding="utf-8")
    play(console, tmp_path, HEAD + step("00:01:00", "voeg_bewijs_toe", 'pad = "opname.txt"'))
    play(console, tmp_path, HEAD + step("00:01:00", "schors"), name="anders")
    whole = tmp_path / "uit"
    (evidence,) = (whole / "data" / "bewijs").iterdir()
    assert console("controleer", whole).returncode == 0
    changes: dict[str, Callable[[Path], object]] = {
        "evidence changed": lambda m: (m / "data" / "bewijs" / evidence.name).write_text(
            "ander beeld", encoding="utf-8"
        ),
        "evidence gone": lambda m: shutil.rmtree(m / "data" / "bewijs"),
        "evidence added": lambda m: (m / "data" / "bewijs" / "extra.txt").write_text("x", encoding="utf-8"),
        "other pdf": lambda m: shutil.copy(tmp_path / "anders" / PDF, m / PDF),
        "other odt": lambda m: shutil.copy(tmp_path / "anders" / ODT, m / ODT),
        "other timeline": lambda m: shutil.copy(tmp_path / "anders" / "data/tijdlijn.csv", m / "data/tijdlijn.csv"),
        "other protocol": lambda m: (m / "data" / "protocol.toml").write_text("x", encoding="utf-8"),
        "other dossier in data": lambda m: shutil.copy(tmp_path / "anders" / "dossier.json", m / "data/dossier.json"),
        "other words": lambda m: (m / "LEESMIJ.txt").write_text("Niets te zien.\n", encoding="utf-8"),
        "other journal": lambda m: shutil.copy(tmp_path / "anders" / "journaal.sqlite", m / "journaal.sqlite"),
    }
    for name, change in changes.items():
        changed = tmp_path / name.replace(" ", "-")
        shutil.copytree(whole, changed)
        change(changed)
        forge_manifest(changed)
        assert console("controleer", changed).returncode == 1, name
    (whole / "dossier.json").unlink()
    assert console("controleer", whole).returncode == 1


def forge_manifest(folder: Path) -> None:
    """Manifests and Payload-Oxum made anew, as who changes a file can do too."""
    import hashlib
    import re

    def made(names: list[str]) -> str:
        return "".join(f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names)

    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    payload = [n for n in names if n.startswith("data/")]
    oxum = f"Payload-Oxum: {sum((folder / n).stat().st_size for n in payload)}.{len(payload)}"
    info = folder / "bag-info.txt"
    info.write_text(re.sub("Payload-Oxum: .*", oxum, info.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "manifest-sha256.txt").write_text(made(payload), encoding="utf-8")
    tags = [n for n in names if n not in payload and n != "tagmanifest-sha256.txt"]
    (folder / "tagmanifest-sha256.txt").write_text(made(tags), encoding="utf-8")


@pytest.mark.lang
def test_evidence_goes_along_when_the_dossier_is_made_later(console: Run, tmp_path: Path) -> None:
    (tmp_path / "opname.txt").write_text("beeld", encoding="utf-8")
    file = tmp_path / "s.toml"
    file.write_text(HEAD + step("00:01:00", "voeg_bewijs_toe", 'pad = "opname.txt"'), encoding="utf-8")
    database = tmp_path / "o.sqlite"
    assert console("speel", file, "--uit", tmp_path / "a", "--database", database).returncode == 0
    assert console("dossier", "--uit", tmp_path / "b", "--database", database).returncode == 0
    assert console("controleer", tmp_path / "b").returncode == 0


@pytest.mark.parametrize("soort", ["vul_aan", "corrigeer"])
def test_the_path_of_evidence_is_not_changed_afterwards(soort: str, console: Run, tmp_path: Path) -> None:
    (tmp_path / "opname.txt").write_text("beeld", encoding="utf-8")
    given = 'pad = "opname.txt"' if soort == "corrigeer" else 'omschrijving = "camera"'
    text = HEAD + step("00:01:00", "voeg_bewijs_toe", given)
    text += step("00:02:00", soort, 'stap = 1\nveld = "pad"\nwaarde = "/etc/passwd"')
    file = tmp_path / "s.toml"
    file.write_text(text, encoding="utf-8")
    result = console("speel", file, "--uit", tmp_path / "uit")
    assert result.returncode == 2
    assert "pad" in one_sentence(result)


FORGED = [
    ("corrigeer", {"positie": 1, "veld": "oefening", "waarde": False}),
    ("herroep", {"positie": 1}),
    ("beeindig_verstoring", {"hoe": "xyz"}),
    ("noteer", {"tekst": 5}),
    ("corrigeer", {"positie": 2, "veld": "gebeurd_op", "waarde": "0001-01-01T00:00:00+00:00"}),
    ("hervat", {"toelichting": ["x"]}),
]


@pytest.mark.parametrize(("soort", "payload"), one_in(3, FORGED))
def test_a_row_that_could_never_be_accepted_is_tampering(
    soort: str, payload: dict[str, object], console: Run, tmp_path: Path
) -> None:
    play(console, tmp_path, HEAD + step("00:01:00", "schors"))
    path = tmp_path / "uit" / "journaal.sqlite"
    journal = SqliteJournal.open(path, oefening=True)
    (stream,) = journal.streams()
    entries = journal.read(stream.id)
    if "positie" in payload:
        payload = {**payload, "over_id": entries[int(str(payload["positie"])) - 1].id}
    moment = datetime(2026, 3, 10, 19, 0, tzinfo=UTC)
    journal.append(
        stream.id,
        Draft(
            id=uuid7(moment, b"0123456789"),
            soort=soort,
            payload=payload,
            gebeurd_op=moment,
            vastgelegd_op=moment,
            door="voorzitter",
            station="x",
        ),
        expected=len(entries),
    )
    journal.close()
    result = console("controleer", path)
    assert result.returncode == 1, result.stdout + result.stderr
    made = console("dossier", "--uit", tmp_path / "later", "--database", path)
    assert made.returncode == 2
    one_sentence(made)
    assert not (tmp_path / "later").exists()


@pytest.mark.lang
def test_a_damaged_journal_as_input_is_exit_2(console: Run, tmp_path: Path) -> None:
    play(console, tmp_path, HEAD + step("00:01:00", "schors"))
    path = tmp_path / "uit" / "journaal.sqlite"
    path.write_bytes(path.read_bytes()[:9000])
    for command in (("dossier", "--uit", tmp_path / "x"), ("speel", "sit-in", "--uit", tmp_path / "x")):
        result = console(*command, "--database", path)
        assert result.returncode == 2
        assert "journaal.sqlite" in one_sentence(result)
        assert not (tmp_path / "x").exists()


def test_a_corrected_time_is_told_on_the_clock_of_the_hall(console: Run, tmp_path: Path) -> None:
    text = HEAD + step("00:05:00", "schors")
    text += step("00:06:00", "corrigeer", 'stap = 1\nveld = "gebeurd_op"\nwaarde = "00:03:00"')
    dossier = play(console, tmp_path, text)
    told = dossier["tijdlijn"]
    assert isinstance(told, list)
    assert any("19:33:00 (+01:00)" in line["tekst"] for line in told)
    assert not any("18:33" in line["tekst"] for line in told)


@pytest.mark.parametrize("field", ["reden = 2026-03-10", "reden = 2026-03-10T10:00:00Z"])
def test_a_date_is_no_text(field: str, console: Run, tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(HEAD + step("00:01:00", "schors", field), encoding="utf-8")
    result = console("speel", file, "--uit", tmp_path / "uit")
    assert result.returncode == 2
    assert "reden" in one_sentence(result)


def test_a_refusal_speaks_of_steps_and_is_one_sentence(console: Run, tmp_path: Path) -> None:
    text = HEAD + step("00:01:00", "stop_livestream") + step("00:02:00", "schors") + step("00:03:00", "hervat")
    file = tmp_path / "s.toml"
    file.write_text(text + step("00:04:00", "herroep", "stap = 2"), encoding="utf-8")
    result = console("speel", file, "--uit", tmp_path / "uit")
    assert result.returncode == 2
    sentence = one_sentence(result)
    assert "stap 4 (herroep) is geweigerd" in sentence
    assert "hervat (" in sentence, "what stands in the way, by its words and its time"
    assert "positie" not in sentence
    assert ". " not in sentence


@pytest.mark.parametrize(
    "args",
    [
        ("speel", "sit-in", "--uit", ""),
        ("speel", "sit-in", "--uit", "uit", "--database", ""),
        ("controleer", ""),
        ("controleer", "x" * 5000),
        ("speel", "sit-in", "--uit", "uit", "--database", "x" * 5000),
    ],
)
def test_odd_paths_are_one_sentence(args: tuple[str, ...], console: Run, tmp_path: Path) -> None:
    result = console(*args)
    assert result.returncode == 2, result.stderr
    one_sentence(result)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["thuis"]


def test_hostile_names_are_shown_literally(console: Run, tmp_path: Path) -> None:
    protocol = tmp_path / "p.toml"
    text = console("protocol", "diagram").stdout
    assert text
    from voorzitter_console.protocol.load import find

    source = find("voorbeeldstad-2025").bron
    line = next(x for x in source.splitlines() if x.startswith("titel"))
    protocol.write_text(source.replace(line, 'titel = "\\u001b[31mrood\\u202e"', 1), encoding="utf-8")
    result = console("protocol", "controleer", protocol)
    assert result.returncode == 0, result.stderr
    assert "\x1b" not in result.stdout
    assert "[U+001B]" in result.stdout


def test_usage_is_said_once(console: Run) -> None:
    assert console("speel", "--help").stdout.count("gebruik:") == 1
    assert "gebruik" not in one_sentence(console("speel"))


def test_a_name_that_no_disk_can_hold_is_one_sentence(console: Run) -> None:
    for args in (("--regels",), ("oefen", "--regels"), ("griffier", "--regels")):
        result = console(*args, "--database", "a" * 5000)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), result.stderr
