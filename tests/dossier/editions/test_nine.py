"""What a closing reading of the shipped scenarios found: each says no more than the record, and of several each."""

from __future__ import annotations

import re

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.told import police, said
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.model.build import build
from voorzitter_console.procedure import commands as c

G = "griffier"


def again() -> Recorded:
    """An ordeverstoring that went on twice, each time with a livestream that was stopped and started."""
    m = new_meeting()
    for number, at in enumerate((600, 700, 800)):
        went_on = {"voortzetting": True} if number else {"omschrijving": "geroep", "gevolg": "de spreker zweeg"}
        m.add(c.MeldVerstoring(woorden=f"Schande {number}", **went_on), at, door=G)
        m.add(c.Schors(reden="geroep"), at + 5)
        m.add(c.StopLivestream(), at + 5)
        m.add(c.BevestigLivestream(toestand="gestopt"), at + 6)
        m.add(c.BeeindigVerstoring(hoe="vrijwillig"), at + 30)
        m.add(c.Hervat(), at + 40)
        m.add(c.StartLivestream(), at + 41)
        m.add(c.BevestigLivestream(toestand="live"), at + 42)
    return m


def omitted(shown: str, what: str) -> int:
    found = re.search(rf"{what} \| (\d+) \|", shown)
    assert found, shown
    return int(found[1])


def test_of_what_was_told_more_than_once_each_is_counted_as_left_out() -> None:
    shown = said(raad(again().dossier()))
    assert omitted(shown, "geroepen woorden") == 3
    assert omitted(shown, "van de ordeverstoring: omschrijving en gevolg") == 2
    m = again()
    m.add(c.MeldVerstoring(omschrijving="gezang", voortzetting=True), 900, door=G)
    m.add(c.BeeindigVerstoring(), 930)
    m.add(c.MeldVerstoring(omschrijving="getrommel", middelen="een trommel"), 990, door=G)
    shown = said(raad(m.dossier()))
    assert omitted(shown, "van de ordeverstoring: omschrijving, middelen en gevolg") == 5
    assert omitted(shown, "geroepen woorden") == 3


def test_a_livestream_that_was_stopped_more_than_once_is_not_told_as_one_long_stop() -> None:
    d = again().dossier()
    told = (
        "De livestream is drie keer gestopt, het eerst om 19:40:06 (+01:00). "
        "Om 19:44:02 (+01:00) is zij voor het laatst weer gestart."
    )
    for edition in (raad, openbaar):
        assert told in said(edition(d))


def test_only_conduct_is_said_to_be_described_while_the_meeting_stood_still() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="geroep"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="groene pet"), 610, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="klapt mee"), 620, door=G)
    d = m.dossier()
    told = "Gedrag beschreven toen de vergadering al geschorst was: NN2 (nr. 4)."
    assert [q for q in holes(d) if "al geschorst was" in q] == [told]
    for shown in (police(d), said(intern(d))):
        assert told in shown
        assert "Beschreven toen" not in shown


def test_the_result_of_the_police_is_the_word_that_was_chosen_and_says_nothing_of_each_person() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 600)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 630, door=G)
    m.add(c.PolitieAanwezig(), 900, door=G)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="verwijderd"), 930, door=G)
    m.add(c.PolitieAfgerond(resultaat="verwijderd"), 940, door=G)
    d = m.dossier()
    assert "Politie klaar, resultaat: verwijderd" in police(d)
    assert "verstoorders zijn" not in police(d) + said(intern(d))
    # A dossier of before keeps its sentence.
    before = build(m.meeting.history, m.meeting.journal.read_sealed(m.meeting.stroom), bewoording=11)
    assert [t.tekst for t in before.tijdlijn][-1] == "Politie klaar: de verstoorders zijn verwijderd"


def test_what_began_while_the_meeting_stood_still_says_so_under_144_and_is_asked_by_the_defence() -> None:
    m = again()
    m.add(c.Schors(reden="gezang"), 900)
    m.add(c.BeeindigVerstoring(), 903)
    m.add(c.MeldVerstoring(omschrijving="geroep op de gang", voortzetting=True), 905, door=G)
    m.add(c.BeeindigVerstoring(), 930)
    m.add(c.MeldVerstoring(omschrijving="getrommel buiten"), 940, door=G)
    m.add(c.BeeindigVerstoring(), 950)
    m.add(c.Hervat(), 960)
    m.add(c.MeldVerstoring(omschrijving="gefluit"), 970, door=G)
    d = m.dossier()
    shown = police(d)
    still = " (vergadering toen geschorst)"
    assert f"ging verder: geroep op de gang{still}" in shown
    assert f"getrommel buiten{still}" in shown
    assert shown.count(still) == 2
    assert "ging verder: geroepen" in shown
    [asked] = [q for q in holes(d) if q.startswith("Begonnen of verder gegaan")]
    numbers = [t.positie for t in d.tijdlijn if "gang" in t.tekst or "buiten" in t.tekst]
    assert asked == (
        "Begonnen of verder gegaan toen de vergadering al geschorst was: ordeverstoring 2 om 19:45:05 "
        f"(nr. {numbers[0]}), ordeverstoring 3 om 19:45:40 (nr. {numbers[1]})."
    )


def granted_once(*, offered: bool = False) -> Recorded:
    """Time to speak at the first ordeverstoring, none at the second, of which the vordering is disputed."""
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.SpreekAan(scenario="A", minuten=2), 610)
    m.add(c.Vorder(gericht_aan=("NN1",)), 800)
    m.add(c.BeeindigVerstoring(), 820)
    if offered:
        m.add(c.BiedAlternatief(tekst="inspreken"), 830, door=G)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 900, door=G)
    m.add(c.BeschrijfVerstoorder(label="R1", rol="raadslid"), 910, door=G)
    second = m.add(c.Vorder(gericht_aan=("R1", "NN2")), 920)
    m.add(c.BeeindigVerstoring(), 960)
    m.add(c.Betwist(positie=second.positie, tekst="R1 is niet bedoeld"), 990, door=G)
    return m


def test_the_time_to_speak_of_one_ordeverstoring_is_no_offer_at_another() -> None:
    d = granted_once().dossier()
    told = police(d)
    assert "alternatief aangeboden: 2 minuten om kort iets te zeggen (scenario A, ordeverstoring 1)" in told
    assert "Ordeverstoring 2, was er een andere manier aangeboden om de mening te uiten?" in told
    assert "Ordeverstoring 1, was er een andere manier" not in told
    asked = [hole for hole in holes(d) if "geen alternatief" in hole]
    assert asked == ["Ordeverstoring 2: er is daarbij geen alternatief vastgelegd om de mening te uiten."]
    # Of what somebody offered in words it is not said for whom it was.
    assert not any("geen alternatief" in hole for hole in holes(granted_once(offered=True).dossier()))


def test_a_deviation_in_what_was_disputed_says_so() -> None:
    shown = said(intern(granted_once().dossier())).split("Vragen die de verdediging")[0]
    where = "(betwist bij het teruglezen) | 2 | Gevorderd van een raadslid"
    assert where in shown
    assert "(betwist bij het teruglezen) | 1 |" not in shown
