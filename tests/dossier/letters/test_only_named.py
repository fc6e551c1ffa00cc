"""Who was only named in a vordering, and was found not to be there, took no part: nothing says it of that person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.letters.test_told import PERSONAL
from tests.dossier.told import found, police, said
from voorzitter_console.aftercare.eerder import _named
from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure import commands as c

EARLIER = {"eerder": ("3 februari: riep",)}


def named(*, there: bool | None = False, again: c.Command | None = None) -> Recorded:
    """NN1 stops at the first ordeverstoring; at the second a vordering names NN1 and NN2."""
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept", naam="K. Bos"), 605, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="klapt"), 606, door="griffier")
    m.add(c.VerstoorderGestaakt(label="NN1"), 610, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 640, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 650)
    m.add(c.MeldVerstoring(omschrijving="gebonk", gevolg="de stemming ging niet door"), 1_000)
    m.add(c.VerstoorderTeruggekeerd(label="NN2"), 1_005, door="griffier")
    m.add(c.SpreekAan(scenario="B", telt_als_vordering=True, gericht_aan=("NN2",)), 1_010)
    m.add(c.Vorder(gericht_aan=("NN2", "NN1")), 1_020)
    if there is not None:
        m.add(c.StelAanwezigheidVast(label="NN1", vordering=2, aanwezig=there), 1_025, door="griffier")
    if again is not None:
        m.add(again, 1_030, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN2",)), 1_040)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 1_100)
    m.add(c.Sluit(), 2_000)
    return m


@pytest.mark.parametrize("kind", PERSONAL)
def test_a_letter_tells_nothing_of_an_ordeverstoring_at_which_somebody_was_found_not_to_be(kind: str) -> None:
    given = EARLIER if kind == "ontzegging" else {}
    told = said(KINDS[kind].maak(request(named().dossier(), persoon="NN1", **given)))
    assert "ordeverstoring van 19:40:00 tot 19:40:50" in told
    assert "19:46:40" not in told
    assert "de stemming ging niet door" not in told
    assert "roept" in told  # known to be at the first, since there is but one


def test_it_makes_no_repetition() -> None:
    with pytest.raises(LetterRefused, match="staat er één verstoring"):
        KINDS["ontzegging"].maak(request(named().dossier(), persoon="NN1"))


@pytest.mark.parametrize(
    "m",
    [
        named(there=None),
        named(there=True),
        named(again=c.BeschrijfVerstoorder(label="NN1", gedrag="roept weer")),
        named(again=c.MeldFysiekeAgressie(soort="geweld", dader="NN1")),
    ],
)
def test_whatever_else_was_recorded_there_keeps_it(m: Recorded) -> None:
    told = said(KINDS["ontzegging"].maak(request(m.dossier(), persoon="NN1")))
    assert "19:46:40" in told


def test_named_while_not_there_is_told_beside_no_vordering() -> None:
    m = named(again=c.BeschrijfVerstoorder(label="NN1", gedrag="roept weer"))
    told = said(KINDS["waarschuwing"].maak(request(m.dossier(), persoon="NN1")))
    assert "geen vordering om te vertrekken, wel genoemd in de 2e (toen niet aanwezig)" in told


@pytest.mark.parametrize("edition", [raad, openbaar])
def test_raad_and_public_count_only_who_was_there(edition: Callable[[Dossier], Document]) -> None:
    told = said(edition(named().dossier()))
    first, second = told.split("Ordeverstoring 2", 1)
    assert "2 personen. Hoeveel" in first
    assert "één persoon. Hoeveel" in second


def test_the_gathering_of_186_is_of_who_was_there() -> None:
    told = found(named().dossier(), "186 Sr", "volksoploop")
    assert "ordeverstoring 2, vastgelegd is één persoon" in told
    assert "vastgelegd zijn 2 personen" in found(named(there=None).dossier(), "186 Sr", "volksoploop")


def test_the_defence_reads_that_a_vordering_named_who_was_not_there() -> None:
    told = list(holes(named().dossier()))
    assert "Ordeverstoring 2: NN1 was niet aanwezig bij de 2e vordering (vastgesteld)." in told
    assert any("e vordering noemde NN1 terwijl deze persoon er niet was" in hole for hole in told)
    assert "Ordeverstoring 2: aan NN1 is geen vordering gericht." not in told
    assert "genoemd, maar niet aanwezig, vastgesteld" in police(named().dossier())


def test_a_later_record_finds_nothing_of_it() -> None:
    m = named()
    [stream] = m.meeting.journal.streams()
    [found_again] = _named(stream, m.meeting.history)
    assert not any(told.startswith("ordeverstoring 2") for told in found_again.wat)
    [kept] = _named(stream, named(there=None).meeting.history)
    assert any(told.startswith("ordeverstoring 2: 1 keer") for told in kept.wat)
