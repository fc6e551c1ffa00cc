"""What each edition tells: what was recorded, of whom it was recorded, once, and to whom it may be told."""

from __future__ import annotations

import csv
import json

import pytest

from tests.dossier.conftest import Recorded, after, new_meeting
from tests.dossier.editions.test_doubts import between, letter, spoken
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions import steps as intern_steps
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c


def went_on() -> Recorded:
    """NN1 sat down by himself, and shouted again, on the corridor, when it went on."""
    m = new_meeting()
    m.add(c.MeldVerstoring(woorden="Schande", plaats="zaal"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen", gedrag="roept"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.VerstoorderGestaakt(label="NN1"), 620, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 630)
    m.add(
        c.MeldVerstoring(voortzetting=True, woorden="U bent doof", plaats="gang", omschrijving="hij staat op de gang"),
        900,
    )
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 905, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 1000)
    m.add(c.MeldVerstoring(), 2000)
    m.add(c.Vorder(gericht_aan=("NN1",)), 2010)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 2020, door="griffier")
    return m


def test_what_was_recorded_when_it_went_on_stands_there_too() -> None:
    d = went_on().dossier()
    shown = police(d)
    assert "vanaf 19:45:00: “U bent doof” (opgegeven)" in shown
    assert "vanaf 19:45:00: gang" in shown
    assert "vanaf 19:45:00: hij staat op de gang" in shown
    core = shown.split("Bijlage A.")[0]
    for word in ("geroepen (opgegeven): “U bent doof”", "hij staat op de gang", "gang"):
        assert word in core
    assert "ging verder: hij staat op de gang; geroepen (opgegeven): “U bent doof”" in found(d, "144 Sr", "wanorde")
    ends = [t.tekst for t in d.tijdlijn if t.soort == "beeindig_verstoring"]
    assert ends == ["Ordeverstoring 1 voorbij: vrijwillig gestopt", "Ordeverstoring 1 voorbij: na de vordering"]


def test_who_stopped_and_stayed_did_not_come_back() -> None:
    d = went_on().dossier()
    assert [t.tekst for t in d.tijdlijn if t.soort == "verstoorder_teruggekeerd"] == ["NN1 stoort weer"]
    back = new_meeting()
    back.add(c.BeschrijfVerstoorder(label="NN1"), 600)
    back.add(c.VerstoorderVertrokken(label="NN1"), 610)
    back.add(c.VerstoorderTeruggekeerd(label="NN1"), 620)
    assert back.dossier().tijdlijn[-1].tekst == "NN1 is teruggekeerd"


def test_that_somebody_stopped_speaks_for_that_person() -> None:
    d = went_on().dossier()
    assert "Storen: stopte nr. 5, 19:40:20" in police(d)
    assert "NN1 is gestopt met storen" in found(d, "144 Sr", "opzettelijk")
    # Going on a later vordering is not going on this one: after which one, the entry does not say.
    right = "was er nog toen de ordeverstoring voorbij was (19:46:40), weg 20:03:40 (vastgelegd als: na de vordering)"
    assert right in found(d, "139 lid 1 Sr", "aanstonds")


def test_what_somebody_did_once_is_not_held_against_them_twice() -> None:
    m = went_on()
    first, second = letter(m, "waarschuwing", persoon="NN1").split("ordeverstoring vanaf 20:03:20")
    assert "uw gedrag: roept (vastgelegd om 19:40:05)" in first
    assert "vertrokken" not in first
    assert "uw gedrag: [wat deze persoon bij deze verstoring deed]" in second
    assert "vertrokken om 20:03:40, na de vordering" in second
    once = new_meeting()
    once.add(c.MeldVerstoring(), 600)
    once.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605)
    told = letter(once, "waarschuwing", persoon="NN1")
    assert "gedrag: roept" in told
    assert "ordeverstoring vanaf 19:40:00" in told
    assert "U was bij" not in told


def test_a_group_is_no_person() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="de groep", aantal=8), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    d = m.dossier()
    shown = police(d)
    assert "een groep van 8 personen: NN1" in shown
    assert "gericht tot deze groep: 1e vordering (genoemd)" in shown
    assert "Wie uit de groep hoorde de vordering, bleef of ging weg? NN1 (8 personen)" in asked(d, "139 lid 1 Sr")
    assert any(hole.startswith("NN1 (8 personen): wie van hen") for hole in holes(d))


