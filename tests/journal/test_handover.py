"""Meetings from one journal to another: file and server in every combination, chain and evidence with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.journal.contract import OTHER, START, M, draft, fill
from tests.postgres import PgServer
from voorzitter_console.entry import Draft
from voorzitter_console.journal import handover
from voorzitter_console.journal.handover import HandoverRefused, hand_over
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key, load
from voorzitter_console.journal.place import FilePlace, JournalPlace, ServerPlace
from voorzitter_console.journal.port import JournalDamaged, JournalMixed, JournalReplaced, NotOwner
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.server import ServerAddress

Places = Callable[[str, str], JournalPlace]


@pytest.fixture
def places(pg: PgServer, tmp_path: Path) -> Iterator[Places]:
    """A place by kind (``bestand``, ``server``) and name, with an empty journal."""
    with ExitStack() as stack:

        def make(kind: str, name: str) -> JournalPlace:
            folder = tmp_path / name
            folder.mkdir()
            if kind == "bestand":
                place: JournalPlace = FilePlace(folder / "journaal.sqlite")
            else:
                place = ServerPlace(ServerAddress(stack.enter_context(pg.journal())), folder)
                place.local.parent.mkdir(parents=True)
            place.open(oefening=False, create=True).close()
            return place

        yield make


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return load(tmp_path / "sleutel.pem")


def give(source: JournalPlace, target: JournalPlace, key: Key, *stromen: str) -> list[handover.HandedOver]:
    return hand_over(source, target, stromen or (OTHER, M), key=key, now=START, station="raadzaal-1")


def filled(place: JournalPlace, key: Key, film: Path) -> None:
    """Two meetings, the second bound to the first, sealed, with a film."""
    film.write_bytes(b"\x00film" * 99)
    with closing(place.open(oefening=False)) as journal:
        journal.append(OTHER, draft("begin_vastlegging", titel="Raad"), expected=0)
        fill(journal, 2, OTHER)
        journal.append(M, draft("begin_vastlegging", titel="Commissie"), expected=0)
        kept = place.keep(film)
        journal.append(M, draft("voeg_bewijs_toe", frozenset(), **kept._asdict()), expected=1)
        for stroom in (OTHER, M):
            add_seal(journal, stroom, key, "fase", START, "raadzaal-1")


def links(place: JournalPlace, stroom: str) -> list[str]:
    with closing(place.open(oefening=None, read_only=True)) as journal:
        return [entry.schakel for entry in journal.read_sealed(stroom)]


@pytest.mark.parametrize(
    ("van", "naar"), [("bestand", "server"), ("server", "bestand"), ("bestand", "bestand"), ("server", "server")]
)
def test_chain_seals_and_evidence_go_over_and_the_source_is_to_read_only(
    places: Places, key: Key, tmp_path: Path, van: str, naar: str
) -> None:
    source, target = places(van, "van"), places(naar, "naar")
    filled(source, key, tmp_path / "film.mp4")
    before = [links(source, stroom) for stroom in (OTHER, M)]
    done = give(source, target, key)
    assert [(one.nieuw, one.ontbreekt) for one in done] == [(3, []), (2, [])]
    assert [links(target, stroom) for stroom in (OTHER, M)] == before
    for place in (source, target):
        report = place.verify()
        assert [str(fault) for fault in report.all_faults] == []
        assert [stream.zegel.aantal for stream in report.streams] == [3, 2]
    (name,) = done[1].bewijs
    assert target.evidence([name])[name].read_bytes() == (tmp_path / "film.mp4").read_bytes()
    with closing(source.open(oefening=False)) as journal, pytest.raises(NotOwner, match="leg daar vast"):
        journal.append(M, draft(tekst="te laat"), expected=2)
    with closing(target.open(oefening=False)) as journal:
        if naar == "server" or van == "bestand":
            fill(journal, 1)
        assert [stream.overgedragen for stream in journal.streams()] == ["", ""]
    with closing(source.open(oefening=False)) as journal:
        assert all(stream.overgedragen for stream in journal.streams())


@pytest.mark.parametrize("naar", ["bestand", "server"])
@pytest.mark.parametrize("van", ["bestand", "server"])
@pytest.mark.parametrize("moment", ["_carry_seals", "_say"])
def test_what_another_window_records_meanwhile_goes_over_too(
    places: Places, key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, van: str, naar: str, moment: str
) -> None:
    source, target = places(van, "van"), places(naar, "naar")
    filled(source, key, tmp_path / "film.mp4")
    step, late = getattr(handover, moment), draft(tekst="net nog")

    def meanwhile(*args: Any, **fields: Any) -> Any:
        with closing(source.open(oefening=False)) as other:
            if other.head(OTHER).aantal == 3:
                other.append(OTHER, late, expected=3)
        return step(*args, **fields)

    monkeypatch.setattr(handover, moment, meanwhile)
    done = give(source, target, key)
    assert [(one.nieuw, one.head.aantal, one.gewist) for one in done] == [(4, 4, []), (2, 2, [])]
    assert links(target, OTHER) == links(source, OTHER)
    with closing(target.open(oefening=False, read_only=True)) as journal:
        assert journal.read(OTHER)[-1].id == late.id
        assert [stream.overgedragen for stream in journal.streams()] == ["", ""]
    with closing(source.open(oefening=False)) as journal, pytest.raises(NotOwner):
        journal.append(OTHER, draft(tekst="te laat"), expected=4)
    assert [place.verify().uitkomst for place in (source, target)] == ["heel", "heel"]
    assert [one.nieuw for one in give(source, target, key)] == [0, 0]


@pytest.mark.parametrize("van", ["bestand", "server"])
def test_what_is_erased_meanwhile_is_said_for_it_stands_in_the_target(
    places: Places, key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, van: str
) -> None:
    source, target = places(van, "van"), places("bestand", "naar")
    filled(source, key, tmp_path / "film.mp4")
    step, told = handover._carry_seals, list[Draft]()

    def meanwhile(*args: Any) -> None:
        with closing(source.open(oefening=False)) as other:
            if not told:
                one = other.read(OTHER)[1]
                told.append(draft("gewist", frozenset(), over_id=one.id, velden=["tekst"]))
                other.erase(OTHER, [(one.id, ["tekst"])], told, expected=3)
        step(*args)

    monkeypatch.setattr(handover, "_carry_seals", meanwhile)
    assert [one.gewist for one in give(source, target, key)] == [[4], []]
    with closing(target.open(oefening=False, read_only=True)) as journal:
        assert journal.read(OTHER)[1].payload["tekst"] == "notitie 0"


@pytest.mark.parametrize("naar", ["bestand", "server"])
def test_what_was_broken_off_is_completed_and_twice_is_once(
    places: Places, key: Key, tmp_path: Path, naar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = places("bestand", "van"), places(naar, "naar")
    filled(source, key, tmp_path / "film.mp4")
    say = handover._say
    for step, last in (("_carry_seals", ""), ("_say", ""), ("_say", "overgezet")):
        with monkeypatch.context() as broken:

            def stop(*told: Any, last: str = last) -> None:
                if told[1] != last:
                    raise KeyboardInterrupt
                say(*told)

            broken.setattr(handover, step, stop)
            with pytest.raises(KeyboardInterrupt):
                give(source, target, key)
        assert target.verify().uitkomst == "heel"
        with closing(source.open(oefening=False)) as journal:
            assert journal.streams()[0].overgedragen == ""
    give(source, target, key)
    with closing(target.open(oefening=None)) as journal:
        sealed = journal.head(SEALS).aantal
    assert [one.nieuw for one in give(source, target, key)] == [0, 0]
    with closing(target.open(oefening=None)) as journal:
        assert journal.head(SEALS).aantal == sealed
    assert (source.verify().uitkomst, target.verify().uitkomst) == ("heel", "heel")


def test_there_and_back_again_goes_on_where_it_was(places: Places, key: Key, tmp_path: Path) -> None:
    laptop, archive = places("bestand", "laptop"), places("server", "archief")
    filled(laptop, key, tmp_path / "film.mp4")
    give(laptop, archive, key)
    with closing(archive.open(oefening=False)) as journal:
        fill(journal, 2)
    give(archive, laptop, key)
    with closing(laptop.open(oefening=False)) as journal:
        fill(journal, 1)
        assert journal.head(M).aantal == 5
    with closing(archive.open(oefening=False)) as journal, pytest.raises(NotOwner, match="raadzaal-1"):
        fill(journal, 1)
    assert [one.nieuw for one in give(laptop, archive, key)] == [0, 1]
    assert links(laptop, M) == links(archive, M)


def test_what_was_erased_of_the_copy_is_not_said_where_it_was_not_erased(
    places: Places, key: Key, tmp_path: Path
) -> None:
    source, target = places("bestand", "van"), places("bestand", "naar")
    filled(source, key, tmp_path / "film.mp4")
    (name,) = give(source, target, key)[1].bewijs
    with closing(source.open(oefening=False)) as journal:
        for stroom, veld in ((OTHER, "tekst"), (M, "pad")):
            one = journal.read(stroom)[1]
            said = draft("gewist", frozenset(), over_id=one.id, velden=[veld], grond="kopie", gewist_door="archief")
            journal.erase(stroom, [(one.id, [veld])], [said], expected=journal.head(stroom).aantal)
        assert "tekst" not in journal.read(OTHER)[1].payload
    assert source.remove_evidence([name]) == []
    with closing(target.open(oefening=False)) as journal:
        fill(journal, 1, OTHER)  # one of the two went on there, the other stands as it came
    before = [links(target, stroom) for stroom in (OTHER, M)]
    again = give(source, target, key)
    assert [(one.nieuw, one.ontbreekt) for one in again] == [(0, []), (0, [])]
    assert [links(target, stroom) for stroom in (OTHER, M)] == before
    with closing(target.open(oefening=False)) as journal:
        assert journal.read(OTHER)[1].payload["tekst"] == "notitie 0"
    assert (source.verify().uitkomst, target.verify().uitkomst) == ("heel", "heel")


def test_one_meeting_may_go_alone(places: Places, key: Key, tmp_path: Path) -> None:
    source, target = places("bestand", "van"), places("bestand", "naar")
    filled(source, key, tmp_path / "film.mp4")
    with closing(target.open(oefening=False)) as journal:
        journal.append("eigen", draft("begin_vastlegging", titel="Eigen"), expected=0)
    give(source, target, key, M)
    assert [str(fault) for fault in target.verify().all_faults] == []
    with closing(source.open(oefening=False)) as journal:
        fill(journal, 1, OTHER)


def test_a_meeting_that_was_given_away_is_not_given_to_another(places: Places, key: Key, tmp_path: Path) -> None:
    source = places("bestand", "van")
    filled(source, key, tmp_path / "film.mp4")
    give(source, places("server", "naar"), key)
    with pytest.raises(NotOwner):
        give(source, places("bestand", "ander"), key)


def test_another_record_of_the_same_meeting_stays(places: Places, key: Key) -> None:
    source, target = places("bestand", "van"), places("server", "naar")
    for place in (source, target):
        with closing(place.open(oefening=False)) as journal:
            fill(journal, 2)
    with pytest.raises(JournalReplaced, match="bewaar beide"):
        give(source, target, key, M)
    assert links(source, M) != links(target, M)


def test_practice_goes_to_practice_only(places: Places, key: Key, tmp_path: Path) -> None:
    practice = FilePlace(tmp_path / "oefening.sqlite")
    with closing(practice.open(oefening=True, create=True)) as journal:
        journal.append(M, draft("begin_vastlegging", oefening=True), expected=0)
    with pytest.raises(JournalMixed):
        give(practice, places("server", "naar"), key, M)


def test_missing_evidence_is_named_and_changed_evidence_refused(places: Places, key: Key, tmp_path: Path) -> None:
    source, target = places("bestand", "van"), places("bestand", "naar")
    filled(source, key, tmp_path / "film.mp4")
    (film,) = (source.local.parent / "bewijs").iterdir()
    kept = film.read_bytes()
    film.write_bytes(b"iets anders")
    with pytest.raises(HandoverRefused, match="veranderd"):
        give(source, target, key)
    film.unlink()
    assert give(source, target, key)[1].ontbreekt == [f"bewijs/{film.name}"]
    film.write_bytes(kept)
    assert give(source, target, key)[1].ontbreekt == []


def test_a_mark_that_nobody_signed_is_seen(places: Places, key: Key) -> None:
    place = places("bestand", "een")
    with closing(place.open(oefening=False)) as journal:
        fill(journal, 1)
        false = {"koppen": [f"{M}/1/x"], "waar": "nergens", "sleutel": key.public, "handtekening": "00"}
        journal.append(SEALS, draft("overgezet", frozenset(), **false), expected=0)
    assert "handtekening" in str(place.verify().all_faults[0])


def test_a_chain_with_a_gap_is_not_taken_in(places: Places) -> None:
    for kind, fault in (("bestand", JournalDamaged), ("server", JournalReplaced)):
        source, target = places("bestand", f"van-{kind}"), places(kind, f"naar-{kind}")
        with closing(source.open(oefening=False)) as journal:
            fill(journal, 3)
            sealed = journal.read_sealed(M)
        with closing(target.open(oefening=False)) as journal:
            with pytest.raises(fault):
                journal.take_in(M, [sealed[0], sealed[2]])
            assert journal.head(M).aantal == 0
            assert journal.take_in(M, sealed) == 3


def test_a_server_that_was_handed_over_by_somebody_else_stays(places: Places, key: Key) -> None:
    source, target = places("server", "van"), places("bestand", "naar")
    assert isinstance(source, ServerPlace)
    with closing(source.open(oefening=False)) as journal:
        fill(journal, 1)
    with psycopg.connect(source.server.url) as con:
        con.execute("SELECT draag_over(%s, 1, 'ff', 'raadzaal-9')", (M,))
    with pytest.raises(NotOwner, match="raadzaal-9"):
        give(source, target, key, M)
