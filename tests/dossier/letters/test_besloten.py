"""What was decided of a measure or an aangifte stands above the draft, and the draft does not say otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import said
from voorzitter_console.aftercare.papers import _decisions, _of_aangifte, _refuse_unused
from voorzitter_console.dossier.letters.besloten import Besluit
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure import commands as c

NOT_TAKEN = "gewogen en niet genomen"


def shouted() -> Recorded:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="K. Smit", gedrag="roept", rol="toehoorder"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    return m


def letter(m: Recorded, kind: str, **fields: object) -> str:
    d = m.dossier()
    base = Request(dossier=d, protocol=PROTOCOL, dossiers=(d,), persoon="NN1", eerder=("3 februari: riep",))
    recorded = replace(base, besluiten=tuple(_decisions(m.meeting)), aangifte=tuple(_of_aangifte(m.meeting)))
    return said(KINDS[kind].maak(replace(recorded, **fields)))


MEASURES: dict[str, Any] = {
    "ontzegging": "ontzegging_vergadering",
    "gebouwen": "ontzegging_gebouwen",
    "waarschuwing": "waarschuwing",
    "ordegesprek": "ordegesprek",
    "contact": "contact_beperken",
}


@pytest.mark.parametrize("kind", MEASURES)
def test_what_was_weighed_and_not_taken_is_not_sent_without_a_word(kind: str) -> None:
    m = shouted()
    m.add(c.NeemMaatregel(maatregel=MEASURES[kind], label="nn1", genomen=False), 400_000, door="griffier")
    assert f"{NOT_TAKEN} (nr. 5)" in letter(m, kind)
    m.add(c.NeemMaatregel(maatregel=MEASURES[kind], besloten_op="2026-03-12"), 400_010, door="griffier")
    # Of all of them it was decided; of this person otherwise.
    assert NOT_TAKEN in letter(m, kind)
    taken = c.NeemMaatregel(maatregel=MEASURES[kind], label="NN1", besloten_op="2026-03-13", tot="2026-05-31")
    m.add(taken, 400_020, door="griffier")
    told = letter(m, kind)
    assert NOT_TAKEN not in told
    assert "Besloten op 13 maart 2026, tot en met 31 mei 2026 (nr. 7)" in told


@pytest.mark.parametrize("kind", ["ontzegging", "gebouwen", "contact"])
def test_the_last_day_is_the_one_that_was_decided(kind: str) -> None:
    m = shouted()
    assert "tot en met [datum]" in letter(m, kind)
    m.add(c.NeemMaatregel(maatregel=MEASURES[kind], label="NN1", tot="2026-05-31"), 400_000, door="griffier")
    assert "tot en met 31 mei 2026" in letter(m, kind).split("Geachte")[1]


def test_a_term_that_nobody_gave_is_no_term() -> None:
    m = shouted()
    assert "Ik ontzeg u voor [ten hoogste drie maanden] de toegang" in letter(m, "ontzegging")
    assert "Ik ontzeg u voor twee maanden de toegang" in letter(m, "ontzegging", maanden=2)
    for last, long in (("2026-06-13", False), ("2026-06-14", True)):
        told = Besluit(
            maatregel="ontzegging_vergadering", label="NN1", genomen=True, positie=5, op=date(2026, 3, 13),
            tot=date.fromisoformat(last),
        )  # fmt: skip
        assert ("staat ten hoogste drie maanden toe" in letter(m, "ontzegging", besluiten=(told,))) is long


def test_that_somebody_was_heard_is_not_said_for_them() -> None:
    told = letter(shouted(), "ontzegging")
    assert "heb ik u gevraagd" not in told
    assert "[Of u vóór dit besluit is gevraagd wat u ervan vindt (artikel 4:8" in told


MAY_FOLLOW = "Een aangifte kan later nog volgen."


def test_a_melding_says_nothing_of_an_aangifte_that_was_filed_or_is_not_agreed_to() -> None:
    m = shouted()
    assert MAY_FOLLOW in letter(m, "melding")
    m.add(c.RondTaakAf(taak="aangifte", gedaan_op="2026-03-12"), 400_000, door="griffier")
    told = letter(m, "melding")
    assert MAY_FOLLOW not in told
    assert "Over aangifte is iets vastgelegd (nr. 5)" in told
    hit = shouted()
    hit.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", slachtoffer="de bode"), 630, door="griffier")
    assert MAY_FOLLOW not in letter(hit, "melding")


def test_the_code_is_not_asked_where_somebody_said_no() -> None:
    m = shouted()
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1"), 630, door="griffier")
    assert "VPT-code" in letter(m, "melding")
    m.add(c.NoemAangever(naam="de griffier", vpt=False), 400_000, door="griffier")
    assert "VPT-code" not in letter(m, "melding")


@pytest.mark.parametrize(
    ("given", "kind"), [("eerder", "waarschuwing"), ("maanden", "gebouwen"), ("instemming", "melding")]
)
def test_what_a_letter_does_not_hold_is_refused_and_not_lost(given: str, kind: str) -> None:
    with pytest.raises(InvalidInput, match=f"--{given} hoort bij de brief"):
        _refuse_unused(kind, {given: "iets"})
    _refuse_unused("ontzegging", {"eerder": ("iets",), "maanden": 2})
    _refuse_unused("raad", {"instemming": "de bode", "eerder": (), "maanden": None})
