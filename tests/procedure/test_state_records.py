"""What the fold keeps of a step, field by field: later documents quote each of these."""

from __future__ import annotations

import pytest

from tests.procedure.course import at, course
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.commands import BelPolitie, NoemGetuige, PolitieAanwezig, VoegBewijsToe
from voorzitter_console.procedure.labels import may_name
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.procedure.sentences import sentence
from voorzitter_console.procedure.state import Ordeverstoring


def test_a_stop_that_was_asked_and_then_seen_is_one_record_of_both() -> None:
    state = course((10, "stop_livestream", {}), (25, "bevestig_livestream", {"toestand": "gestopt"}))
    (one,) = state.uitzendingen
    assert (one.toestand, one.gevraagd, one.bevestigd) == ("gestopt", at(10), at(25))
    assert one.gevraagd_door is not None
    assert one.bevestigd_door is not None


def test_a_stop_that_nobody_asked_here_has_only_when_it_was_seen() -> None:
    state = course((25, "bevestig_livestream", {"toestand": "gestopt"}))
    (one,) = state.uitzendingen
    assert (one.toestand, one.gevraagd, one.gevraagd_door, one.bevestigd) == ("gestopt", None, None, at(25))


def test_a_start_after_a_stop_is_a_record_of_its_own() -> None:
    state = course(
        (10, "stop_livestream", {}),
        (25, "bevestig_livestream", {"toestand": "gestopt"}),
        (90, "start_livestream", {}),
    )
    assert [(u.toestand, u.gevraagd, u.bevestigd) for u in state.uitzendingen] == [
        ("gestopt", at(10), at(25)),
        ("live", at(90), None),
    ]


def test_since_when_the_order_is_what_it_is() -> None:
    state = course((60, "meld_verstoring", {}), (90, "schors", {}), (120, "spreek_aan", {"scenario": "B"}))
    assert (state.ordeverstoring, state.ordeverstoring_sinds) == (Ordeverstoring.SCENARIO_B, at(120))


def test_what_was_agreed_with_a_peaceful_disturber_is_kept_with_its_words() -> None:
    given = {"scenario": "A", "afspraak": "twee minuten spreken", "minuten": 2, "tekst": "U krijgt twee minuten."}
    state = course((60, "schors", {}), (90, "spreek_aan", given))
    (address,) = state.verstoringen[-1].aansprekingen
    assert (address.afspraak, address.minuten, address.tekst) == (given["afspraak"], 2, given["tekst"])


def test_a_departure_counts_for_the_disturbance_that_named_the_person() -> None:
    state = course(
        (10, "meld_verstoring", {}),
        (20, "beschrijf_verstoorder", {"label": "NN1"}),
        (30, "beeindig_verstoring", {"hoe": "vrijwillig"}),
        (40, "meld_verstoring", {}),
        (50, "beschrijf_verstoorder", {"label": "NN2"}),
        (60, "verstoorder_vertrokken", {"label": "NN1", "hoe": "verwijderd"}),
    )
    assert [(p.label, p.vertrokken, p.hoe) for p in state.personen] == [
        ("NN1", at(60), "verwijderd"),
        ("NN2", None, None),
    ]


@pytest.mark.parametrize("veld", ["dader", "tegen"])
def test_who_is_said_to_have_used_force_may_be_a_name_however_it_is_written(veld: str) -> None:
    assert may_name(veld, "NN1")
    assert not may_name(veld, None)
    assert not may_name("label", "NN1")
    assert may_name("label", "Jan")


def test_a_sentence_holds_every_word_that_was_given() -> None:
    assert sentence(PolitieAanwezig(eenheid="team Waterweg", begeleid_door="de bode")) == (
        "Politie is aanwezig: team Waterweg, begeleid door de bode"
    )
    told = sentence(NoemGetuige(naam="J. Bakker", functie="fractievoorzitter", waarneming="eigen"))
    assert "J. Bakker" in told
    assert "fractievoorzitter" in told
    evidence = sentence(VoegBewijsToe(omschrijving="opname", overschreven_op="2026-03-17"))
    assert "wordt overschreven op" in evidence
    assert "112" in sentence(BelPolitie(spoed=True))


@pytest.mark.parametrize(
    ("velden", "says"),
    [({"minuten": "twee"}, "minuten"), ({"kleur": "rood", "tekst": "zin"}, "kleur"), ({"scenario": 3}, "scenario")],
)
def test_a_fault_names_the_field_that_is_wrong_and_no_other(velden: dict[str, object], says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as fault:
        parse_command("spreek_aan", {"scenario": "A", **velden})
    others = {"minuten", "kleur", "scenario", "tekst"} - {says}
    assert not any(f"'{other}'" in str(fault.value).split(";")[0] for other in others)
