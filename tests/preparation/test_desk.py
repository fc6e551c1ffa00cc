"""What is done before a meeting, without a face: nothing typed is lost, nothing that stands there is written over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.preparation.evening import DAY, NOW, TODAY, USUAL, desk, maassluis, risky
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.bag.write import OutputFault
from voorzitter_console.errors import InvalidInput
from voorzitter_console.preparation.desk import adopted, brief, past, upcoming
from voorzitter_console.preparation.file import parse
from voorzitter_console.preparation.kept import PreparationChanged, Preparations
from voorzitter_console.preparation.prepared import opens_now, opens_with
from voorzitter_console.preparation.questions import AnswerFault, answers_of, judged


def test_the_settings_fill_it_in_and_a_hall_brings_its_address(tmp_path: Path) -> None:
    one = desk(tmp_path)
    assert (one.answers["adres"], one.answers["nummer_bode"], one.untouched) == ("Koningshoek 1", "010 1234567", True)
    one.answer("locatie", "de wipper")
    assert (one.answers["adres"], one.untouched) == ("Dijk 2", False)
    one.answer("adres", "Eigen weg 3")
    one.answer("locatie", "Raadzaal")
    assert one.answers["adres"] == "Eigen weg 3"


def test_a_day_stands_there_as_it_was_understood(tmp_path: Path) -> None:
    one = desk(tmp_path)
    one.answer("datum", "1 december")
    one.answer("aanvang", "19.30 uur")
    assert (one.answers["datum"], one.answers["aanvang"]) == ("01-12-2026", "19:30")
    with pytest.raises(AnswerFault, match="is geen dag"):
        one.answer("datum", "ooit")
    assert one.answers["datum"] == "01-12-2026"
    assert one.keep() == "Bewaard: dinsdag 1 december 2026, 19:30: Raadsvergadering 1 december 2026."
    assert one.untouched


def test_an_hour_that_does_not_exist_on_the_new_day_is_told_at_its_own_question(tmp_path: Path) -> None:
    one = desk(tmp_path)
    one.answer("aanvang", "02:30")
    one.answer("datum", "28-03-2027")
    with pytest.raises(AnswerFault, match="bestaat niet op 28 maart 2027") as fault:
        one.keep()
    assert fault.value.naam == "aanvang"
    assert Preparations(tmp_path).names() == []


def test_two_windows_lose_neither_answers(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    first = kept.keep(risky())
    here, there = desk(tmp_path, first), desk(tmp_path, first)
    here.answer("publiek", "200")
    here.keep()
    there.answer("publiek", "300")
    with pytest.raises(PreparationChanged, match="bewaar nog eens om dit ernaast te zetten"):
        there.keep()
    there.keep()
    assert [kept.read(naam).voorbereiding.publiek for naam in kept.names()] == ["200", "300"]


def test_the_briefing_is_of_what_was_kept_and_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    one = desk(tmp_path / "v")
    with pytest.raises(InvalidInput, match="Bewaar eerst"):
        one.brief()
    one.keep()
    one.brief()
    one.brief()
    first, second = tmp_path / "briefing-2026-11-29", tmp_path / "briefing-2026-11-29-nr2"
    assert (first / "briefing.pdf").read_bytes() == (second / "briefing.pdf").read_bytes()
    with pytest.raises(OutputFault, match=r"staat al briefing\.pdf"):
        one.brief(str(first))


def test_what_another_laptop_prepared_is_taken_over_once(tmp_path: Path) -> None:
    kept = Preparations(tmp_path / "hier")
    there = Preparations(tmp_path / "daar").keep(risky())
    brief(there, maassluis(), FakeClock(NOW), str(tmp_path / "stick"))
    carried = parse((tmp_path / "stick" / "voorbereiding.toml").read_text(encoding="utf-8"), "stick")
    assert carried == risky()
    found, new = adopted(kept, carried, TODAY)
    assert (found.voorbereiding, new) == (risky(), True)
    assert adopted(kept, carried, TODAY) == (found, False)
    with pytest.raises(AnswerFault, match="al geweest"):
        adopted(kept, carried, date(2026, 12, 2))


def test_what_comes_and_what_is_over(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    for day in (date(2026, 12, 8), DAY, date(2026, 11, 3)):
        kept.keep(risky(datum=day))
    (tmp_path / "2026-12-03.toml").write_text("stuk")
    found, faults = upcoming(kept, TODAY)
    assert ([one.naam for one in found], len(faults)) == (["2026-12-01", "2026-12-08"], 1)
    assert past(kept, TODAY) == ("2026-11-03",)


def test_a_form_that_is_answered_holds_what_was_kept() -> None:
    assert judged(answers_of(risky(livestream=False)), TODAY) == risky(livestream=False)


# what the console opens with ------------------------------------------------------------------------------------

LATER = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
"""20:00 in Maassluis, on the day of :func:`risky`."""


def test_the_meeting_opens_with_all_that_was_prepared() -> None:
    found = opens_with(
        risky(locatie="De Wipper", adres="", plaats="gehuurd", rechthebbende="Stichting", griffier=""), USUAL, LATER
    )
    assert (found.locatie, found.adres, found.locatie_soort, found.rechthebbende) == (
        *("De Wipper", "Dijk 2"),
        *("gehuurde zaal", "Stichting"),
    )
    assert (found.titel, found.begonnen_om) == ("Raadsvergadering 1 december 2026", "19:30")
    assert (found.agendapunt, found.griffier) == ("7. Opvang", "de griffier")


def test_an_hour_that_still_has_to_come_is_not_filled_in() -> None:
    morning = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    assert opens_with(risky(aanvang="23:50"), USUAL, morning).begonnen_om == ""
    assert opens_with(risky(aanvang="09:00"), USUAL, morning).begonnen_om == "09:00"


def test_another_hall_never_keeps_the_address_of_the_usual_one() -> None:
    assert opens_with(risky(locatie="Dorpshuis", adres=""), USUAL, LATER).adres == ""


def test_a_building_that_nobody_named_is_not_recorded() -> None:
    assert opens_with(risky(plaats=""), USUAL, LATER).locatie_soort == ""


@pytest.mark.parametrize(
    ("hours", "soort", "yes"),
    [
        (0, "gemeenteraad", True),
        (5, "raadscommissie", True),
        (13, "gemeenteraad", False),
        (-24, "gemeenteraad", False),
        (0, "gesprek", False),
    ],
)
def test_it_is_offered_on_its_day_and_after_midnight(hours: int, soort: str, yes: bool) -> None:
    evening = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
    assert opens_now(risky(soort=soort), evening + timedelta(hours=hours)) is yes


def test_without_an_hour_it_is_offered_on_its_own_day_only() -> None:
    assert opens_now(risky(aanvang=""), datetime(2026, 12, 1, 22, 0, tzinfo=UTC))
    assert not opens_now(risky(aanvang=""), datetime(2026, 12, 1, 23, 30, tzinfo=UTC))