def test_what_came_later_did_not_bring_the_meeting_to_a_stop() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="geroep"), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 620)
    m.add(c.Sluit(), 900)
    for artikel, naam in (("143 Sr", "verhinderen"), ("124 Sr", "uiteenjagen")):
        told = found(m.dossier(), artikel, naam)
        # Who suspends because of a blow reports it after that: the report's time is not the blow's.
        assert "de melding is van daarna (19:40:20): wat eerst gebeurde, volgt daar niet uit" in told
    after = new_meeting()
    after.add(c.MeldVerstoring(), 590)
    after.add(c.MeldFysiekeAgressie(soort="geweld"), 595)
    after.add(c.Schors(), 600)
    assert "van daarna" not in found(after.dossier(), "143 Sr", "verhinderen")


def test_singing_is_no_aggression_against_an_official() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="gezang"), 600)
    assert "VPT" not in letter(m, "melding")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging"), 610)
    assert "VPT" in letter(m, "melding")


def test_the_file_itself_says_where_words_come_from() -> None:
    told: Dossier = spoken().dossier()
    assert json.loads(dossier_bytes(told))["bewoording"] == 13


def test_who_was_called_is_gathered_once_and_not_for_each_ordeverstoring(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = []

    def counted(d: Dossier, look: TimelineLookup) -> list[intern_steps.Done]:
        gathered.append(d)
        return gather(d, look)

    gather = intern_steps._police
    monkeypatch.setattr(intern_steps, "_police", counted)
    assert "112 gebeld 19:45:00" in said(intern(between().dossier()))
    assert len(gathered) == 1


def test_a_stop_of_the_livestream_that_nobody_saw_is_not_told_as_one() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.StopLivestream(), 601)
    for told in (said(raad(m.dossier())), said(openbaar(m.dossier()))):
        assert "Om 19:40:01 (+01:00) is gevraagd de livestream te stoppen; dat zij stopte, is niet vastgelegd." in told
    assert "gevraagd (niet bevestigd) 19:40:01" in said(intern(m.dossier()))
    m.add(c.BevestigLivestream(toestand="gestopt"), 603, door="griffier")
    for told in map(said, (raad(m.dossier()), openbaar(m.dossier()), intern(m.dossier()))):
        assert "niet bevestigd" not in told
        assert "dat zij stopte, is niet vastgelegd" not in told


@pytest.mark.parametrize(("orgaan", "law"), [("gemeenteraad", True), ("raadscommissie", False)])
def test_the_raad_reads_what_it_was_asked_and_not_about_whom(orgaan: str, law: bool) -> None:
    m = new_meeting(orgaan=orgaan)
    m.add(c.Schors(), 600)
    m.add(c.LegVoorAanRaad(label="NN1", besluit="lid De Wit gaat weg"), 610, door="griffier")
    told = said(raad(m.dossier()))
    about = "is de gedraging van een lid voorgelegd aan de raad"
    assert f"Om 19:40:10 {about}" in told
    assert "; de vergadering was toen geschorst. [besluit weggelaten]" in told
    assert ("artikel 26 lid 3" in told) is law
    assert "besluiten van de raad over een lid | 1" in told
    assert "De Wit" not in told
    assert about not in said(openbaar(m.dossier()))
    if law:  # the short part of intern, melding and aangifte
        assert "(de vergadering was toen geschorst) is NN1 voorgelegd aan de raad; besluit:" in " ".join(
            summary(m.dossier())
        )


def test_somebody_of_a_group_is_not_counted_twice_for_certain() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", aantal=8), 601, door="griffier")
    assert "8 personen" in said(openbaar(m.dossier()))
    assert "ten hoogste" not in said(openbaar(m.dossier()))
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="een van hen"), 602, door="griffier")
    for edition in (raad, openbaar):
        assert "ten hoogste 9 personen" in said(edition(m.dossier()))


def test_only_the_letters_that_were_chosen_are_explained() -> None:
    m = new_meeting()
    m.add(c.SpreekAan(scenario="B"), 600)
    told = said(openbaar(m.dossier()))
    assert "(B: aangesproken om te stoppen)" in told
    m.add(c.SpreekAan(scenario="A"), 610)
    assert "(A: korte gelegenheid om iets te zeggen; B: aangesproken om te stoppen)" in said(openbaar(m.dossier()))


def test_what_the_raad_gets_is_not_for_the_press() -> None:
    told = said(raad(spoken().dossier()))
    assert "over maatregelen van de politie gaat niets naar de pers (protocol 6)" in told


def test_that_all_stands_in_order_of_recording_is_not_said_of_what_came_later() -> None:
    m = new_meeting()
    m.add(c.Schors(), 1800)
    m.add(c.BeeindigVerstoring(), -1700)
    shown = "Alles staat op volgorde van vastleggen; tijden"
    assert shown in said(openbaar(m.dossier()))
    m.add(c.MeldVerstoring(omschrijving="geroep"), -1790, door="griffier", late=10_000)
    told = said(openbaar(m.dossier()))
    assert shown not in told
    assert "volgorde van vastleggen, behalve wat later is ingevoerd met een eigen tijd; tijden van voor" in told


