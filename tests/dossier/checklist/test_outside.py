"""Of a melding from outside a meeting the checklist asks what can be known of one: no chair, no hall, no gallery."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from voorzitter_console.dossier.checklist.book import Book
from voorzitter_console.dossier.checklist.checklist import checklist
from voorzitter_console.procedure import commands as c
from voorzitter_console.protocol.model import Kanaal


def reported(kanaal: Kanaal) -> Recorded:
    velden = new_meeting().meeting.begin_velden
    begin = c.BeginMelding(
        titel="Melding 10 maart 2026", aanvang="2026-03-10T19:20:00+01:00", kanaal=kanaal, ambt="raadslid",
        protocol_naam=velden.protocol_naam, protocol_tekst=velden.protocol_tekst, protocol_hash=velden.protocol_hash,
    )  # fmt: skip
    m = Recorded(begin)
    m.add(c.MeldGedrag(soort="bedreiging", dader="NN1", woorden="Ik weet u."), 60, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="stem"), 65, door="griffier")
    m.add(c.BelPolitie(gebeld_door="P. Jansen"), 70, door="griffier")
    return m


@pytest.mark.parametrize(
    ("kanaal", "asked"),
    [
        ("telefoon", {"ambtsdrager", "gemeld door"}),
        ("buiten", {"ambtsdrager", "gemeld door", "locatie"}),
        ("online", {"ambtsdrager", "gemeld door", "platform"}),
    ],
)
def test_what_is_asked_of_a_melding(kanaal: Kanaal, asked: set[str]) -> None:
    m = reported(kanaal)
    punten = checklist(m.dossier(), m.meeting.history).punten
    assert {p.wat for p in punten if p.groep == "Melding"} == asked
    assert not any(p.groep == "Vergadering" for p in punten)
    assert not any(p.wat in ("rol", "plaats") for p in punten)
    [arrival] = [p for p in punten if p.wat.startswith("aankomst")]
    assert (arrival.groep, arrival.stand) == ("Politie", "vragen")


def test_it_is_filled_in_where_it_was_begun() -> None:
    m = reported("buiten")
    book = Book(lambda: m.meeting)
    assert book.look().melding
    for wat in ("ambtsdrager", "gemeld door", "locatie"):
        punt = next(p for p in book.look().checklist.punten if (p.groep, p.wat) == ("Melding", wat))
        book.fill(punt, f"een {wat}", "")
    d = m.dossier()
    assert d.melding is not None
    assert (d.melding.ambtsdrager, d.vergadering.locatie) == ("een ambtsdrager", "een locatie")
    assert d.melding.gemeld_door == "een gemeld door"


def test_a_call_that_nobody_answered_is_named_where_they_came_at_another() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BelPolitie(gebeld_door="de bode"), 610, door="griffier")
    m.add(c.PolitieAanwezig(eenheid="noodhulp"), 620, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="vertrokken"), 630, door="griffier")
    m.add(c.BelPolitie(gebeld_door="de bode"), 640, door="griffier")
    punten = checklist(m.dossier(), m.meeting.history).punten
    [arrival] = [p for p in punten if p.wat.startswith("aankomst")]
    assert arrival.groep == "Politie, gebeld 19:40:40"
