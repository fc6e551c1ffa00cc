"""What was recorded of one time stands at that time, and only what is left out is called that."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.told import police, said
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ERASED

Place = Literal["zaal", "gang", "buiten", "online"] | None


def went_on(first: Place, then: Place, words: str | None = None) -> Recorded:
    """An ordeverstoring that ended and went on, each time with a place, or none."""
    m = new_meeting()
    m.add(c.MeldVerstoring(plaats=first, woorden=words, middelen="een fluit"), 600)
    m.add(c.BeeindigVerstoring(), 630)
    m.add(c.MeldVerstoring(voortzetting=True, plaats=then, woorden="Weg"), 900)
    m.add(c.BeeindigVerstoring(), 930)
    return m


@pytest.mark.parametrize(
    ("first", "then", "right"),
    [
        ("zaal", "gang", "vanaf 19:40:00: zaal{}vanaf 19:45:00: gang"),
        ("zaal", None, "vanaf 19:40:00: zaal"),
        (None, "gang", "vanaf 19:45:00: gang"),
        ("zaal", "zaal", "zaal"),
    ],
)
def test_a_place_is_that_of_its_own_time(first: Place, then: Place, right: str) -> None:
    d = went_on(first, then).dossier()
    for told in map(said, (raad(d), openbaar(d), KINDS["melding"].maak(request(d)))):
        assert f"Plaats | {right.format(' | gewoon | ')}" in told
    assert f"plaats van de verstoring: {right.format(', ')}" in police(d)


def test_words_and_things_are_those_of_their_own_time() -> None:
    d = went_on("zaal", "gang", "Schande").dossier()
    told = said(KINDS["melding"].maak(request(d)))
    assert "Geroepen woorden | vanaf 19:40:00: “Schande” (zoals genoteerd) | gewoon | vanaf 19:45:00: “Weg”" in told
    assert "Middelen | vanaf 19:40:00: een fluit" in told
    core = police(d).split("Bijlage A.")[0]
    assert "Waarmee | vet | vanaf 19:40:00: een fluit" in core
    again = went_on("zaal", "gang")
    again.add(c.MeldVerstoring(middelen="een trommel", woorden="Nee"), 2000)
    core = police(again.dossier()).split("Bijlage A.")[0]
    assert "ordeverstoring 2: een trommel" in core
    assert "ordeverstoring 2: geroepen (opgegeven): “Nee”" in core
    assert "ordeverstoring 1, vanaf 19:45:00: geroepen (opgegeven): “Weg”" in core


def test_in_short_too_each_stands_at_its_own_time() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="een man roept"), 600)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 630)
    once = " ".join(summary(m.dossier()))
    assert "Vastgelegd is: een man roept. Zij eindigde: vrijwillig gestopt." in once
    m.add(c.MeldVerstoring(voortzetting=True, omschrijving="een vrouw zingt."), 900)
    m.add(c.BeeindigVerstoring(hoe="politie"), 930)
    d = m.dossier()
    right = "Vastgelegd is: vanaf 19:40:00: een man roept; vanaf 19:45:00: een vrouw zingt."
    assert f"{right} Zij eindigde: door de politie (de laatste keer)." in " ".join(summary(d))
    assert "Hoe geëindigd | door de politie (de laatste keer)" in said(raad(d))


def test_only_what_was_recorded_is_called_left_out() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",), spreker="de burgemeester"), 610)
    for shown in (said(raad(m.dossier())), said(openbaar(m.dossier()))):
        assert "van personen: gedrag |" in shown
        assert "| sprekers |" in shown
        for what in ("Namen", "namen", "ignalementen", "itgesproken woorden", "reacties", "(AVG)"):
            assert what not in shown
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen"), 620, door="griffier")
    m.add(c.BeeindigVerstoring(), 625)
    m.add(c.MeldVerstoring(voortzetting=True, woorden="Weg", gevolg="stilte"), 630)
    m.add(c.Vorder(gericht_aan=("NN1",), tekst="Ga weg.", reactie="lacht"), 640)
    shown = said(raad(m.dossier()))
    assert "Namen en uitgesproken woorden zijn weggelaten (AVG)." in shown
    assert "[namen weggelaten]" in shown
    for what in ("van personen: namen en gedrag", "uitgesproken woorden, sprekers en reacties"):
        assert what in shown


def test_a_departure_of_which_somebody_heard_is_not_counted_as_seen() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    for label in ("NN1", "NN2"):
        m.add(c.BeschrijfVerstoorder(label=label), 605, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 620)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig", kwaliteit="van_horen_zeggen"), 630)
    m.add(c.BeeindigVerstoring(), 700)
    assert "Vertrokken: één keer vrijwillig, één keer vrijwillig (van horen zeggen)." in said(raad(m.dossier()))
    # Who came back when it was over, and was taken then, left too.
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 800)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 810)
    d = m.dossier()
    assert "één keer door de politie verwijderd" in said(raad(d))
    assert "vrijwillig weg 19:40:20, terug 19:43:20, verwijderd 19:43:30" in said(KINDS["melding"].maak(request(d)))


@pytest.mark.parametrize(("livestream", "told"), [(True, "niet vastgelegd"), (False, "niet van toepassing")])
def test_what_was_not_there_is_not_called_unrecorded(livestream: bool, told: str) -> None:
    m = new_meeting(livestream=livestream)
    m.add(c.MeldVerstoring(), 600)
    steps = said(intern(m.dossier())).split("livestream gestopt | ")[1]
    assert told in steps.split(" | aangesproken")[0]


def test_what_was_erased_is_not_called_left_out() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(woorden="Weg", gevolg="stilte"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen", gedrag="roept"), 605, door="griffier")
    d = m.dossier()
    (one,) = d.verstoringen
    gone = d.model_copy(
        update={
            "personen": tuple(p.model_copy(update={"naam": ERASED, "gedrag": ERASED}) for p in d.personen),
            "verstoringen": (one.model_copy(update={"woorden": ERASED}),),
        }
    )
    for edition in (raad, openbaar):
        assert "namen" in said(edition(d))
        shown = said(edition(gone))
        assert "[gevolg weggelaten]" in shown
        for what in ("namen", "Namen", "van personen", "geroepen woorden"):
            assert what not in shown
