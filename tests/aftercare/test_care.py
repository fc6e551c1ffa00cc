"""Nazorg: read only with its own key, erasable by person and as a whole, and in no byte of anything that leaves."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.conftest import Run, environment, one_sentence
from tests.command import here
from voorzitter_console import settings
from voorzitter_console.aftercare import confided as z
from voorzitter_console.aftercare.book import Nabeeld, Naboek
from voorzitter_console.aftercare.carebook import care_streams
from voorzitter_console.aftercare.due import due
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.stream_key import StreamKey, StreamKeyMissing, StreamKeys
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.advice.offers import Opdracht

NAAM, NOTITIE, VERVOLG = "Anneke Zwanenburg", "huilt bij elke sirene", "belt de huisarts maandag"
SECRETS = (NAAM, NOTITIE, VERVOLG, "Zwanenburg", "sirene")
AFTER = datetime(2026, 9, 9, 8, 0, tzinfo=UTC)


def keys(path: Path) -> StreamKeys:
    """Where the command line of these tests looks for them too."""
    with mock.patch.dict(os.environ, environment(path.parent)):
        return StreamKeys(settings.data_path("nazorg"))


def opened(path: Path, sleutels: StreamKeys | None = None, now: datetime = AFTER) -> Naboek:
    def meeting() -> Meeting:
        journal = SqliteJournal.open(path, oefening=None, create=False)
        stroom = next(s.id for s in journal.streams() if s.soort == "vergadering")
        return Meeting.resume(journal, stroom, FakeClock(now), station="griffie, naderhand")

    found = sleutels or keys(path)
    return Naboek(meeting, Papieren(plaatsen=path.parent / "p.jsonl", sleutel=lambda: None, zorgsleutels=found))


def given(book: Naboek, soort: str, **velden: object) -> Nabeeld:
    book.give((Opdracht(soort, velden),))
    return book.look()


def people(seen: Nabeeld) -> tuple[z.Begeleide, ...]:
    assert seen.zorg is not None
    return seen.zorg.mensen


@pytest.fixture
def book(path: Path) -> Iterator[Naboek]:
    made = opened(path)
    given(made, z.PERSON, naam=NAAM, rol="bode")
    given(made, z.OFFER, wie="B1", op="2026-09-09", aangenomen=True)
    given(made, z.TALK, wie="B1", nummer=1, op="2026-09-09", door="de griffier", notitie=NOTITIE, vervolg=VERVOLG)
    yield made
    made.close()


def test_what_was_said_is_read_back_and_the_next_talk_is_due(book: Naboek) -> None:
    [one] = people(book.look())
    assert (one.naam, one.rol, one.aangenomen) == (NAAM, "bode", True)
    assert (one.gesprekken[0].notitie, one.gesprekken[0].vervolg) == (NOTITIE, VERVOLG)
    task = next(t for t in book.look().taken if t.soort == "nazorg")
    assert task.over == "2 gesprekken te voeren"
    assert NAAM not in repr(task)
    assert task.uiterlijk.tot == datetime(2026, 9, 11, 21, 59, 59, tzinfo=UTC)


def test_a_talk_that_presses_is_told_at_the_next_start_and_nobody_is_named(book: Naboek, path: Path) -> None:
    def told(day: int, found: StreamKeys | None) -> str:
        with closing(SqliteJournal.open(path, oefening=None, create=False, read_only=True)) as journal:
            return due(journal, datetime(2026, 9, day, 8, 0, tzinfo=UTC), found)

    book.give((Opdracht("rond_taak_af", {"taak": "aangifte"}),))
    hurt = {"taak": "arbeidsinspectie", "betreft": 6, "omdat": "niet ernstig"}
    book.give((Opdracht("taak_niet_van_toepassing", hurt),))
    assert told(10, keys(path)) == ""
    assert "1 binnen een dag" in told(11, keys(path))
    assert "1 te laat" in told(12, keys(path))
    assert NAAM not in told(12, keys(path))
    given(book, z.TALK, wie="B1", nummer=2, door="de griffier")
    assert told(12, keys(path)) == ""
    assert told(30, None) == told(30, StreamKeys(path.parent / "elders")) == ""  # what cannot be read chases nobody


def test_refused_ended_or_held_the_task_is_done(book: Naboek) -> None:
    given(book, z.TALK, wie="B1", nummer=3, door="de griffier")
    seen = given(book, z.PERSON, naam="raadslid De Wit")
    assert next(t for t in seen.taken if t.soort == "nazorg").over == "1 nog aan te bieden, 3 gesprekken te voeren"
    seen = given(book, z.OFFER, wie="B2", aangenomen=False)
    assert next(t for t in seen.taken if t.soort == "nazorg").stand == "gedaan"


def test_what_was_mistaken_is_taken_back_and_stays_in_the_chain(book: Naboek, path: Path) -> None:
    [one] = people(book.look())
    seen = given(book, z.RETRACT, wie="B1", over=one.regels[-1].id)
    assert people(seen)[0].gesprekken == ()
    with closing(SqliteJournal.open(path, oefening=None, create=False, read_only=True)) as journal:
        [stroom] = care_streams(journal, book.meeting.stroom)
        assert len(journal.read(stroom)) == 5
    with pytest.raises(Refused, match="al teruggenomen"):
        given(book, z.RETRACT, wie="B1", over="weg")


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        (z.PERSON, {"naam": "  "}),
        (z.PERSON, {"naam": NAAM.upper()}),
        (z.PERSON, {"naam": "x", "rol": "koning"}),
        (z.OFFER, {"wie": "B9"}),
        (z.TALK, {"wie": "B1", "nummer": 0}),
        (z.NOTE, {"wie": "B1", "kring": "5"}),
        (z.NOTE, {"wie": "B1", "notitie": "x" * 20_001}),
        (z.NOTE, {"wie": "B1", "geheim": "x"}),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_recorded(
    book: Naboek, path: Path, soort: str, velden: dict[str, object]
) -> None:
    before = path.read_bytes()
    with pytest.raises((InvalidInput, Refused)) as fault:
        given(book, soort, **velden)
    assert str(fault.value).endswith(".")
    assert path.read_bytes() == before


def bytes_below(folder: Path) -> bytes:
    """Everything in a folder, and the text that its archives hold."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            found.append(file.read_bytes())
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    found += [archive.read(name) for name in archive.namelist()]
    return b"".join(found)


