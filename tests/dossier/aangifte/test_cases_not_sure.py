"""What is disputed, changed since or known by nobody is told as that: found by reading whole dossiers."""

from __future__ import annotations

from tests.dossier.aangifte.test_cases_told import NN1, G
from tests.dossier.conftest import new_meeting
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.procedure import commands as c


def test_what_was_found_of_a_person_and_disputed_is_not_told_as_found() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    heard = m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 630, door=G)
    m.add(c.Betwist(positie=heard.positie, tekst="de bode weet het niet zeker"), 640, door=G)
    d = m.dossier()
    shown = police(d)
    assert "aanwezigheid vastgesteld (betwist bij het teruglezen)" in shown
    assert "ja, vastgesteld; versterking niet bekend, bij het teruglezen betwist" in shown
    assert "Betwist bij het teruglezen: wat is vastgesteld bij de 1e vordering" in shown
    assert "hoorde het (vastgesteld, bij het teruglezen betwist)" in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Wat over NN1 bij de 1e vordering is vastgesteld, is bij het teruglezen betwist." in list(holes(d))
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=False), 650, door=G)
    assert "bij het teruglezen betwist" not in police(m.dossier()).split("Bijlage C")[0]


def test_words_changed_after_they_were_found_right_are_not_called_right() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    said_ = m.add(c.Vorder(tekst="Weg."), 610)
    m.add(c.Bevestig(positie=said_.positie), 620, door=G)
    assert m.dossier().verstoringen[0].vorderingen[0].teruggelezen == "bevestigd"
    m.add(c.Corrigeer(positie=said_.positie, veld="tekst", waarde="Wilt u gaan?", reden="opname"), 630, door=G)
    d = m.dossier()
    assert d.verstoringen[0].vorderingen[0].teruggelezen is None
    assert "bevestigd" not in next(t.tekst for t in d.tijdlijn if t.positie == said_.positie)
    assert "later gewijzigd, om 19:40:30; eerst: “Weg.”" in police(d)
    m.add(c.Bevestig(positie=said_.positie), 640, door=G)
    assert m.dossier().verstoringen[0].vorderingen[0].teruggelezen == "bevestigd"


def test_a_threat_from_before_the_first_vordering_is_asked_about() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1"), 590, door=G)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1"), 620, door=G)
    earlier = "Gemeld van vóór de eerste vordering: nr. 2. Hoort dat bij het niet weggaan?"
    assert earlier in asked(m.dossier(), "139 lid 3 Sr")


def test_what_was_over_before_the_opening_is_asked_about() -> None:
    m = new_meeting(geopend=False)
    m.add(c.MeldVerstoring(omschrijving="lawaai"), 600)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.OpenVergadering(), 800)
    m.add(c.MeldVerstoring(omschrijving="geroep"), 900)
    d = m.dossier()
    first = "Ordeverstoring 1 was voorbij vóór de opening: was er toen een vergadering?"
    assert [q for q in asked(d, "144 Sr") if "vóór de opening" in q] == [first]
    assert "Ordeverstoring 1 was voorbij vóór de opening van de vergadering." in list(holes(d))


def test_past_midnight_a_time_has_its_day() -> None:
    m = new_meeting()
    late = 5 * 3600
    m.add(c.MeldVerstoring(omschrijving="geroep"), late)
    m.add(c.BelPolitie(), late + 10, door=G)
    m.add(c.Vorder(gericht_aan=("NN1",)), late + 20)
    m.add(c.PolitieAanwezig(), late + 30, door=G)
    m.add(c.DraagOver(aan="de agent"), late + 40, door=G)
    shown = police(m.dossier())
    day = "11 maart 2026, "
    assert f"De politie is gebeld op {day}00:30:10 (+01:00) en was er op {day}00:30:30 (+01:00)" in shown
    assert f"1e vordering | vet | {day}00:30:20 (+01:00)" in shown
    assert f"{day}00:30:40 (+01:00): overgedragen" in shown


def test_an_arrest_that_was_disputed_or_has_no_time_is_told_so_in_short() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(NN1, 610, door=G)
    left = m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 620, door=G)
    m.add(c.Betwist(positie=left.positie), 630, door=G)
    assert "Door de politie aangehouden: NN1 (betwist bij het teruglezen)." in police(m.dossier())
    late = new_meeting()
    late.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    late.add(NN1, 610, door=G)
    late.add(c.BeeindigVerstoring(), 700)
    late.add(c.Sluit(), 800)
    late.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 90_000, door=G)
    known = "(na de vergadering vastgelegd, zonder opgegeven tijd)"
    assert f"Door de politie verwijderd: NN1 {known}." in police(late.dossier())


def test_no_field_of_aggression_is_called_by_a_name_that_concludes() -> None:
    m = new_meeting()
    hit = m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="ik vind je wel"), 600)
    assert "(bedreiging): genoemd, tegen." in police(m.dossier())
    groups = [p for p in items(m.dossier()) if p.groep.startswith("Agressie")]
    assert {"genoemd", "tegen"} <= {p.wat for p in groups}
    m.add(c.VulAan(positie=hit.positie, veld="dader", waarde="NN1"), 700, door=G)
    m.add(c.VulAan(positie=hit.positie, veld="slachtoffer", waarde="de bode"), 710, door=G)
    m.add(c.Corrigeer(positie=hit.positie, veld="dader", waarde="NN2", reden="gezien"), 720, door=G)
    d = m.dossier()
    told = " ".join([police(d), said(intern(d)), *(t.tekst for t in d.tijdlijn)])
    assert f"Nr. {hit.positie} aangevuld: genoemd is NN1" in told
    assert f"nr. {hit.positie} (genoemd)" in told
    assert "genoemd: NN1" in timeline_csv(d).decode()
    assert "dader" not in told
    assert "slachtoffer is" not in told


def test_of_a_livestream_that_nobody_recorded_it_is_not_said_that_it_ran() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.SpreekAan(scenario="B"), 610)
    told = said(intern(m.dossier()))
    assert "terwijl de livestream liep" not in told
    assert "terwijl niet was vastgelegd dat de livestream uit was" in told
    assert "wat niet is vastgelegd, kan wel zijn gedaan" in told
