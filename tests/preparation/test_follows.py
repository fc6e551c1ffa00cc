"""What follows from what is expected, and in which words of the protocol."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.preparation.evening import DAY, maassluis, risky
from voorzitter_console.preparation.follows import follows, has_number, still_open
from voorzitter_console.preparation.prepared import Voorbereiding
from voorzitter_console.preparation.questions import AFSPRAKEN, VRAGEN
from voorzitter_console.protocol.load import find


def names(prepared: Voorbereiding) -> list[str]:
    return [one.naam for one in follows(prepared, maassluis())]


def test_a_risky_meeting_in_the_stadhuis() -> None:
    found = {one.naam: one for one in follows(risky(), maassluis())}
    assert [*found] == ["driehoek", "zaal", "uitgang", "bodedienst", "politie", "beveiliging"]
    assert found["bodedienst"].voorschrift.startswith(
        "Bij risicovolle vergaderingen in het stadhuis wordt de bodedienst"
    )
    assert found["politie"].voorschrift == found["beveiliging"].voorschrift
    assert "kan politie en extra beveiliging ingeschakeld worden" in found["politie"].voorschrift
    assert "de raadsleden de zaal te verlaten" in found["uitgang"].voorschrift
    assert [one.paragraaf for one in found.values()] == ["4.3", "3.2", "4.3", "4.3", "4.3", "4.3"]
    assert len(still_open(tuple(found.values()))) == 6


@pytest.mark.parametrize(
    ("given", "more", "fewer"),
    [
        ({"risico": "nee"}, (), AFSPRAKEN),
        ({"risico": "", "signalen": "een oproep"}, ("driehoek", "zaal", "risico"), ("bodedienst", "politie")),
        ({"risico": "", "signalen": "", "publiek": ""}, (), (*AFSPRAKEN, "risico")),
        ({"plaats": "elders"}, ("begeleiding", "bodedienst"), ("rechthebbende",)),
        ({"plaats": "gehuurd"}, ("begeleiding", "rechthebbende"), ()),
        ({"plaats": "gehuurd", "rechthebbende": "Stichting"}, (), ("rechthebbende",)),
        ({"plaats": ""}, ("plaats",), ("begeleiding",)),
        ({"adres": ""}, ("adres",), ()),
        ({"nummer_bode": "de bode"}, ("nummer_bode",), ()),
        ({"nummer_livestream": ""}, ("nummer_livestream",), ()),
        ({"nummer_livestream": "", "livestream": False}, (), ("nummer_livestream",)),
        ({"vervanger": ""}, ("vervanger",), ()),
        ({"soort": "bijeenkomst", "vervanger": ""}, ("uitgang",), ("vervanger",)),
        (
            {"soort": "gesprek"},
            ("reservering", "bodedienst", "begeleiding"),
            ("politie", "uitgang", "nummer_livestream"),
        ),
        ({"soort": "gesprek", "risico": "nee"}, (), AFSPRAKEN),
    ],
)
def test_what_makes_it_follow(given: Mapping[str, object], more: tuple[str, ...], fewer: tuple[str, ...]) -> None:
    found = names(risky(**given))
    assert set(more) <= set(found)
    assert not set(fewer) & set(found)


def test_what_was_agreed_is_shown_also_where_nothing_asked_for_it() -> None:
    prepared = risky(risico="nee", politie="wijkagent loopt langs")
    found = follows(prepared, maassluis())
    assert [(one.naam, one.afspraak) for one in found] == [("politie", "wijkagent loopt langs")]
    assert still_open(found) == ()


def test_a_talk_has_the_words_of_its_own_paragraph() -> None:
    found = {one.naam: one for one in follows(risky(soort="gesprek"), maassluis())}
    assert {found[n].paragraaf for n in ("reservering", "bodedienst", "begeleiding")} == {"3.2"}
    assert "tweede persoon" in found["begeleiding"].voorschrift


def test_a_protocol_without_those_words_guides_all_the_same() -> None:
    found = follows(risky(), find("voorbeeldstad-2025"))
    assert [one.naam for one in found] == names(risky())
    assert all(one.waarom for one in found)
    assert next(one for one in found if one.naam == "politie").voorschrift == ""


def test_every_consequence_is_answered_by_a_question_that_is_asked_then() -> None:
    asked = {vraag.naam: vraag for vraag in VRAGEN}
    for soort in ("gemeenteraad", "raadscommissie", "bijeenkomst", "gesprek"):
        for plaats in ("", "stadhuis", "elders", "gehuurd"):
            for found in follows(Voorbereiding(datum=DAY, soort=soort, plaats=plaats, risico="ja"), maassluis()):
                assert asked[found.naam].geldt({"soort": soort, "plaats": plaats}), (soort, plaats, found.naam)


@pytest.mark.parametrize(
    ("text", "yes"), [("", False), ("de bode", False), ("kamer 12", False), ("112", True), ("0 1-0", True)]
)
def test_whether_somebody_can_be_called(text: str, yes: bool) -> None:
    assert has_number(text) is yes