def spoken(data: bytes) -> list[str]:
    """The secrets in these bytes, as UTF-8, UTF-16 or as JSON writes them."""
    forms = [(s, s.encode()) for s in SECRETS] + [(s, s.encode("utf-16-le")) for s in SECRETS]
    return [secret for secret, form in forms if form in data]


def test_the_search_finds_what_it_looks_for() -> None:
    assert spoken(f"... {NOTITIE} ...".encode())


@pytest.mark.lang
def test_no_byte_of_it_stands_in_the_journal_or_in_anything_that_leaves(
    console: Run, book: Naboek, path: Path, tmp_path: Path
) -> None:
    book.close()
    assert spoken(path.read_bytes()) == []
    out = tmp_path / "weg"
    out.mkdir()
    for args in (
        ("dossier", "--uit", out / "dossier"),
        ("agenda", "--uit", out / "agenda"),
        ("brief", "raad", "--uit", out / "brief"),
        ("brief", "melding", "--uit", out / "melding"),
        ("brief", "notulen", "--uit", out / "notulen"),
        ("kopie", out / "kopie"),
    ):
        if args[0] == "kopie":
            (out / "kopie").mkdir()
        made = console(*args, "--database", path)
        assert made.returncode == 0, made.stderr
        assert spoken((made.stdout + made.stderr).encode()) == []
    assert len(list(out.rglob("*"))) > 20
    assert spoken(bytes_below(out)) == []
    said = console("naderhand", "--database", path)
    assert spoken(said.stdout.encode()) == []
    judged = console("controleer", path)
    assert judged.returncode == 0, judged.stdout
    assert "Nazorg (vertrouwelijk): 4 vastleggingen" in judged.stdout
    assert "vergaderingen: 1" in judged.stdout


