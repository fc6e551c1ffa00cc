"""What was entered the day after: when it happened, and from what it is known, is told as far as anybody said it."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.letters.test_told import PERSONAL
from tests.dossier.told import found, police, said
from voorzitter_console.dossier.aangifte.elements import possible_facts
from voorzitter_console.dossier.checklist.checklist import checklist, lines
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.raad import raad
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c

NEXT_DAY = 60_000
ENTERED = "vastgelegd op 11 maart 2026"


def letter(m: Recorded, kind: str, label: str = "NN1") -> str:
    given = {"eerder": ("3 februari: riep",)} if kind == "ontzegging" else {}
    return said(KINDS[kind].maak(request(m.dossier(), persoon=label, **given)))


def struck() -> Recorded:
    """Somebody strikes, is ordered to go, and all else is typed the next day."""
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="slaat"), 605, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", slachtoffer="bode X"), 610, door="griffier")
    m.add(c.Vorder(tekst="Ga weg.", getoond=True, gericht_aan=("NN1",)), 620)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 700)
    m.add(c.Sluit(), 2_000)
    m.add(c.MeldFysiekeAgressie(soort="wapen", dader="NN1"), NEXT_DAY, door="griffier")
    return m


@pytest.mark.parametrize("kind", PERSONAL)
def test_aggression_without_a_time_is_not_called_outside_of_an_ordeverstoring(kind: str) -> None:
    told = letter(struck(), kind)
    assert "buiten een ordeverstoring" not in told
    # The besluit under 26 tells of the ordeverstoringen only.
    assert ("is niet te zeggen: de tijd is niet opgegeven" in told) == (kind != "ontzegging")
    assert "geweld gemeld om 19:40:10" in told


def test_a_weapon_without_a_time_is_asked_about_where_not_going_is_the_fact() -> None:
    asked = next(f for f in possible_facts(struck().dossier()) if f.artikel == "139 lid 3 Sr").elementen[1].na_te_gaan
    assert any("Zonder opgegeven tijd: nr. 8." in question for question in asked)


def entered(late: float) -> Recorded:
    m = struck()
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), late, door="griffier")
    m.add(c.Bevestig(positie=5), late + 5, door="griffier")
    return m


def test_presence_and_reading_back_of_the_day_after_say_so() -> None:
    d = entered(NEXT_DAY + 100).dossier()
    told = police(d)
    assert f"aanwezigheid vastgesteld, {ENTERED}" in told
    assert f"ja, vastgesteld, {ENTERED}" in told
    assert f"teruggelezen, {ENTERED}: juist" in told
    assert f"hoorde het (vastgesteld, {ENTERED})" in found(d, "139 lid 1 Sr", "aanstonds")
    late = next(hole for hole in holes(d) if hole.startswith("Pas lang na de vergadering"))
    assert f"nr. 9 ({ENTERED}), nr. 10 ({ENTERED})" in late
    assert "Na de vergadering vastgelegd, zonder opgegeven tijd: nr. 8." in list(holes(d))


def test_the_police_read_when_it_was_entered_that_somebody_did_not_hear() -> None:
    m = struck()
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=False), NEXT_DAY + 100, door="griffier")
    assert f"1e vordering: hoorde het niet, {ENTERED}" in letter(m, "melding")


def test_what_was_entered_soon_after_closing_is_no_memory_of_the_day_after() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="slaat"), 605, door="griffier")
    m.add(c.Vorder(tekst="Ga weg.", getoond=True, gericht_aan=("NN1",)), 620)
    m.add(c.Sluit(), 2_000)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 2_100, door="griffier")
    told = police(m.dossier())
    assert "aanwezigheid vastgesteld" in told
    assert "aanwezigheid vastgesteld, vastgelegd" not in told


def to_do(m: Recorded) -> str:
    return " | ".join(lines(checklist(m.dossier(), m.meeting.history), m.clock.now()))


def test_the_injury_of_who_was_hit_stands_in_short_and_is_not_asked_again() -> None:
    m = struck()
    injury = "Agressie 19:40:10: letsel"
    assert injury in to_do(m)
    m.add(c.NoemBenadeelde(naam="bode X", letsel="hersenschudding"), NEXT_DAY + 100, door="griffier")
    m.add(c.NoemBenadeelde(naam="bode Y", letsel="geen"), NEXT_DAY + 110, door="griffier")
    d = m.dossier()
    assert "Letsel van bode X, zoals vastgelegd: hersenschudding." in " ".join(summary(d))
    assert "bode Y" not in " ".join(summary(d))
    assert injury not in to_do(m)


@pytest.mark.parametrize("kind", PERSONAL)
def test_conduct_that_was_described_at_a_later_ordeverstoring_is_not_told_as_that_of_the_first(kind: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 700)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="klapt"), 710, door="griffier")
    m.add(c.MeldVerstoring(), 900)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="zingt"), 905, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 1000)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="fluit"), 1010, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="stampt"), 906, door="griffier", late=300)
    told, late = letter(m, kind), ", stampt (om 19:45:06, tijdens ordeverstoring 2) (vastgelegd op 10 maart 2026 om"
    assert late in told
    assert "roept, klapt, zingt (beschreven om 19:45:05, tijdens ordeverstoring 2), stampt" in told
    assert ", fluit (beschreven om 19:46:50)" in told


def test_a_call_of_the_day_after_was_on_that_day() -> None:
    m = struck()
    m.add(c.BelPolitie(), NEXT_DAY + 50, door="griffier")
    assert "De politie is gebeld op 11 maart 2026, 12:10:50" in " ".join(summary(m.dossier()))


def test_past_midnight_the_police_and_the_end_have_their_day() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="gezang"), 600)
    m.add(c.BelPolitie(), 18_000, door="griffier")
    m.add(c.ZegPolitieAf(), 18_010, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 18_020)
    d = m.dossier()
    assert "gebeld op 11 maart 2026, 00:30:00 (+01:00); afgezegd op 11 maart 2026, 00:30:10" in " ".join(summary(d))
    assert "was voorbij op 11 maart 2026, 00:30:20" in said(raad(d))
