"""What every journal must do, whatever it is stored in: subclassed by test_memory and test_sqlite."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import pytest
from msgspec.structs import replace

from voorzitter_console.entry import Draft, genesis, uuid7
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal.chain import verify
from voorzitter_console.journal.port import (
    Head,
    Journal,
    JournalDamaged,
    JournalError,
    JournalMixed,
    JournalUnreadable,
    PositionTaken,
)

START = datetime(2026, 3, 10, 19, 12, 10, 123000, tzinfo=UTC)
M = "0195812f-0000-7000-8000-000000000001"
OTHER = "0195812f-0000-7000-8000-000000000002"
_counter = itertools.count(1)


def draft(soort: str = "noteer", private: frozenset[str] = frozenset({"tekst"}), **payload: Any) -> Draft:
    """A draft with an id of its own, a second later than the one before it."""
    number = next(_counter)
    moment = START + timedelta(seconds=number)
    return Draft(
        id=uuid7(moment, number.to_bytes(10, "big")),
        soort=soort,
        payload=payload,
        private=private,
        gebeurd_op=moment,
        vastgelegd_op=moment,
        door="griffier",
        station="griffie",
    )


def fill(journal: Journal, count: int, stroom: str = M) -> None:
    """Append that many entries to the end of a stream."""
    for number in range(count):
        journal.append(stroom, draft(tekst=f"notitie {number}", nummer=number), expected=journal.head(stroom).aantal)


class Store(Protocol):
    """Where journals of one kind are kept in a test."""

    def open(self, *, oefening: bool = False) -> Journal:
        """Another connection to the same journal."""
        ...

    def erase(self, entry_id: str, veld: str) -> None:
        """Take a value out of the vault, as a later version will."""
        ...


class JournalContract:
    """Subclasses give the fixture ``store``."""

    @pytest.fixture
    def journal(self, store: Store) -> Iterator[Journal]:
        with closing(store.open()) as journal:
            yield journal

    def test_what_was_appended_is_read_back_as_it_was_given(self, journal: Journal) -> None:
        given = draft("vorder", frozenset({"tekst"}), tekst="Ik vorder!", gericht_aan=["NN1"], alle=False, minuten=None)
        entry = journal.append(M, given, expected=0)
        assert (entry.positie, entry.stroom, entry.id, entry.soort) == (1, M, given.id, "vorder")
        assert entry.payload == given.payload
        assert (entry.gebeurd_op, entry.vastgelegd_op, entry.door) == (
            given.gebeurd_op,
            given.vastgelegd_op,
            "griffier",
        )
        assert journal.read(M) == [entry]

    def test_times_are_cut_to_milliseconds(self, journal: Journal) -> None:
        moment = START.replace(microsecond=123999)
        given = replace(draft(), gebeurd_op=moment, vastgelegd_op=moment)
        entry = journal.append(M, given, expected=0)
        assert entry.gebeurd_op == START.replace(microsecond=123000)
        assert journal.read(M) == [entry]

    def test_reading_after_a_position_gives_only_what_is_later(self, journal: Journal) -> None:
        fill(journal, 5)
        assert [entry.positie for entry in journal.read(M, 3)] == [4, 5]
        assert journal.read(M, 5) == []
        assert journal.read(M, 9) == []
        assert journal.read(OTHER) == []

    def test_another_who_was_first_is_told_with_what_stands_there(self, journal: Journal) -> None:
        fill(journal, 3)
        with pytest.raises(PositionTaken) as caught:
            journal.append(M, draft(tekst="te laat"), expected=1)
        assert [entry.positie for entry in caught.value.later] == [2, 3]
        assert [entry.payload["nummer"] for entry in caught.value.later] == [1, 2]
        assert journal.head(M).aantal == 3

    def test_of_two_that_would_begin_a_stream_just_one_does(self, journal: Journal, store: Store) -> None:
        given = draft("begin_vastlegging", titel="Raad")
        begun = journal.append(M, given, expected=0, stromen=0)
        with closing(store.open()) as second:
            with pytest.raises(PositionTaken, match="ander scherm"):
                second.append(OTHER, draft("begin_vastlegging", titel="Raad"), expected=0, stromen=0)
            assert second.head(OTHER).aantal == 0
            assert second.append(M, given, expected=0, stromen=0) == begun
            second.append(OTHER, draft("begin_vastlegging", titel="Commissie"), expected=0, stromen=1)

    def test_a_retry_of_the_same_draft_doubles_nothing(self, journal: Journal) -> None:
        given = draft(tekst="eenmaal")
        first = journal.append(M, given, expected=0)
        fill(journal, 2)
        assert journal.append(M, given, expected=0) == first
        assert journal.append(M, given, expected=3) == first
        assert journal.head(M).aantal == 3

    def test_several_are_written_together_one_after_the_other(self, journal: Journal, store: Store) -> None:
        fill(journal, 1)
        given = [draft("schors", tekst="Ik schors."), draft("stop_livestream")]
        written = journal.append_all(M, given, expected=1)
        assert [(e.positie, e.soort, e.id) for e in written] == [
            (2, "schors", given[0].id),
            (3, "stop_livestream", given[1].id),
        ]
        with closing(store.open()) as other:
            assert other.read(M, 1) == written
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []
        assert journal.append_all(M, [], expected=3) == []
        assert journal.append_all(M, given, expected=1) == written, "a retry doubles nothing"
        fill(journal, 1)
        assert journal.head(M).aantal == 4

    def test_of_several_all_are_written_or_none(self, journal: Journal) -> None:
        fill(journal, 2)
        elsewhere = draft(tekst="elders")
        journal.append(OTHER, elsewhere, expected=0)
        head = journal.head(M)
        with pytest.raises(JournalError, match="andere stroom"):
            journal.append_all(M, [draft(tekst="een"), elsewhere], expected=2)
        with pytest.raises(PositionTaken):
            journal.append_all(M, [draft(tekst="een"), draft(tekst="twee")], expected=1)
        assert journal.head(M) == head
        fill(journal, 1)
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []

    def test_of_several_that_begin_a_stream_none_stays_where_one_is_refused(self, journal: Journal) -> None:
        elsewhere = draft(tekst="elders")
        journal.append(OTHER, elsewhere, expected=0)
        with pytest.raises(JournalError, match="andere stroom"):
            journal.append_all(M, [draft(tekst="een"), elsewhere], expected=0)
        assert journal.head(M) == Head(aantal=0, kop=genesis(M))
        assert [info.id for info in journal.streams()] == [OTHER]
        fill(journal, 1)

    def test_a_part_that_stands_already_is_completed(self, journal: Journal) -> None:
        given = [draft(tekst="een"), draft(tekst="twee")]
        first = journal.append(M, given[0], expected=0)
        assert [e.positie for e in journal.append_all(M, given, expected=0)] == [1, 2]
        assert journal.read(M)[0] == first

    def test_an_id_of_another_stream_is_refused(self, journal: Journal) -> None:
        given = draft(tekst="eenmaal")
        journal.append(M, given, expected=0)
        with pytest.raises(JournalError, match="andere stroom"):
            journal.append(OTHER, given, expected=0)
        assert journal.head(OTHER).aantal == 0

    def test_an_expectation_past_the_end_means_that_entries_are_gone(self, journal: Journal) -> None:
        fill(journal, 2)
        with pytest.raises(JournalDamaged):
            journal.append(M, draft(tekst="x"), expected=7)
        assert journal.head(M).aantal == 2

    def test_the_head_grows_with_the_chain(self, journal: Journal) -> None:
        assert journal.head(M) == Head(aantal=0, kop=genesis(M))
        fill(journal, 4)
        sealed = journal.read_sealed(M)
        assert journal.head(M) == Head(aantal=4, kop=sealed[-1].schakel)
        assert verify(M, sealed, journal.head(M)) == []

    def test_the_head_that_was_seen_last_is_known_without_reading(self, store: Store) -> None:
        with closing(store.open()) as journal:
            assert journal.known_head(M) is None
            fill(journal, 2)
            head = journal.head(M)
        assert journal.known_head(M) == head

    def test_streams_are_apart_and_the_one_begun_last_comes_first(self, journal: Journal) -> None:
        fill(journal, 2)
        begin = journal.append(OTHER, draft("begin_vastlegging", titel="Raad"), expected=0)
        fill(journal, 1, OTHER)
        fill(journal, 1)
        newest, oldest = journal.streams()
        assert (newest.id, newest.soort, newest.head) == (OTHER, "vergadering", journal.head(OTHER))
        assert newest.aangelegd_op == begin.vastgelegd_op < newest.laatst
        assert (oldest.id, oldest.soort, oldest.head.aantal) == (M, "noteer", 3)
        assert [entry.positie for entry in journal.read(M)] == [1, 2, 3]

    @pytest.mark.parametrize(
        "tekst",
        [
            "met \x00 nul en \x1b[31mrood\x1b[0m",
            "📢 é e\u0301 \u202eomgekeerd\u202c \u2028 \ufeff",
            "x" * 100_000,
            '"}]{"kluis":"00"}\\ \n\r\t',
            "' OR 1=1; DROP TABLE vastlegging; --",
            "[bold]nee[/bold] {naam} %s",
            "\U0010ffff\ue000\uffff",
            "",
        ],
        ids=range(8),
    )
    def test_hostile_text_comes_back_as_it_was_typed(self, journal: Journal, store: Store, tekst: str) -> None:
        journal.append(M, draft(tekst=tekst, open=tekst, diep=[{"x": tekst}]), expected=0)
        with closing(store.open()) as again:
            (entry,) = again.read(M)
        assert entry.payload == {"tekst": tekst, "open": tekst, "diep": [{"x": tekst}]}
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []

    @pytest.mark.parametrize("waarde", ["\ud800", float("nan"), 2**60, {1: 2}, object()], ids=range(5))
    @pytest.mark.parametrize("veld", ["tekst", "open"])
    def test_what_cannot_be_written_down_is_refused_and_nothing_stays(
        self, journal: Journal, veld: str, waarde: object
    ) -> None:
        with pytest.raises(InvalidInput):
            journal.append(M, replace(draft(), payload={veld: waarde}), expected=0)
        assert journal.head(M).aantal == 0
        fill(journal, 1)

    def test_two_connections_see_each_other(self, journal: Journal, store: Store) -> None:
        with closing(store.open()) as second:
            mark = second.change_mark()
            assert second.change_mark() == mark
            fill(journal, 1)
            assert second.change_mark() != mark
            own = second.change_mark()
            fill(second, 1)
            assert second.change_mark() == own
            with pytest.raises(PositionTaken) as caught:
                journal.append(M, draft(tekst="x"), expected=1)
            assert len(caught.value.later) == 1
            assert second.read(M) == journal.read(M)

    def test_an_erased_value_is_absent_and_named(self, journal: Journal, store: Store) -> None:
        given = draft("beschrijf_verstoorder", frozenset({"naam", "gedrag"}), naam="Jansen", gedrag="riep", label="NN1")
        journal.append(M, given, expected=0)
        store.erase(given.id, "naam")
        (entry,) = journal.read(M)
        assert entry.payload == {"gedrag": "riep", "label": "NN1"}
        assert entry.gewist == {"naam"}
        (fault,) = verify(M, journal.read_sealed(M), journal.head(M))
        assert "naam" in fault.zin
        journal.append(M, draft("gewist", over_id=given.id, velden=["naam"]), expected=1)
        assert verify(M, journal.read_sealed(M), journal.head(M)) == []

    def test_practice_and_real_never_share_a_journal(self, journal: Journal, store: Store) -> None:
        with pytest.raises(JournalMixed):
            journal.append(M, draft("begin_vastlegging", oefening=True), expected=0)
        journal.append(M, draft("begin_vastlegging", oefening=False), expected=0)
        assert not journal.oefening
        with pytest.raises(JournalMixed):
            store.open(oefening=True)

    def test_a_closed_journal_says_so(self, journal: Journal) -> None:
        journal.close()
        journal.close()
        with pytest.raises(JournalUnreadable, match="gesloten"):
            journal.read(M)
        with pytest.raises(JournalError, match="gesloten"):
            journal.append(M, draft(), expected=0)
