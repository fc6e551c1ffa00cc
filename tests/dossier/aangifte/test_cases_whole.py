"""What one part of a dossier said and another part denied, or left out: each with what is right in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.aftercare.reports import begun, say
from tests.aftercare.test_gir import table
from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.aangifte.annex import missing
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.summary import melding_summary
from voorzitter_console.procedure import commands as c

G = "griffier"
DAY = 86_400


def two_persons() -> Recorded:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep", plaats="zaal"), 600, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN1", plaats="tribune", gedrag="roept"), 610, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="bril", gedrag="zingt"), 615, door=G)
    return m


def test_injury_that_was_told_of_who_was_hit_is_no_open_question() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="klap", dader="NN1", slachtoffer="De bode"), 640, door=G)
    assert "Agressie nr. 5 (geweld): letsel." in list(missing(m.dossier()))
    hurt = m.add(c.NoemBenadeelde(naam="de bode", letsel="geen letsel"), 9000, door=G)
    d = m.dossier()
    assert not [told for told in missing(d) if told.startswith("Agressie")]
    shown = police(d)
    assert f"Letsel: geen letsel (nr. {hurt.positie})" in shown
    assert "nog niet bekend: letsel" not in shown


def test_who_was_named_and_not_there_was_not_left_out_of_the_vordering() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="wacht maar", dader="NN2"), 630, door=G)
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 660)
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=1, aanwezig=False), 670, door=G)
    d = m.dossier()
    named = "Bij ordeverstoring 1: genoemd in de 1e vordering, maar toen niet aanwezig"
    for shown in (police(d), said(intern(d))):
        assert named in shown
        assert "geen vordering tot deze persoon" not in shown
    told = list(holes(d))
    assert "De 1e vordering noemde NN2 terwijl deze persoon er niet was." in told
    assert "Aan NN2 is geen vordering gericht." not in told
    questions = asked(d, "139 lid 3 Sr")
    assert "Genoemd in een vordering, maar toen niet aanwezig: NN2. Hoort dit hierbij?" in questions
    assert not [q for q in questions if q.startswith("Tot NN2")]
    m.add(c.Vorder(gericht_aan=("NN1",)), 700)
    assert any(
        told.endswith("er niet was; een andere is aan deze persoon niet gericht.") for told in holes(m.dossier())
    )


@pytest.mark.parametrize(
    ("klok", "told"),
    [
        ("19:42:00", "nr. 5 (40,5 s achter, ± 1,5 s)"),
        ("19:41", "geen"),  # within its margin
        ("19:41:20", "geen"),
    ],
)
def test_a_clock_that_was_off_is_a_question_of_the_defence(klok: str, told: str) -> None:
    m = two_persons()
    m.add(c.VergelijkKlok(bron="radioklok", klok_zegt=klok), 680, door=G)
    said = [x for x in holes(m.dossier()) if x.startswith("De klok liep niet gelijk")]
    expected = [f"De klok liep niet gelijk: {told}; de tijden zijn daar niet op aangepast."]
    assert said == (expected if told != "geen" else [])


def test_conduct_that_was_described_while_the_meeting_stood_still_is_asked_about() -> None:
    m = two_persons()
    m.add(c.Schors(reden="geroep"), 620)
    assert not [q for q in asked(m.dossier(), "144 Sr") if q.startswith("Gedrag beschreven")]
    m.add(c.BeschrijfVerstoorder(label="NN3", gedrag="houdt de deur open"), 900, door=G)
    m.add(c.Hervat(), 1000)
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="roept"), 1010, door=G)
    d = m.dossier()
    told = "Gedrag beschreven toen de vergadering al geschorst was: NN3 (nr. 6)."
    assert f"{told} Wat daarvan stoorde de vergadering, vóór de schorsing?" in asked(d, "144 Sr")
    assert told in list(holes(d))


def test_of_two_ordeverstoringen_the_register_reads_both_times() -> None:
    m = two_persons()
    when = ("10 maart 2026, 19:40:00 (+01:00)", "nr. 2")
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1"), 640, door=G)
    assert table(m.dossier())["GIR", "Datum en tijd"] == when
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(omschrijving="gezang"), 4200, door=G)
    m.add(c.MeldFysiekeAgressie(soort="belediging", kwaliteit="van_horen_zeggen"), 4260, door=G)
    told = table(m.dossier())
    assert told["GIR", "Datum en tijd"] == told["PIF, zeven W's", "Wanneer"] == (
        "ordeverstoring 1: 10 maart 2026, 19:40:00 (+01:00); fysiek geweld: 10 maart 2026, 19:40:40 (+01:00); "
        "ordeverstoring 2: 10 maart 2026, 20:40:00 (+01:00); belediging: 10 maart 2026, 20:41:00 (+01:00) "
        "(van horen zeggen)",
        "nr. 2, nr. 5, nr. 7, nr. 8",
    )  # fmt: skip


def test_where_somebody_was_at_the_second_ordeverstoring_is_not_said_of_the_first() -> None:
    m = two_persons()
    assert "Plaats: tribune |" in police(m.dossier())
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(), 4200, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN1", plaats="gang"), 4230, door=G)
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="bril"), 4240, door=G)
    d = m.dossier()
    for shown in (police(d), said(intern(d))):
        assert "Plaats: gang (nr. 7, beschreven om 20:40:30; anders beschreven: nr. 3)" in shown
        assert "Signalement: bril |" in shown


def test_what_was_found_the_morning_after_a_meeting_past_midnight_has_its_day() -> None:
    m = two_persons()
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.Sluit(), 20_000, door=G)  # past midnight
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 50_000, door=G)
    d = m.dossier()
    for shown in (police(d), said(intern(d)), " | ".join(holes(d))):
        assert "vastgelegd op 11 maart 2026" in shown
        assert "vastgelegd om 0" not in shown


def test_of_whom_an_injury_was_is_said_where_it_was_not_one() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="wapen", slachtoffer="P. Boer", letsel="geen"), 640, door=G)
    assert table(m.dossier())["GIR", "Letsel"][0] == "geen"
    m.add(c.NoemBenadeelde(naam="bode Vos", letsel="blauw oog"), 9000, door=G)
    told = "P. Boer: geen; bode Vos: blauw oog"
    assert table(m.dossier())["GIR", "Letsel"] == (told, "nr. 5, nr. 6")


def test_what_was_filled_in_the_day_after_does_not_stand_as_recorded_then() -> None:
    m = two_persons()
    stood = m.add(c.Schors(), 620)
    called = m.add(c.BelPolitie(spoed=True), 640, door=G)
    m.add(c.VulAan(positie=2, veld="woorden", waarde="Weg!"), 700, door=G)
    m.add(c.Sluit(), 3600)
    before = police(m.dossier())
    assert "later ingevuld" not in before  # soon after: the timeline tells it
    m.add(c.VulAan(positie=stood.positie, veld="reden", waarde="geroep"), DAY, door=G)
    m.add(c.VulAan(positie=called.positie, veld="gemeld", waarde="kom snel"), DAY, door=G)
    m.add(c.VulAan(positie=2, veld="gevolg", waarde="de stemming stopte"), DAY, door=G)
    m.add(c.Corrigeer(positie=2, veld="omschrijving", waarde="gezang"), DAY, door=G)
    d = m.dossier()
    filled, changed = "(later ingevuld, op 11 maart 2026)", "(later gewijzigd, op 11 maart 2026)"
    shown = police(d)
    assert f"reden van de schorsing: geroep {filled}" in found(d, "144 Sr", "wanorde")
    assert shown.count(f"geroep {filled}") == 3  # the core, the schorsingen and 144
    assert f"Gebruikte woorden {filled}" in shown
    assert f"gevolg: de stemming stopte {filled}" in found(d, "144 Sr", "gestoord")
    assert f"gezang {changed}" in found(d, "144 Sr", "wanorde")
    assert f"Wat gebeurde er | gezang {changed}" in shown.replace(" | normaal", "")
    assert "“Weg!” (" not in found(d, "144 Sr", "wanorde")
    assert f"geroep {filled}" in said(intern(d))


def test_of_a_meeting_that_nobody_closed_it_is_said_too_what_was_told_the_day_after() -> None:
    m = two_persons()
    m.add(c.Vorder(gericht_aan=("NN1",)), 640)
    m.add(c.BeeindigVerstoring(), 660)
    m.add(c.VulAan(positie=2, veld="woorden", waarde="Weg!"), 5 * 3600, door=G)
    assert "later ingevuld" not in police(m.dossier())  # the meeting may go on
    m.add(c.VulAan(positie=2, veld="gevolg", waarde="de stemming stopte"), DAY, door=G)
    m.add(c.StelAanwezigheidVast(vordering=1, label="NN1", gehoord=True), DAY, door=G)
    d = m.dossier()
    assert "gevolg: de stemming stopte (later ingevuld, op 11 maart 2026)" in found(d, "144 Sr", "gestoord")
    assert "vastgesteld, vastgelegd op 11 maart 2026" in found(d, "139 lid 1 Sr", "aanstonds")
    assert "“Weg!” (" not in found(d, "144 Sr", "wanorde")


def test_for_whom_and_on_what_ground_told_the_day_after_does_not_stand_as_recorded_then() -> None:
    m = two_persons()
    ordered = m.add(c.Vorder(gericht_aan=("NN1",)), 640)
    m.add(c.VulAan(positie=ordered.positie, veld="versterkt", waarde="microfoon"), 650, door=G)
    m.add(c.Sluit(), 3600)
    for veld, waarde in (("namens", "de gemeente"), ("grondslag", "artikel 26"), ("reactie", "hij lacht")):
        m.add(c.VulAan(positie=ordered.positie, veld=veld, waarde=waarde), DAY, door=G)
    m.add(c.Corrigeer(positie=ordered.positie, veld="gericht_aan", waarde=("NN1", "NN2")), DAY, door=G)
    d = m.dossier()
    filled, shown = " (later ingevuld, op 11 maart 2026)", police(d)
    for told in ("Namens: de gemeente", "Grondslag: artikel 26", "Reactie: hij lacht"):
        assert f"{told}{filled}" in shown
    assert "NN1, NN2 (genoemd) (later gewijzigd, op 11 maart 2026)" in shown
    assert f"namens de gemeente{filled}" in found(d, "139 lid 1 Sr", "bevoegde ambtenaar")
    assert f"grondslag: artikel 26{filled}" in found(d, "139 lid 1 Sr", "wederrechtelijk")
    assert f"reactie: hij lacht{filled}" in found(d, "144 Sr", "opzettelijk")
    assert "Versterking: microfoon (" not in shown
    number = ordered.positie
    assert (
        f"Pas lang na de vergadering ingevuld: nr. {number} (namens); nr. {number} (grondslag); nr. {number} (reactie)."
        in holes(d)
    )


def test_what_the_checklist_calls_lacking_stands_among_what_is_not_known_until_it_is_answered() -> None:
    m = two_persons()
    m.add(c.BelPolitie(spoed=True), 640)
    came = m.add(c.PolitieAanwezig(), 650).positie
    done = m.add(c.PolitieAfgerond(), 660).positie
    ended = m.add(c.BeeindigVerstoring(), 670).positie
    seen = m.add(c.NoemGetuige(naam="De bode"), 680).positie
    lacking = {
        "Vergadering: soort lokaal (openbare dienst of niet), "
        "rechthebbende van het lokaal, functie van de voorzitter, wanneer zij begon.",
        "Rol van: NN1, NN2.",
        "Politie, aanwezig 19:40:50: eenheid, resultaat.",
        "Getuige De bode: functie, waarneming.",
    }
    assert lacking <= set(missing(m.dossier()))
    assert any(line.startswith("Ordeverstoring 1: hoe zij eindigde") for line in missing(m.dossier()))
    for positie, veld, waarde in (
        (1, "rechthebbende", "de gemeente"),
        (1, "locatie_soort", "raadzaal"),
        (1, "voorzitter_functie", "burgemeester"),
        (1, "begonnen_om", "2026-03-10T18:29:00+00:00"),
        (3, "rol", "toehoorder"),
        (4, "rol", "toehoorder"),
        (came, "eenheid", "Maassluis"),
        (done, "resultaat", "vertrokken"),
        (ended, "hoe", "politie"),
        (seen, "functie", "bode"),
        (seen, "waarneming", "eigen"),
    ):
        m.add(c.VulAan(positie=positie, veld=veld, waarde=waarde), 720, door=G)
    answered = ("Vergadering", "Rol", "Politie,", "Getuige ", "Ordeverstoring 1: hoe")
    assert not [line for line in missing(m.dossier()) if line.startswith(answered)]


def test_when_the_meeting_began_stands_in_the_timeline_as_the_clock_in_the_hall_showed_it() -> None:
    m = two_persons()
    m.add(c.VulAan(positie=1, veld="begonnen_om", waarde="2026-03-10T18:29:00+00:00"), 700, door=G)
    m.add(c.Corrigeer(positie=1, veld="begonnen_om", waarde="2026-03-10T18:30:00+00:00"), 710, door=G)
    taped = m.add(c.MeldOpname(toestand="loopt", bestandsnaam="raad.mkv"), 720, door=G).positie
    m.add(c.VulAan(positie=taped, veld="begin", waarde="2026-03-10T18:25:00+00:00"), 730, door=G)
    d = m.dossier()
    shown = police(d)
    assert (
        "begonnen om is 10 maart 2026, 19:30:00 (+01:00); eerst vastgelegd: 10 maart 2026, 19:29:00 (+01:00)" in shown
    )
    assert "begin is 10 maart 2026, 19:25:00 (+01:00)" in shown
    assert "T18:" not in shown
    assert [line.tekst for line in d.tijdlijn if line.soort in ("vul_aan", "corrigeer")] == [
        "Nr. 1 aangevuld: begonnen om is 10-03-2026 19:29:00 (+01:00)",
        "Nr. 1 gecorrigeerd: begonnen om is 10-03-2026 19:30:00 (+01:00)",
        f"Nr. {taped} aangevuld: begin is 10-03-2026 19:25:00 (+01:00)",
    ]


def test_of_a_livestream_of_which_nothing_was_recorded_it_is_not_said_that_it_was_not_stopped() -> None:
    shown = police(two_persons().dossier())
    assert "Er is niet vastgelegd dat de livestream is gestopt of gestart." in shown


def test_a_correction_is_told_in_words() -> None:
    m = two_persons()
    left = m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 640, door=G)
    m.add(c.Corrigeer(positie=left.positie, veld="hoe", waarde="na_vordering"), 700, door=G)
    shown = police(m.dossier())
    assert "hoe is na vordering; eerst vastgelegd: vrijwillig" in shown
    assert "na_vordering" not in shown


def test_who_was_hit_signs_with_the_name_and_of_a_minor_a_parent_too() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", slachtoffer="NN2"), 640, door=G)
    assert "Naam | NN2 |" in police(m.dossier()).replace(" | normaal", "")
    m.add(c.BeschrijfVerstoorder(label="NN2", naam="Eva Blom", vermoedelijk_minderjarig=True), 700, door=G)
    shown = police(m.dossier()).partition("Machtiging door wie het trof")[2].replace(" | normaal", "")
    assert "Naam | Eva Blom (NN2) |" in shown
    assert "Vermoedelijk minderjarig: NN2. Laat ook een ouder of voogd tekenen." in shown


def test_an_alternative_of_which_the_time_is_not_known_was_recorded() -> None:
    m = two_persons()
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.Sluit(), 3600)
    none = "Er is geen alternatief vastgelegd"
    assert any(told.startswith(none) for told in holes(m.dossier()))
    m.add(c.BiedAlternatief(tekst="inspreken"), DAY, door=G)
    d = m.dossier()
    assert not [told for told in holes(d) if told.startswith(none)]
    assert not [p for p in items(d) if p.groep == "Alternatieven"]
    assert "Nr. 7 (alternatief) is na de vergadering vastgelegd; of het toen is aangeboden, is onbekend." in holes(d)


def test_what_was_reported_after_the_closing_is_marked_at_articles_that_protect_a_meeting() -> None:
    m = two_persons()
    m.add(c.Schors(), 640)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", omschrijving="klap"), 660, door=G)
    m.add(c.Sluit(), 700)
    assert "na de sluiting" not in " ".join(asked(m.dossier(), "143 Sr"))
    late = m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", omschrijving="wacht maar"), 900, door=G)
    d = m.dossier()
    for artikel in ("143 Sr", "124 Sr"):
        told = found(d, artikel, "door geweld")
        assert f"nr. {late.positie}, 19:45:00: gemeld na de sluiting van de vergadering: bedreiging" in told
        assert "nr. 6, 19:41:00: geweld" in told
        question = f"Gemeld na de sluiting: nr. {late.positie}. Gebeurde het toen de vergadering bezig was?"
        assert question in asked(d, artikel)
    assert "niet hervat, gesloten om 19:41:40" in found(d, "143 Sr", "verhinderen")
    assert "na de sluiting" not in found(d, "139 lid 3 Sr", "bedreigingen")


def test_the_short_part_of_a_melding_says_injury_and_what_was_only_heard_of(tmp_path: Path) -> None:
    book = begun(tmp_path, "stadhuis")
    say(book, "meld_gedrag", soort="bedreiging", woorden="wacht maar")
    say(book, "meld_gedrag", soort="geweld", letsel="blauwe plek", kwaliteit="van_horen_zeggen")
    say(book, "noem_benadeelde", naam="P. Jansen", letsel="geen")
    assert book.open is not None
    short = " ".join(melding_summary(of_meeting(book.open.meeting)))
    assert "Vastgelegd gedrag: persoonlijke bedreiging, fysiek geweld (van horen zeggen)." in short
    assert "Letsel, zoals vastgelegd: blauwe plek (van horen zeggen)." in short
    say(book, "betwist", positie=2, tekst="dat is niet gezegd")
    disputed = " ".join(melding_summary(of_meeting(book.open.meeting)))
    assert "persoonlijke bedreiging (betwist bij het teruglezen)" in disputed


def test_what_was_told_when_it_went_on_is_not_asked_and_force_without_aggression_is_a_question() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeMaatregel(door_wie="de bode", tegen="NN1"), 640, door=G)
    m.add(c.BeeindigVerstoring(), 700)
    before = [p.wat for p in items(m.dossier()) if p.groep == "Ordeverstoring 1" and p.stand == "vragen"]
    assert "middelen" in before
    m.add(c.MeldVerstoring(voortzetting=True, middelen="toeter"), 900, door=G)
    d = m.dossier()
    assert not [p for p in items(d) if p.wat == "middelen" and p.stand != "compleet"]
    told = "Fysieke maatregel zonder dat fysieke agressie was gemeld (protocol 4.3, stap 4b): nr. 5."
    assert told in list(holes(d))
