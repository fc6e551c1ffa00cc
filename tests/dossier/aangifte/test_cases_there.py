"""Who was there at a vordering: counted together, recorded only later, gone before a clock was put back."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, after, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.record import DossierVerblijf
from voorzitter_console.procedure import commands as c

G = "griffier"


def two() -> Recorded:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="vier bewoners roepen"), 600)
    for n, label in enumerate(("NN1", "NN2")):
        m.add(c.BeschrijfVerstoorder(label=label, signalement=f"persoon {n}", rol="toehoorder"), 605 + n, door=G)
    return m


def test_together_are_who_were_spoken_to_and_there() -> None:
    m = two()
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 620)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 640, door=G)
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 660)  # NN2 had gone
    assert "NN2 | vet | 2e | ja, genoemd, maar toen al weg" in police(m.dossier())
    assert "NN2 was volgens de vastlegging al weg bij de 2e vordering." in list(holes(m.dossier()))
    together = found(m.dossier(), "139 lid 4 Sr", "twee of meer")
    assert together == "1e vordering: 2 personen: NN1, NN2"
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, aanwezig=False), 700, door=G)
    d = m.dossier()
    assert not fact(d, "139 lid 4 Sr").aanleiding
    # One vordering was addressed to two: it says what was not recorded, and no more.
    assert fact(d, "139 lid 4 Sr").waarom == (
        "bij geen vordering is vastgelegd dat twee of meer personen tot wie zij was gericht, er toen waren"
    )
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=2, aanwezig=True), 710, door=G)
    assert found(m.dossier(), "139 lid 4 Sr", "twee of meer") == "2e vordering: 2 personen: NN1, NN2"


@pytest.mark.parametrize("alle", [True, False])
def test_of_who_came_into_the_record_after_a_vordering_it_is_not_known(alle: bool) -> None:
    m = two()
    m.add(c.Vorder(alle_toehoorders=alle), 620)
    m.add(c.BeschrijfVerstoorder(label="NN3", signalement="vrouw", gedrag="fluit"), 640, door=G)
    d = m.dossier()
    told = police(d)
    assert "Bij ordeverstoring 1: of deze persoon er bij de 1e vordering al was, is niet vastgesteld" in told
    assert "NN3 | 1e | niet vastgesteld: daarna pas vastgelegd" in told.replace(" | vet", "")
    assert "NN3, 1e vordering noemde niemand; of deze persoon er al was, is niet vastgesteld" in found(
        d, "139 lid 1 Sr", "aanstonds"
    )
    assert "Was de persoon er al bij de vordering? NN3" in asked(d, "139 lid 1 Sr")
    how = "aan alle toehoorders" if alle else "niet apart genoemd"
    assert found(d, "139 lid 4 Sr", "twee of meer") == f"1e vordering ({how}): 2 personen: NN1, NN2"
    gaps = list(holes(d))
    assert "Niet vastgesteld of NN3 er al was bij de 1e vordering; zij noemde niemand." in gaps
    assert "Aan NN3 is geen vordering gericht." not in gaps
    m.add(c.StelAanwezigheidVast(label="NN3", vordering=1, aanwezig=True), 700, door=G)
    assert f"1e vordering ({how}): 3 personen" in found(m.dossier(), "139 lid 4 Sr", "twee of meer")


def test_a_stay_begins_where_somebody_was_found_to_have_been() -> None:
    m = two()
    m.add(c.Vorder(alle_toehoorders=True), 620)
    m.add(c.Vorder(gericht_aan=("NN1",)), 640)
    m.add(c.StelAanwezigheidVast(label="NN3", vordering=2, aanwezig=False), 650, door=G)
    m.add(c.StelAanwezigheidVast(label="NN3", vordering=1, aanwezig=True, gehoord=True), 660, door=G)
    m.add(c.VerstoorderVertrokken(label="NN3", hoe="na_vordering"), 700, door=G)
    m.add(c.Vorder(alle_toehoorders=True), 630, late=80)  # between the two, and nothing was said of it
    only = next(p for p in m.dossier().verstoringen[0].verstoorders if p.label == "NN3")
    assert only.verblijf == (DossierVerblijf(van=after(620), tot=after(700), hoe="na_vordering"),)
    assert "ging weg na 1 min 20 s (na de vordering), hoorde het (vastgesteld)" in found(
        m.dossier(), "139 lid 1 Sr", "aanstonds"
    )
    assert "NN3 | vet | 2e | ja, aan alle toehoorders" in police(m.dossier())


def test_who_had_gone_is_no_listener_though_the_clock_was_put_back() -> None:
    m = two()
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 4000, door=G)
    m.add(c.Vorder(alle_toehoorders=True), 900)  # the clock had been an hour ahead
    d = m.dossier()
    assert d.chronology.put_back
    told = police(d)
    assert "NN2 | vet | 1e | nee" in told
    assert "NN2" not in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Aan NN2 is geen vordering gericht." in list(holes(d))


def test_who_had_gone_before_it_began_and_came_back_in_it_was_not_spoken_to_before() -> None:
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 300, door=G)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 400, door=G)
    m.add(c.MeldVerstoring(), 600)
    m.add(c.Vorder(alle_toehoorders=True), 620)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 700, door=G)
    m.add(c.Vorder(alle_toehoorders=True), 720)
    told = police(m.dossier())
    assert "NN1 | vet | 1e | nee" in told
    assert "NN1 | vet | 2e | ja, aan alle toehoorders" in told


def test_what_names_nobody_is_marked_so_for_the_defence() -> None:
    m = two()
    m.add(c.Vorder(), 620)
    m.add(c.Vorder(alle_toehoorders=True), 640)
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    d = m.dossier()
    gaps = list(holes(d))
    for who in ("NN1", "NN2"):
        assert f"De 1e vordering noemde {who} niet; dat zij tot deze persoon was gericht, is afgeleid." in gaps
        assert (
            f"De 2e vordering noemde {who} niet; dat zij tot deze persoon was gericht, is afgeleid uit ‘alle "
            "toehoorders’." in gaps
        )
    told = found(d, "139 lid 1 Sr", "aanstonds")
    assert "NN1, 1e vordering 19:40:20 (niet apart genoemd): " in told
    assert "NN1, 3e vordering 19:41:00: " in told


def test_one_to_all_that_names_another_names_not_this_one() -> None:
    m = two()
    m.add(c.Vorder(gericht_aan=("NN1",), alle_toehoorders=True), 620)
    d = m.dossier()
    told = found(d, "139 lid 1 Sr", "aanstonds")
    assert "NN1, 1e vordering 19:40:20: " in told
    assert "NN2, 1e vordering 19:40:20 (niet apart genoemd): " in told
    letters = [said(KINDS["waarschuwing"].maak(request(d, persoon=label))) for label in ("NN1", "NN2")]
    assert ["niet apart genoemd" in letter for letter in letters] == [False, True]


def test_persons_in_the_record_are_not_how_many_disturbed() -> None:
    m = two()
    m.add(c.Vorder(), 620)
    d = m.dossier()
    for told in (police(d), said(raad(d)), said(openbaar(d))):
        assert "2 personen" in told
        assert "Hoeveel mensen er stoorden, volgt hier niet uit." in told
        assert "Betrokken" not in told


def test_a_departure_that_belongs_to_no_disturbance_is_told() -> None:
    m = two()
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 710, door=G)
    m.add(c.MeldVerstoring(), 800)
    m.add(c.BeeindigVerstoring(), 900)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 910, door=G)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 920, door=G)
    d = m.dossier()
    told = police(d)
    assert "Buiten een ordeverstoring: terug 19:45:10 (nr. 9), door de politie verwijderd 19:45:20 (nr. 10)" in told
    assert "Vertrokken: één keer vrijwillig, één keer door de politie verwijderd." in said(raad(d))
    # Nor were there police to do so.
    taken = "Vastgelegd is dat NN1 om 19:45:20 door de politie is verwijderd; "
    assert f"{taken}dat de politie er toen was, is niet vastgelegd." in list(holes(d))


def test_what_makes_a_vordering_doubtful_stands_where_it_is_counted() -> None:
    m = two()
    m.add(c.BeschrijfVerstoorder(label="NN3", rol="pers", gedrag="filmt"), 610, door=G)
    first = m.add(c.Vorder(gericht_aan=("NN1", "NN3"), tekst="ik verzoek u te gaan"), 620)
    m.add(c.Betwist(positie=first.positie), 630, door=G)
    m.add(c.Vorder(gericht_aan=("NN1", "NN3"), tekst="eruit", kwaliteit="van_horen_zeggen"), 640, door=G, late=300)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 960, door=G)
    d = m.dossier()
    together = found(d, "139 lid 4 Sr", "twee of meer")
    assert "1e vordering (betwist): 2 personen: NN1, NN3 (pers)" in together
    assert "2e vordering (van horen zeggen): 2 personen: NN1, NN3 (pers)" in together
    assert "NN1, 1e vordering 19:40:20 (bij het teruglezen betwist): " in found(d, "139 lid 1 Sr", "aanstonds")
    told = police(d)
    assert "2e vordering (genoemd, van horen zeggen)" in told
    assert "“eruit” | van horen zeggen, zoals opgegeven" in told.replace("gewoon | ", "").replace("klein | ", "")
    assert "gedrag van NN3 (pers): filmt" in found(d, "144 Sr", "wanorde")
    assert any(h.startswith("Vastgelegd als pers: NN3; ") for h in holes(d))


def test_who_was_not_there_is_asked_nothing_of_leaving() -> None:
    m = two()
    m.add(c.BeschrijfVerstoorder(label="G1", aantal=4), 610, door=G)
    m.add(c.Vorder(alle_toehoorders=True), 620)
    m.add(c.StelAanwezigheidVast(label="G1", vordering=1, aanwezig=False), 630, door=G)
    d = m.dossier()
    questions = asked(d, "139 lid 1 Sr")
    assert "Wanneer en hoe vertrokken: NN1, NN2" in questions
    assert not any("Wie uit de groep" in q for q in questions)
    assert not any(h.startswith("G1 (4 personen)") for h in holes(d))
