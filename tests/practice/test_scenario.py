"""What a good scenario file gives to whoever plays it, and those that are shipped."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from voorzitter_console.practice.scenario import Scenario, ScenarioFault, find, load, shipped
from voorzitter_console.procedure.parse import META
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, Vergadering
from voorzitter_console.protocol.load import find as find_protocol

HEAD = """
titel = "Proef"
protocol = "maassluis-2025"
aanvang = 2026-03-10T19:30:00+01:00
"""
ONE = """
[[stap]]
op = "00:00:10"
door = "voorzitter"
doe = "schors"
"""


def scenario(folder: Path, text: str) -> Scenario:
    path = folder / "proef.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_the_smallest_file_gets_the_defaults_of_the_design(tmp_path: Path) -> None:
    made = scenario(tmp_path, HEAD + ONE)
    meeting = made.vergadering
    assert (meeting.orgaan, meeting.titel, meeting.livestream, meeting.geopend, meeting.openbaar) == (
        "gemeenteraad",
        "Proef",
        True,
        True,
        True,
    )
    assert made.aanvang == datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
    assert made.aanvang.utcoffset() == timedelta(hours=1)
    assert made.oefening is True
    assert made.verwacht.vergadering is None
    assert made.verwacht.afwijkingen is None
    step = made.stappen[0]
    assert (step.nummer, step.op, step.door, step.doe) == (1, timedelta(seconds=10), "voorzitter", "schors")
    assert (dict(step.velden), step.stap, step.geweigerd) == ({}, None, False)
    assert made.moment(step) == datetime(2026, 3, 10, 18, 30, 10, tzinfo=UTC)


def test_every_field_of_the_meeting_and_of_verwacht_is_read(tmp_path: Path) -> None:
    made = scenario(
        tmp_path,
        HEAD
        + """
[vergadering]
orgaan = "raadscommissie"
titel = "Commissie"
begonnen_om = 2026-03-10T19:02:00+01:00
locatie = "Kerk"
adres = "Kerkstraat 1"
agendapunt = "2"
voorzitter = "een raadslid"
griffier = "de commissiegriffier"
voorzitter_functie = "raadslid"
locatie_soort = "gehuurd"
rechthebbende = "het kerkbestuur"
livestream = false
geopend = false
openbaar = false
[verwacht]
vergadering = "geschorst"
ordeverstoring = "verstoord"
livestream = "geen"
politie = "niet_gealarmeerd"
verstoringen = 1
vorderingen = [0]
afwijkingen = ["zonder_ruimte", "zonder_ruimte"]
"""
        + ONE,
    )
    told = made.vergadering
    assert (told.orgaan, told.livestream, told.geopend, told.openbaar) == ("raadscommissie", False, False, False)
    assert (told.locatie, told.rechthebbende, told.voorzitter_functie) == ("Kerk", "het kerkbestuur", "raadslid")
    assert (told.begonnen_om, told.adres) == ("2026-03-10T19:02:00+01:00", "Kerkstraat 1")
    end = made.verwacht
    assert end.vergadering is Vergadering.GESCHORST
    assert end.ordeverstoring is Ordeverstoring.VERSTOORD
    assert end.livestream is Livestream.GEEN
    assert end.politie is Politie.NIET_GEALARMEERD
    assert (end.verstoringen, end.vorderingen, end.afwijkingen) == (1, (0,), ("zonder_ruimte", "zonder_ruimte"))


def test_hours_pass_24_and_two_steps_may_be_at_one_moment(tmp_path: Path) -> None:
    late = ONE.replace("00:00:10", "37:30:00")
    made = scenario(tmp_path, HEAD + late + late)
    assert [s.op for s in made.stappen] == [timedelta(hours=37, minutes=30)] * 2


@pytest.mark.parametrize(
    "given", ['"00:42:10"', "2026-03-10T20:12:10+01:00", '"2026-03-10T19:12:10Z"', '"2026-03-10T20:12:10+01:00"']
)
def test_when_it_happened_may_be_said_in_three_ways(tmp_path: Path, given: str) -> None:
    made = scenario(tmp_path, HEAD + ONE + f"gebeurd_op = {given}\n")
    assert made.stappen[0].velden["gebeurd_op"] == datetime(2026, 3, 10, 19, 12, 10, tzinfo=UTC)


def test_a_corrected_time_may_be_said_since_aanvang_too(tmp_path: Path) -> None:
    about = '[[stap]]\nop = "00:01:00"\ndoor = "griffier"\ndoe = "corrigeer"\nstap = 1\nveld = "gebeurd_op"\n'
    made = scenario(tmp_path, HEAD + ONE + about + 'waarde = "00:00:05"\n')
    step = made.stappen[1]
    assert step.stap == 1
    assert dict(step.velden) == {"veld": "gebeurd_op", "waarde": "2026-03-10T18:30:05.000+00:00"}


def test_a_protocol_and_evidence_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "stad").mkdir()
    (tmp_path / "stad" / "eigen.toml").write_text(find_protocol("voorbeeldstad-2025").bron, encoding="utf-8")
    (tmp_path / "foto.txt").write_text("foto", encoding="utf-8")
    proof = '[[stap]]\nop = "00:01:00"\ndoor = "griffier"\ndoe = "voeg_bewijs_toe"\npad = "foto.txt"\n'
    made = scenario(tmp_path, HEAD.replace("maassluis-2025", "stad/eigen.toml") + ONE + proof)
    assert made.protocol.gemeente == "Voorbeeldstad"
    assert made.stappen[1].bestand == (tmp_path / "foto.txt").resolve()
    assert str(tmp_path) not in repr(made.stappen)


def test_a_file_from_a_windows_editor_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + ONE).replace("\n", "\r\n").encode("utf-8"))
    assert load(path).stappen == scenario(tmp_path, HEAD + ONE).stappen


def test_find_knows_the_shipped_names_and_lists_them_for_an_unknown_one(tmp_path: Path) -> None:
    assert find("sit-in").name == "sit-in.toml"
    assert find(str(tmp_path / "weg.toml")) == tmp_path / "weg.toml"
    with pytest.raises(ScenarioFault, match=r"'sitin' bestaat niet; kies .*sit-in.*tweede-verstoring"):
        find("sitin")


def test_eighteen_scenarios_are_shipped_that_differ_in_course() -> None:
    made = {name: load(find(name)) for name in shipped()}
    assert len(made) == 18
    assert sum(bool(m.gebeurtenissen) for m in made.values()) == 12
    assert all(value is not None for m in made.values() for _, value in m.verwacht)
    assert len({tuple(s.doe for s in m.stappen) for m in made.values()}) == 18
    assert len({m.titel for m in made.values()}) == 18


def test_together_the_shipped_scenarios_show_what_the_console_can() -> None:
    made = [load(find(name)) for name in shipped()]
    steps = [s for m in made for s in m.stappen]
    used = Counter(s.doe for s in steps)
    assert used.keys() >= META - {"gewist", "hersteld"}
    assert used.keys() >= {"leg_voor_aan_raad", "bied_alternatief", "stel_quorum_vast", "roep_hulp", "noem_getuige"}
    assert any(s.geweigerd for s in steps)
    assert any("gebeurd_op" in s.velden for s in steps)
    assert any(s.velden.get("voortzetting") for s in steps)
    assert any(s.velden.get("spoed") for s in steps)
    assert any(s.op > timedelta(hours=24) for s in steps)
    zones = {m.aanvang.tzinfo for m in made}
    assert zones == {timezone(timedelta(hours=1)), timezone(timedelta(hours=2))}
