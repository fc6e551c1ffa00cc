"""The rules of chapter 6 beside what leaves: which of them, by the record; and what the record forbids."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import incident, new_meeting
from tests.dossier.letters.test_letters import letter_text, request
from voorzitter_console.dossier.letters.communication import beside, check
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure import commands as c


def hit(**velden: Any) -> Dossier:
    m = incident()
    m.add(c.NoemBenadeelde(naam="Anneke de Bode", **velden), 12_000, door="griffier")
    return m.dossier()


@pytest.mark.parametrize("kind", KINDS)
def test_consent_bears_on_every_letter(kind: str) -> None:
    d = hit()
    assert any("nog van niemand vastgelegd" in rule for rule in check(kind, request(d)))
    d = hit(instemming=False)
    assert any("Anneke de Bode stemde er niet mee in" in rule for rule in check(kind, request(d)))
    d = hit(instemming=True)
    assert any("alleen waarmee Anneke de Bode instemt" in rule for rule in check(kind, request(d)))


def test_who_agreed_is_not_said_to_have_refused() -> None:
    m = incident()
    m.add(c.NoemBenadeelde(naam="Anneke de Bode", instemming=True), 12_000, door="griffier")
    m.add(c.NoemBenadeelde(naam="E. Yilmaz", instemming=False), 12_010, door="griffier")
    d = m.dossier()
    told = " ".join(beside("contact", d))
    assert "Zeg niets over de aangifte: iemand die werd getroffen, stemde er niet mee in" in told
    assert "E. Yilmaz stemde er niet mee in" in " ".join(check("contact", request(d)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_names_nobody_who_was_hit(kind: str) -> None:
    d = hit(instemming=False)
    asked = request(d, eerder=("3 februari: riep",), regels=beside(kind, d))
    shown = letter_text(kind, asked)
    assert "Voordat dit weggaat" in shown
    assert "Anneke" not in shown


def test_where_nobody_was_hit_consent_is_not_asked() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 100)
    assert not any("aangifte" in rule for rule in beside("raad", m.dossier()))


@pytest.mark.parametrize(
    ("chair", "victim", "own"),
    [
        ("de burgemeester", "de voorzitter", True),
        ("de burgemeester", "de bode", False),
        ("de locoburgemeester", "de voorzitter", False),
        ("de locoburgemeester", "de burgemeester", True),
    ],
)
def test_another_speaks_where_the_burgemeester_was_hit(chair: str, victim: str, own: bool) -> None:
    m = new_meeting(voorzitter=chair)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", slachtoffer=victim), 100)
    told = beside("raad", m.dossier())
    assert any("locoburgemeester" in rule for rule in told) is own
    assert any(rule.startswith("De burgemeester voert het woord") for rule in told) is not own


def test_measures_of_the_police_never_go_to_the_press() -> None:
    d = incident().dossier()
    for kind in ("raad", "waarschuwing", "ontzegging", "gebouwen", "ordegesprek", "notulen", "dossier"):
        assert any("maatregelen van de politie" in rule for rule in beside(kind, d)), kind


def test_who_refused_is_not_named_as_agreeing() -> None:
    d = hit(instemming=False)
    asked = replace(request(d), instemming="anneke de bode")
    with pytest.raises(LetterRefused, match="stemde niet in met aangifte"):
        check("raad", asked)
    check("raad", replace(asked, instemming="een ander"))


@pytest.mark.parametrize("velden", [{}, {"instemming": True}, {"instemming": False}])
def test_of_consent_one_thing_is_said(velden: dict[str, bool]) -> None:
    d = hit(**velden)
    asked = replace(request(d), instemming="De Bode" if velden.get("instemming") is False else "anneke de bode")
    asked = replace(asked, regels=beside("raad", d, opgegeven=bool(asked.instemming)))
    above = letter_text("raad", asked).split("Geachte")[0]
    for told in (above, " ".join(check("raad", asked))):
        told = " ".join(told.split())
        assert "Zeg niets over de aangifte" not in told
        assert told.count("Met het noemen van een aangifte stemt") == 1
        assert ("zoals vastgelegd" in told) is (velden.get("instemming") is True)
        assert ("niet mee instemde, blijft er buiten" in told) is (velden.get("instemming") is False)


def test_an_answer_that_was_given_anew_counts() -> None:
    m = incident()
    m.add(c.NoemBenadeelde(naam="P. Smit", instemming=False), 12_000, door="griffier")
    m.add(c.NoemBenadeelde(naam="P. Smit", instemming=True), 12_100, door="griffier")
    told = " ".join(check("raad", request(m.dossier(), instemming="P. Smit")))
    assert "stemt P. Smit in, zoals vastgelegd. Zeg alleen waarmee die instemt (protocol" in told
    m.add(c.NoemBenadeelde(naam="P. Smit", instemming=False), 12_200, door="griffier")
    with pytest.raises(LetterRefused, match="stemde niet in met aangifte"):
        check("raad", request(m.dossier(), instemming="P. Smit"))
