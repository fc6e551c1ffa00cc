"""Members who disturb: in the raad, and in a commission, where article 26 Gemeentewet does not hold (82 lid 5)."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.told import fact, found, police, said
from voorzitter_console.aftercare.gir import questions
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import raad
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure import commands as c

G = "griffier"


def meeting(orgaan: str = "raadscommissie") -> Recorded:
    """R1 is recorded as commissielid, R2 as raadslid, of R3 nothing was recorded: each is laid before the raad."""
    m = new_meeting(orgaan=orgaan)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.BeschrijfVerstoorder(label="R1", rol="commissielid", gedrag="roept", naam="A. Lid"), 610, door=G)
    m.add(c.BeschrijfVerstoorder(label="R2", rol="raadslid", gedrag="juicht", naam="B. Raad"), 611, door=G)
    for n, label in enumerate(("R1", "R2", "R3")):
        m.add(c.LegVoorAanRaad(label=label, besluit="het lid gaat weg"), 620 + n, door=G)
    m.add(c.Vorder(spreker="de griffier"), 640, door=G)
    m.add(c.Vorder(spreker="de griffier", alle_toehoorders=True), 650, door=G)
    return m


def test_in_a_commission_nobody_becomes_a_raadslid() -> None:
    roles = {p.label: p.rol for p in meeting().dossier().personen}
    assert roles == {"R1": "commissielid", "R2": "raadslid", "R3": None}
    roles = {p.label: p.rol for p in meeting("gemeenteraad").dossier().personen}
    assert roles == {"R1": "commissielid", "R2": "raadslid", "R3": "raadslid"}
    m = new_meeting(orgaan="raadscommissie")
    m.add(c.LegVoorAanRaad(label="R1"), 600)
    m.add(c.BeschrijfVerstoorder(label="R1", rol="inspreker"), 610, door=G)
    assert m.dossier().personen[0].rol == "inspreker"


def test_no_vordering_that_names_nobody_goes_to_a_member() -> None:
    d = meeting().dossier()
    assert [v.gericht_aan for v in d.verstoringen[0].vorderingen] == [(), ()]
    for label in ("R1", "R2", "R3"):
        assert f"Aan {label} is geen vordering gericht." in list(holes(d))
    m = new_meeting(orgaan="raadscommissie")
    m.add(c.BeschrijfVerstoorder(label="R1", rol="commissielid"), 600, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="toehoorder"), 601, door=G)
    m.add(c.Vorder(), 640)
    d = m.dossier()
    assert "R1" not in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Gericht aan: NN1 (afgeleid" in police(d)
    assert "Aan R1 is geen vordering gericht." in list(holes(d))


def everything(d: Dossier) -> str:
    """Every document of a commission that may name the law of a member."""
    letters = (KINDS[kind].maak(request(d)) for kind in ("melding", "notulen", "raad"))
    talks = (KINDS["ordegesprek"].maak(request(d, persoon=p.label)) for p in d.personen)
    asked = "; ".join(f"{a.vraag}: {a.antwoord}" for a in questions(d))
    made = [police(d), said(intern(d)), said(raad(d)), *map(said, letters), *map(said, talks)]
    return " | ".join([*made, timeline_csv(d).decode(), asked, *(t.tekst for t in d.tijdlijn)])


def test_no_document_of_a_commission_has_article_26_lid_3_as_its_law() -> None:
    told = everything(meeting().dossier())
    assert "26 lid 3" not in told
    assert "is aan de raad" not in told
    assert "over een lid beslist de raad" not in told
    assert "over een lid beslist de raad (artikel 26 lid 3 Gemeentewet)" in everything(
        meeting("gemeenteraad").dossier()
    )
    # The raad itself did not meet.
    assert "de vergadering was toen van een commissie" in told


@pytest.mark.parametrize(("orgaan", "told"), [
    ("gemeenteraad", "Gevorderd van een raadslid zonder het eerst aan de raad voor te leggen (R2)"),
    ("raadscommissie", "Gevorderd van een raadslid: een lid is geen toehoorder (R2)"),
])  # fmt: skip
def test_a_vordering_to_a_raadslid_is_another_matter_in_a_commission(orgaan: str, told: str) -> None:
    m = new_meeting(orgaan=orgaan)
    m.add(c.BeschrijfVerstoorder(label="R2", rol="raadslid"), 600, door=G)
    m.add(c.Vorder(gericht_aan=("R2",)), 610)
    d = m.dossier()
    assert told in [a.tekst for a in d.verstoringen[0].afwijkingen]
    assert told in said(intern(d))


def test_article_22_holds_in_a_commission_by_82_lid_5() -> None:
    d = meeting().dossier()
    both = "artikel 22 en artikel 82 lid 5 Gemeentewet"
    told = everything(d)
    assert "artikel 22 Gemeentewet" not in told
    assert both in fact(d, "144 Sr").opmerking
    assert both in said(KINDS["melding"].maak(request(d)))
    for p in d.personen:
        assert both in said(KINDS["ordegesprek"].maak(request(d, persoon=p.label)))
    assert any(both in (a.antwoord or "") for a in questions(d))
    assert "artikel 22 Gemeentewet" in everything(meeting("gemeenteraad").dossier())


def test_of_whom_no_role_was_recorded_is_told_as_that() -> None:
    d = meeting().dossier()
    assert "R3 is als lid voorgelegd aan de raad; of het raadslid of commissielid is, is niet vastgelegd." in holes(d)
    assert "Als lid voorgelegd; of het raadslid of commissielid is, is niet vastgelegd" in police(d)
    for label in ("R1", "R2", "R3"):
        with pytest.raises(LetterRefused, match="geen toehoorder"):
            KINDS["waarschuwing"].maak(request(d, persoon=label))
