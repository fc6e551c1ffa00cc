"""The times of a melding: what somebody says, that it is now, or nothing; never the moment of recording instead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.aftercare.reports import NOW, begun, meldboek, say
from voorzitter_console.aftercare.meldboek import Meldboek
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.boxes.box import NOTHING_CHANGED, Fill, Pick
from voorzitter_console.console.boxes.gemeld import Meldingen, behaviour, close, moment, persons, police
from voorzitter_console.console.boxes.melding import first
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.editions.melding import melding
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.outside import GEDRAG


def given(book: Meldboek, words: str, **typed: str) -> None:
    """The line of the list of the police, filled in and recorded."""
    meldingen = Meldingen(book.look)
    [item] = [item for item in police(meldingen, lambda: first(meldingen)).items if words in item.woorden]
    assert item.verder is not None
    box = item.verder()
    assert isinstance(box, Fill)
    made = box.make({field.naam: field.waarde for field in box.velden if field.waarde} | typed)
    assert isinstance(made, tuple), made
    book.give(made[0])


def printed(book: Meldboek) -> str:
    assert book.open is not None
    return str(as_json(melding(of_meeting(book.open.meeting), "0" * 64)))


def test_a_time_that_nobody_gave_is_not_that_of_the_call(tmp_path: Path) -> None:
    book = begun(tmp_path)
    given(book, "112 gebeld")
    given(book, "bodedienst")
    given(book, "politie is gekomen", tijd="20:40")
    text = printed(book)
    assert text.count("tijd niet opgegeven; vastgelegd 13 maart 2026, 10:00:00") == 2
    assert "12 maart 2026, 20:40:00 (+01:00)" in text
    assert "'13 maart 2026, 10:00:00" not in text


def test_behaviour_of_an_unknown_time_is_never_of_midnight(tmp_path: Path) -> None:
    book = begun(tmp_path)
    meldingen = Meldingen(book.look)
    op, known = moment(meldingen, "12-3", "")
    assert not known
    say(book, "meld_gedrag", soort="belediging", gebeurd_op=op, kwaliteit="bij_benadering")
    assert " 00:00:00" not in printed(book)
    assert "tijd niet bekend" in printed(book)
    with pytest.raises(InvalidInput, match="typ 00:00:00"):
        moment(meldingen, "12-3", "00:00")
    assert moment(meldingen, "12-3", "00:00:00") == ("2026-03-12T00:00:00+01:00", True)


def test_while_it_happens_the_time_is_now_and_shown_before_it_is_recorded(tmp_path: Path) -> None:
    book = begun(tmp_path, aanvang="2026-03-13T09:50:00+01:00")
    meldingen = Meldingen(book.look)
    [warned] = [x for x in police(meldingen, lambda: first(meldingen)).items if "bodedienst" in x.woorden]
    assert warned.verder is not None
    box = warned.verder()
    assert isinstance(box, Fill)
    assert [(field.naam, field.waarde) for field in box.velden] == [("tijd", "nu")]
    made = box.make({"tijd": "nu"})
    assert isinstance(made, tuple)
    assert made[0][0].velden == {"gebeurd_op": "2026-03-13T10:00:00+01:00"}


def test_a_box_that_stood_open_is_judged_by_the_clock_of_its_answer(tmp_path: Path) -> None:
    book = meldboek(tmp_path)
    seen = book.look()
    clock = book._clock
    assert isinstance(clock, FakeClock)
    clock.forward(600)
    meldingen = Meldingen(lambda: seen)
    assert moment(meldingen, "vandaag", "10:05") == ("2026-03-13T10:05:00+01:00", True)
    assert moment(meldingen, "13-03-2026", "nu") == ("2026-03-13T10:10:00+01:00", True)
    with pytest.raises(InvalidInput, match="“nu” is niet op 12-03-2026"):
        moment(meldingen, "gisteren", "nu")
    assert datetime(2026, 3, 13, 9, 0, tzinfo=UTC) == NOW


def test_the_behaviour_that_was_filled_in_is_the_behaviour_that_is_recorded(tmp_path: Path) -> None:
    book = begun(tmp_path)
    meldingen = Meldingen(book.look)
    kinds = behaviour(meldingen, lambda: first(meldingen))
    [item] = [item for item in kinds.items if item.woorden == GEDRAG["bedreiging"]]
    assert item.verder is not None
    box = item.verder()
    assert isinstance(box, Fill)
    stands = {field.naam: field.waarde for field in box.velden}
    begin = meldingen.na.begin
    assert isinstance(begin, c.BeginMelding)
    assert (stands["dader"], stands["slachtoffer"]) == ("", begin.ambtsdrager)
    filled = {name: value for name, value in stands.items() if value}
    made = box.make({**filled, "woorden": "ik weet je te vinden", "dader": "nieuw", "tijd": "20:15"})
    assert isinstance(made, tuple)
    [opdracht] = made[0]
    assert opdracht.soort == "meld_gedrag"
    assert opdracht.velden == {
        "soort": "bedreiging",
        "woorden": "ik weet je te vinden",
        "dader": "NN1",
        "slachtoffer": stands["slachtoffer"],
        "gebeurd_op": "2026-03-12T20:15:00+01:00",
        "kwaliteit": "exact",
    }
    assert isinstance(box.make({"dag": "13-03-2027"}), str), "a day to come is a sentence, no entry"


def test_of_a_person_only_what_was_typed_is_recorded(tmp_path: Path) -> None:
    book = begun(tmp_path)
    meldingen = Meldingen(book.look)

    def described() -> Fill:
        item = persons(meldingen, lambda: first(meldingen)).items[0]
        assert item.verder is not None
        box = item.verder()
        assert isinstance(box, Fill)
        return box

    new = described()
    assert isinstance(new.make({}), str)
    made = new.make({"naam": "Jan", "signalement": "rode jas", "vermoedelijk_minderjarig": "nee"})
    assert isinstance(made, tuple)
    book.give(made[0])
    known = described()
    stands = {field.naam: field.waarde for field in known.velden if field.waarde}
    assert stands == {"naam": "Jan", "signalement": "rode jas"}
    assert known.make(stands) == NOTHING_CHANGED
    changed = known.make({**stands, "signalement": "rode jas, baard"})
    assert isinstance(changed, tuple)
    assert [o.velden for o in changed[0]] == [{"label": "NN1", "signalement": "rode jas, baard"}]


def test_a_melding_is_closed_with_how_it_was_dealt_with() -> None:
    def away() -> Pick:
        raise AssertionError("not asked for")

    box = close(away)
    assert isinstance(box.make({}), str)
    made = box.make({"reden": "gesprek gevoerd"})
    assert isinstance(made, tuple)
    assert [(o.soort, o.velden) for o in made[0]] == [("sluit_melding", {"reden": "gesprek gevoerd"})]