def test_one_person_is_erased_and_the_chain_is_whole(console: Run, book: Naboek, path: Path) -> None:
    given(book, z.PERSON, naam="raadslid De Wit")
    given(book, z.NOTE, wie="B2", notitie="wil rust")
    book.close()
    asked = ("--nazorg", "--label", "B1", "--grond", "verzoek", "--door", "FG", "--ja", "--database", path)
    made = console("wis", *asked)
    assert made.returncode == 0, made.stderr
    assert "3 notities" in made.stdout
    again = opened(path)
    erased, other = people(again.look())
    assert erased.gewist
    assert (other.naam, other.notitie) == ("raadslid De Wit", "wil rust")
    assert given(again, z.PERSON, naam="C. Nieuw").zorg is not None
    assert people(again.look())[-1].wie == "B3"
    again.close()
    assert console("controleer", path).returncode == 0
    none = console("wis", *asked)
    assert none.returncode == 2
    assert "geen nazorg van B1" in one_sentence(none)


def test_all_of_it_goes_with_its_key_and_no_copy_can_be_read(
    console: Run, book: Naboek, path: Path, tmp_path: Path
) -> None:
    [stroom] = care_streams(book.meeting.journal, book.meeting.stroom)
    book.close()
    (tmp_path / "kopie").mkdir()
    assert console("kopie", tmp_path / "kopie", "--database", path).returncode == 0
    key = keys(path).path(stroom)
    assert key.exists()
    made = console("wis", "--nazorg", "--grond", "termijn", "--door", "FG", "--ja", "--database", path)
    assert made.returncode == 0, made.stderr
    assert not key.exists()
    after = opened(path)
    seen = after.look()
    assert (people(seen), seen.zorg and seen.zorg.gewist, seen.zorg and seen.zorg.elders) == ((), True, False)
    after.close()
    assert console("controleer", path).returncode == 0
    copy = opened(next((tmp_path / "kopie").glob("*.sqlite")), keys(path))
    seen = copy.look()
    assert (people(seen), seen.zorg and seen.zorg.elders) == ((), True)
    copy.close()


def test_without_its_key_it_is_said_and_a_list_of_ones_own_can_be_begun(
    book: Naboek, path: Path, tmp_path: Path
) -> None:
    book.close()
    other = opened(path, StreamKeys(tmp_path / "andere-laptop"))
    seen = other.look()
    assert (people(seen), seen.zorg and seen.zorg.elders) == ((), True)
    seen = given(other, z.PERSON, naam="raadslid De Wit")
    assert [one.naam for one in people(seen)] == ["raadslid De Wit"]
    other.close()
    mine = opened(path)
    assert [one.naam for one in people(mine.look())] == [NAAM]
    mine.close()


@pytest.mark.parametrize("content", [b"", b"geen sleutel", b"ab" * 16, b"00" * 32])
def test_a_key_that_is_another_or_none_is_a_sentence(book: Naboek, path: Path, content: bytes) -> None:
    [stroom] = care_streams(book.meeting.journal, book.meeting.stroom)
    book.close()
    keys(path).path(stroom).write_bytes(content)
    again = opened(path)
    with pytest.raises(StreamKeyMissing, match="sleutel"):
        again.look()
    again.close()


def test_a_sealed_text_is_bound_to_its_place() -> None:
    key = StreamKey(b"k" * 32)
    sealed = key.seal(NOTITIE, "stroom/1/geheim")
    assert key.open(sealed, "stroom/1/geheim") == NOTITIE
    assert sealed != key.seal(NOTITIE, "stroom/1/geheim")
    for changed, place in (
        (sealed, "stroom/2/geheim"),
        (sealed[:-4] + "AAAA", "stroom/1/geheim"),
        ("v1:", "x"),
        ("", "x"),
    ):
        with pytest.raises(StreamKeyMissing):
            key.open(changed, place)