def test_the_table_has_what_stood_there_before_a_correction() -> None:
    m = new_meeting()
    gone = m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 600, door="griffier")
    m.add(c.Corrigeer(positie=gone.positie, veld="hoe", waarde="verwijderd", reden="politie"), 700, door="griffier")
    head, *rows = csv.reader(timeline_csv(m.dossier()).decode("utf-8-sig").splitlines(), delimiter=";")
    at = head.index("eerst_vastgelegd")
    assert [row[at] for row in rows] == ["", "hoe: aangehouden", ""]


def test_the_table_says_when_a_field_was_filled_in_afterwards() -> None:
    m = new_meeting()
    began = m.add(c.MeldVerstoring(plaats="zaal"), 600, door="griffier")
    taken_back = m.add(c.VulAan(positie=began.positie, veld="middelen", waarde="fluit"), 650, door="griffier")
    m.add(c.Herroep(positie=taken_back.positie, reden="niet gezien"), 660, door="griffier")
    m.add(c.VulAan(positie=began.positie, veld="gevolg", waarde="=1"), 700, door="griffier")
    head, *rows = csv.reader(timeline_csv(m.dossier()).decode("utf-8-sig").splitlines(), delimiter=";")
    at, when = head.index("aangevuld"), head.index("vastgelegd_op")
    filled = f"gevolg: nr. 5, {rows[4][when]}"
    assert [row[at] for row in rows] == ["", filled, "", "", ""]


def test_a_time_that_was_corrected_stands_in_the_table_as_the_other_times_do() -> None:
    m = new_meeting()
    gone = m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 600, door="griffier")
    right = after(690).isoformat()
    m.add(c.Corrigeer(positie=gone.positie, veld="gebeurd_op", waarde=right, reden="politie"), 700, door="griffier")
    head, *rows = csv.reader(timeline_csv(m.dossier()).decode("utf-8-sig").splitlines(), delimiter=";")
    at = head.index("eerst_vastgelegd")
    assert [row[at] for row in rows] == ["", f"tijdstip: {rows[1][head.index('vastgelegd_op')]}", ""]
    assert rows[1][at].endswith("+01:00")


def test_who_was_arrested_and_came_back_was_arrested() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 600)
    m.add(c.BelPolitie(), 610)
    m.add(c.PolitieAanwezig(), 620)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 630)
    m.add(c.PolitieAfgerond(resultaat="aangehouden"), 640)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 700)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 710)
    told = " ".join(summary(m.dossier()))
    assert "Door de politie aangehouden: NN1." in told
    assert "Door de politie verwijderd: NN1." in told
    assert "wie dat was, is niet vastgelegd" not in told


def test_a_departure_before_a_return_is_not_called_unknown() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 600)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 630)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 700)
    m.add(c.Vorder(gericht_aan=("NN1",)), 705)
    d = m.dossier()
    assert "wanneer en hoe deze persoon na de terugkeer om 19:41:40 wegging, is niet vastgelegd" in " ".join(holes(d))
    assert "of, wanneer en hoe vertrokken: NN1 (na de terugkeer)." in police(d)


def test_a_vordering_to_all_listeners_reaches_nobody_who_had_gone() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    for label in ("NN1", "NN2"):
        m.add(c.BeschrijfVerstoorder(label=label, signalement="man"), 600)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 630)
    m.add(c.Vorder(alle_toehoorders=True), 660)
    shown = police(m.dossier())
    assert shown.count("aan alle toehoorders)") == 1
    assert "geen vordering tot deze persoon" in shown


def test_who_came_back_after_an_ordeverstoring_has_no_part_in_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    for label in ("NN1", "NN2"):
        m.add(c.BeschrijfVerstoorder(label=label, signalement="man", gedrag="roept"), 600)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 610)
    m.add(c.BeeindigVerstoring(), 620)
    m.add(c.MeldVerstoring(), 1_000)
    m.add(c.VerstoorderTeruggekeerd(label="NN2"), 1_010)
    m.add(c.BeeindigVerstoring(), 1_100)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 1_120)
    d = m.dossier()
    assert [[p.label for p in x.verstoorders] for x in d.verstoringen] == [["NN1", "NN2"], ["NN2"]]
    assert [p.label for p in d.personen] == ["NN1", "NN2"]


def test_of_who_was_not_there_it_is_not_said_how_long_after_the_words_he_left() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, aanwezig=False), 620, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 710)
    shown = police(m.dossier()).partition("Personen en vorderingen")[2]
    assert "nee: genoemd, maar niet aanwezig, vastgesteld" in shown
    assert "ging weg na 1 min 40 s" not in shown
