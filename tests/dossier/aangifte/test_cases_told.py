"""What was recorded of one moment, person or vordering is told of that one: found by reading whole dossiers."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, after, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.told import found, police, said
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.picture import picture
from voorzitter_console.procedure import commands as c

G = "griffier"
NN1 = c.BeschrijfVerstoorder(label="NN1", gedrag="roept", rol="toehoorder")


def step(d: Dossier, what: str) -> str:
    """What the internal edition has beside a step of the protocol."""
    return said(intern(d)).split(f"| {what} |")[1].split("ruimte gegeven aan raadsleden")[0]


def test_who_is_recorded_as_commissielid_is_called_no_raadslid() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.BeschrijfVerstoorder(label="R1", rol="commissielid", gedrag="klapt"), 610, door=G)
    m.add(c.Vorder(), 615)
    m.add(c.LegVoorAanRaad(label="R1"), 620, door=G)
    d = m.dossier()
    for told in (police(d), said(intern(d)), said(KINDS["melding"].maak(request(d)))):
        assert "Commissielid: R1." in told
        assert "Raadslid" not in told
        assert "over een lid beslist de raad" not in told
    assert "gedrag van R1 (commissielid): klapt" in found(d, "144 Sr", "wanorde")
    assert any(hole.startswith("R1 is commissielid; of dit") for hole in holes(d))
    # A vordering that names nobody is not for a member, so nobody is asked whether that one heard it.
    assert not [p for p in items(d) if p.groep == "R1" and "vordering" in p.wat]


def test_police_that_came_while_it_ran_stand_with_its_steps() -> None:
    m = new_meeting()
    m.add(c.BelPolitie(), 300, door=G)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.BelPolitie(spoed=True), 660, door=G)
    m.add(c.PolitieAanwezig(), 720, door=G)
    m.add(c.PolitieAfgerond(resultaat="vertrokken"), 780, door=G)
    m.add(c.BeeindigVerstoring(), 800)
    m.add(c.BelPolitie(), 900, door=G)
    m.add(c.ZegPolitieAf(reden="weer rustig"), 960, door=G)
    shown = step(m.dossier(), "politie")
    assert "112 gebeld 19:41:00 (1 min 00 s)" in shown
    assert "aanwezig 19:42:00 (2 min 00 s)" in shown
    outside = said(intern(m.dossier())).split("Buiten een ordeverstoring")[1].split(" | ")[0]
    assert outside.endswith("gebeld 19:35:00; gebeld 19:45:00; afgezegd 19:46:00.")


def test_police_called_before_it_began_came_while_it_ran() -> None:
    m = new_meeting()
    m.add(c.BelPolitie(), 300, door=G)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.PolitieAanwezig(), 720, door=G)
    assert "aanwezig 19:42:00 (2 min 00 s)" in step(m.dossier(), "politie")


def two_clocks(**late: object) -> Recorded:
    """The clock is put back an hour; the day after somebody adds a vordering with a time of one of the two clocks."""
    m = new_meeting()
    m.add(c.Schors(reden="sirene"), 5400)
    m.add(NN1, 5460, door=G)
    for seconds, command in (
        (1920, c.Vorder(gericht_aan=("NN1",))),
        (2400, c.VerstoorderVertrokken(label="NN1", hoe="verwijderd")),
        (2700, c.Sluit()),
    ):
        m.clock.set(after(seconds))
        m.meeting.decide(command, door="voorzitter")
    m.clock.set(after(90_000))
    m.meeting.decide(c.Vorder(gebeurd_op=after(5580), kwaliteit="bij_benadering").changed(**late), door=G)
    return m


def test_what_was_typed_in_of_two_clocks_is_not_placed() -> None:
    d = two_clocks().dossier()
    assert "Of nr. 7 vóór of na de sluiting was, is niet vast te stellen: de klok is verzet." in list(holes(d))
    assert not any(hole.startswith("Na de sluiting") for hole in holes(d))
    assert "nr. 7, 21:03:00 (bij benadering" in found(d, "144 Sr", "opzettelijk")
    left = found(d, "139 lid 1 Sr", "aanstonds")
    assert "NN1, 2e vordering noemde niemand; of deze persoon er al was, is niet vastgesteld" in left
    assert "niet vast te stellen: de klok is verzet" in police(d)
    assert "volgorde niet vast te stellen: de klok is verzet" in police(d)
    named = found(two_clocks(gericht_aan=("NN1",)).dossier(), "139 lid 1 Sr", "aanstonds")
    assert "): niet vast te stellen: de klok is verzet" in named
    assert "was al weg" not in named


def test_a_departure_typed_in_after_the_clock_was_put_back_is_not_told_as_before_the_vordering() -> None:
    """With a time of its own it stands before all that was recorded at a later one, though the clock said so then."""
    m = new_meeting()
    m.add(c.Schors(reden="sirene"), 5400)
    m.add(NN1, 5460, door=G)
    m.clock.set(after(1920))
    m.meeting.decide(c.Vorder(gericht_aan=("NN1",)), door="voorzitter")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 1940, door=G, late=20)
    d = m.dossier()
    left = found(d, "139 lid 1 Sr", "aanstonds")
    assert "niet vast te stellen: de klok is verzet; weg 20:02:20 (vastgelegd" in left
    assert "was al weg" not in police(d) + said(intern(d))
    assert any(hole.startswith("Na de 1e vordering: wat NN1 deed, is niet vast te stellen") for hole in holes(d))


def test_for_whom_and_on_what_ground_is_told_of_the_vordering_that_it_was_said_of() -> None:
    m = new_meeting(locatie_soort="gehuurde zaal", rechthebbende="Zaal bv")
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.Vorder(gericht_aan=("NN1",), namens="Zaal bv", grondslag="huisregels"), 620)
    d = m.dossier()
    assert found(d, "138 Sr", "rechthebbende") == "rechthebbende: Zaal bv | namens (nr. 4): Zaal bv"
    assert "grondslag (nr. 4): huisregels" in found(d, "184 Sr", "wettelijk voorschrift")


def test_conduct_has_the_time_at_which_it_was_described() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.Sluit(), 800)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="duwt tegen de deur"), 90_000, door=G)
    for told in (police(m.dossier()), found(m.dossier(), "144 Sr", "wanorde")):
        assert "nr. 6, beschreven op 11 maart 2026, 20:30:00 (+01:00) (na de vergadering vastgelegd, zonder" in told
    timed = new_meeting()
    timed.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    timed.add(NN1, 610, door=G)
    timed.add(c.BeschrijfVerstoorder(label="NN1", gedrag="fluit"), 620, door=G, late=300)
    assert "nr. 4, 19:40:20 (vastgelegd op 10 maart 2026 om 19:45:20): fluit" in police(timed.dossier())


def test_a_stay_through_a_pause_names_the_pause_and_how_it_ended_then() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    m.add(c.BeeindigVerstoring(hoe="politie"), 700)
    m.add(c.MeldVerstoring(voortzetting=True), 1000)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 1100, door=G)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 1200)
    d = m.dossier()
    stayed = "ging weg na 8 min 00 s (vrijwillig); daartussen was de ordeverstoring voorbij (19:41:40 tot 19:46:40)"
    for told in (police(d), found(d, "139 lid 1 Sr", "aanstonds"), " | ".join(holes(d))):
        assert stayed in told
    assert "tot 10 maart 2026, 19:46:40 (+01:00); toen geëindigd: door de politie" in police(d)


def test_members_asked_to_leave_the_hall_stand_beside_hindering_a_member() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="hamer", raadsleden_verlaten_zaal=True), 600)
    m.add(c.MeldFysiekeAgressie(soort="wapen"), 610, door=G)
    assert "raadsleden gevraagd de zaal te verlaten" in found(m.dossier(), "124 Sr", "lid verhinderen")


@pytest.mark.parametrize("kwaliteit", ["bij_benadering", "van_horen_zeggen"])
def test_no_time_of_the_aangifte_lost_how_it_is_known(kwaliteit: str) -> None:
    m = new_meeting()

    def add(command: c.Command, seconds: float) -> None:
        m.add(command.changed(kwaliteit=kwaliteit), seconds, door=G)

    add(c.Schors(reden="geroep", tekst="Ik schors."), 600)
    add(c.StopLivestream(), 601)
    add(c.BevestigLivestream(toestand="gestopt"), 602)
    add(c.SpreekAan(scenario="B"), 610)
    add(c.BelPolitie(), 620)
    add(c.ZegPolitieAf(), 630)
    add(c.BeeindigVerstoring(), 640)
    add(c.Hervat(), 650)
    add(c.Sluit(), 660)
    told, known = police(m.dossier()), f" ({kwaliteit.replace('_', ' ')})"
    for clock in (
        "10 maart 2026, 19:40:01 (+01:00)", "10 maart 2026, 19:40:02 (+01:00)", "B om 19:40:10",
        "afgezegd om 19:40:30 (+01:00)", "hervat om 19:40:50", "gesloten om 19:41:00",
    ):  # fmt: skip
        assert f"{clock}{known}" in told, clock
    whole = "van horen zeggen, zoals opgegeven" if kwaliteit == "van_horen_zeggen" else "woordelijk, zoals opgegeven"
    assert f"“Ik schors.” | {whole}" in told or whole in told.split("“Ik schors.”")[1][:80]


def test_one_more_is_one_more() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    for n in range(6):
        m.add(c.MeldFysiekeAgressie(soort="belediging", omschrijving=f"nummer {n}"), 610 + n, door=G)
    assert "En nog één melding van agressie." in police(m.dossier())


def test_only_presumed_words_of_a_schorsing_are_no_also() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="geroep"), 600)
    assert "Niet vastgelegd, maar vermoed, zijn de woorden van: schorsing van 19:40:00." in list(holes(m.dossier()))


def test_a_length_from_an_approximate_moment_is_approximate() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep", kwaliteit="bij_benadering"), 600, door=G)
    m.add(NN1, 610, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",), kwaliteit="bij_benadering"), 620, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",)), 680)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 700, door=G)
    d = m.dossier()
    left = found(d, "139 lid 1 Sr", "aanstonds")
    assert "ging weg na ongeveer 1 min 20 s (vrijwillig)" in left
    assert "ging weg na 20 s (vrijwillig)" in left
    assert "Wanneer (sinds het begin, bij benadering)" in said(intern(d))


def test_who_was_described_afterwards_was_not_recorded_before() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.Vorder(), 610)
    m.add(c.Vorder(), 620)
    m.add(c.BeschrijfVerstoorder(label="NN1"), 700, door=G)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=2, gehoord=True), 710, door=G)
    shown = police(m.dossier())
    assert "achteraf vastgesteld: was er om 19:40:20" in shown
    assert "voor het eerst vastgelegd om 19:40:20" not in shown


def test_who_stopped_is_among_what_speaks_for_the_person() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.VerstoorderGestaakt(label="NN1"), 620, door=G)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 640, door=G)
    told = "NN1 is gestopt met storen om 19:40:20, weer begonnen om 19:40:40."
    assert told in list(holes(m.dossier()))


def test_a_departure_that_another_took_the_place_of_is_told_with_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 640, door=G)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.Sluit(), 800)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 90_000, door=G)
    d = m.dossier()
    assert "eerder ook vastgelegd: vrijwillig 19:40:40" in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Ook vastgelegd: vrijwillig 19:40:40 (nr. 5)" in police(d)
    assert "Buiten een ordeverstoring: vrijwillig" not in police(d)


def test_each_vordering_within_the_granted_time_has_its_own_length() -> None:
    m = new_meeting()
    m.add(c.Schors(), 590)
    m.add(c.SpreekAan(scenario="A", minuten=5), 600)
    m.add(c.Vorder(), 660)
    m.add(c.Vorder(), 720)
    told = list(holes(m.dossier()))
    assert "De 1e vordering kwam 1 min 00 s daarna, dus binnen de gegeven tijd." in told
    assert "De 2e vordering kwam 2 min 00 s daarna, dus binnen de gegeven tijd." in told


def test_who_had_the_chair_is_told_of_each_vordering() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.NeemOver(functie="voorzitter", naam="W. Huis"), 610, door=G)
    m.add(c.Vorder(), 620)
    assert found(m.dossier(), "185 Sr", "ambtenaar").endswith("voorzitter: W. Huis")
    m.add(c.NeemOver(functie="voorzitter", naam="S. Jonker"), 630, door=G)
    m.add(c.Vorder(), 640)
    two = "voorzitter (nr. 4): W. Huis | voorzitter (nr. 6): S. Jonker"
    assert found(m.dossier(), "185 Sr", "ambtenaar").endswith(two)


def test_what_has_no_time_is_not_drawn() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.Sluit(), 800)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 90_000, door=G)
    m.add(c.BelPolitie(), 90_010, door=G)
    [drawn] = picture(m.dossier())
    assert [lane.naam for lane in drawn.banen] == ["Ordeverstoring"]


def test_one_to_all_listeners_that_names_somebody_says_whom() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN2", rol="toehoorder"), 611, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",), alle_toehoorders=True), 620)
    shown = police(m.dossier())
    assert "Gericht aan: alle toehoorders, genoemd: NN1" in shown
    assert "1e vordering (aan alle toehoorders, genoemd)" in shown
    assert "1e vordering (aan alle toehoorders)" in shown