def test_old_meetings_take_their_nazorg_along_when_they_are_cleared_away(
    book: Naboek, path: Path, tmp_path: Path
) -> None:
    book.close()
    home = environment(tmp_path)
    chosen = tmp_path / "instellingen.toml"
    chosen.write_text("[bewaren]\nmaanden = 1\n", encoding="utf-8")
    home["VOORZITTER_CONSOLE_INSTELLINGEN"] = str(chosen)
    made = here(("opschonen", "--ja", "--door", "FG", "--database", path), tmp_path, home)
    assert made.returncode == 0, made.stderr
    assert "3 notities van de nazorg" in made.stdout
    again = opened(path)
    seen = again.look()
    assert seen.zorg is not None
    assert seen.zorg.gewist
    again.close()


def test_where_there_is_no_place_for_a_key_it_is_said_and_nothing_is_lost_unseen(path: Path) -> None:
    def meeting() -> Meeting:
        journal = SqliteJournal.open(path, oefening=None, create=False)
        return Meeting.resume(journal, journal.streams()[0].id, FakeClock(AFTER), station="x")

    book = Naboek(meeting, Papieren(plaatsen=path.parent / "p.jsonl", sleutel=lambda: None))
    assert book.look().zorg is None
    with pytest.raises(Refused, match="geen plaats voor de sleutel"):
        given(book, z.PERSON, naam=NAAM)
    book.close()


def test_the_calendar_has_the_talks_of_each_person_by_number_and_says_no_name(book: Naboek, tmp_path: Path) -> None:
    given(book, z.PERSON, naam="Hendrika Zuidervaart", rol="familie")
    given(book, z.PERSON, naam="Cornelis de Wit")
    given(book, z.OFFER, wie="B3", aangenomen=False)
    book.give([Opdracht("maak_agenda", {"map": str(tmp_path / "agenda")})])
    told = (tmp_path / "agenda" / "gesprekken.ics").read_text(encoding="utf-8").replace("\n ", "")
    todos = [part.split("END:VTODO")[0] for part in told.split("BEGIN:VTODO")[1:]]
    stands = [(re.findall(r"nazorg (B\d): (\w+)", todo, re.I)[0], "STATUS:COMPLETED" in todo) for todo in todos]
    assert sorted(stands) == [
        (("B1", "derde"), False), (("B1", "eerste"), True), (("B1", "tweede"), False),
        (("B2", "derde"), False), (("B2", "eerste"), False), (("B2", "tweede"), False),
    ]  # fmt: skip
    for word in (*SECRETS, "Zuidervaart", "de Wit", "familie"):
        assert word not in told


def test_where_the_key_of_the_care_is_another_the_terms_are_made_all_the_same(path: Path, tmp_path: Path) -> None:
    first = opened(path)
    given(first, z.PERSON, naam=NAAM)
    stroom = care_streams(first.meeting.journal, first.meeting.stroom)[0]
    first.close()
    keys(path).path(stroom).write_text("00" * 32)
    fresh = opened(path)
    made = fresh.give([Opdracht("maak_agenda", {"map": str(tmp_path / "agenda")})])
    fresh.close()
    assert "De gesprekken staan er niet per persoon" in made
    assert (tmp_path / "agenda" / "termijnen.ics").is_file()


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\u2800\u00a0"])
def test_a_name_that_shows_nothing_is_no_name(blank: str) -> None:
    with pytest.raises(InvalidInput, match=f"^Veld 'naam' ontbreekt bij {z.PERSON}"):
        z.checked(z.PERSON, {"naam": blank, "bereikbaar": "thuis"}, ())
    kept = z.checked(z.PERSON, {"naam": "A. de Boer", "bereikbaar": blank}, ())
    assert kept == {"naam": "A. de Boer"}
