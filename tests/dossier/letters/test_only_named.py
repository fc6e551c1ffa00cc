"""Who was only named in a vordering, and was found not to be there, took no part; of who was described only the day
after nobody said at which of several ordeverstoringen it was. No document says it of them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dossier.conftest import Recorded, after, new_meeting
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


def described_late(seconds: float = 90_000, *, op: float | None = None, gedrag: str | None = "roept mee") -> Recorded:
    """NN3 is described for the first time after all was over; ``op``: with the time at which it was."""
    m = named()
    m.clock.set(after(seconds))
    told = c.BeschrijfVerstoorder(label="NN3", gedrag=gedrag, naam="E. Kuip")
    if op is None:
        m.add(told, seconds, door="griffier")
    else:
        m.add(told, op, door="griffier", late=seconds - op)
    return m


UNKNOWN = "bij welke ordeverstoring is niet vastgelegd"


@pytest.mark.parametrize("kind", PERSONAL)
def test_of_who_was_described_the_day_after_no_letter_says_at_which_it_was(kind: str) -> None:
    given = EARLIER if kind == "ontzegging" else {}
    told = said(KINDS[kind].maak(request(described_late().dossier(), persoon="NN3", **given)))
    assert f"dinsdag 10 maart 2026, {UNKNOWN}" in told
    assert "roept mee" in told
    assert "ordeverstoring van" not in told
    assert "de stemming ging niet door" not in told
    assert "NN3 is pas na de vergadering beschreven" in told


@pytest.mark.parametrize("gedrag", ["roept mee", None])
def test_nor_does_another_document(gedrag: str | None) -> None:
    d = described_late(gedrag=gedrag).dossier()
    for edition in (raad(d), openbaar(d)):
        told = said(edition)
        assert f"Daarna nog beschreven: één persoon; {UNKNOWN}." in told
        assert "één persoon. Hoeveel" in told.split("Ordeverstoring 2", 1)[1]
    assert "vastgelegd is één persoon" in found(d, "186 Sr", "volksoploop")
    core = police(d)
    assert "Bij welke ordeverstoring: niet vastgelegd" in core
    assert "Bij welke ordeverstoring: NN3." in core
    assert [hole for hole in holes(d) if "NN3" in hole] == [
        "Niet vastgelegd bij welke ordeverstoring: NN3, pas na de vergadering beschreven, zonder eigen tijd."
    ]


@pytest.mark.parametrize(("m", "at"), [(described_late(op=620), 1), (described_late(2_100), 2)])
def test_with_a_time_or_soon_after_it_is_known(m: Recorded, at: int) -> None:
    told = said(raad(m.dossier()))
    assert UNKNOWN not in told
    where = told.split(f"Ordeverstoring {at}", 1)[1]
    assert f"{3 if at == 1 else 2} personen. Hoeveel" in where


def test_a_later_record_says_it_too() -> None:
    m = described_late()
    [stream] = m.meeting.journal.streams()
    [_, late] = _named(stream, m.meeting.history)
    assert late.label == "NN3"
    assert UNKNOWN in late.wat
    assert not any(told.startswith("ordeverstoring") for told in late.wat)
