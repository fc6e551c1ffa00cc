"""What readings as police, prosecutor, defence lawyer, griffier and privacy officer found, kind by kind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.aangifte.annex import missing
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.draft import LetterRefused, Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c


def letter(m: Recorded, kind: str, persoon: str | None = None) -> str:
    d = m.dossier()
    return said(KINDS[kind].maak(Request(dossier=d, protocol=PROTOCOL, dossiers=(d,), persoon=persoon)))


def struck() -> Recorded:
    """Somebody was hit and injured, and the chair threatened; who was hit and how was not recorded."""
    m = new_meeting()
    m.add(c.Schors(reden="een bezoeker slaat een raadslid"), 600)
    m.add(c.BelPolitie(spoed=True), 605)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", letsel="een bloedneus"), 610)
    m.add(c.Vorder(gericht_aan=("NN1",)), 650)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", slachtoffer="de voorzitter", omschrijving="riep"), 660)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 900)
    m.add(c.BeeindigVerstoring(hoe="politie"), 910)
    return m


def turned() -> Recorded:
    """Leave to speak for two minutes, ended within them; somebody stopped, began again and stopped."""
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="bewoners staan op", plaats="zaal"), 600)
    m.add(c.Schors(), 605)
    m.add(c.StopLivestream(), 605)
    m.add(c.BevestigLivestream(toestand="gestopt"), 606)
    m.add(c.SpreekAan(scenario="A", minuten=2), 610)
    m.add(c.SpreekOpnieuwAan(), 640)
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="slaat met een map"), 645)
    m.add(c.VerstoorderGestaakt(label="NN2"), 650)
    m.add(c.Vorder(gericht_aan=("NN1",), grondslag="artikel 26 lid 1 Gemeentewet"), 670)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 700)
    m.add(c.Hervat(), 710)
    m.add(c.StartLivestream(), 711)
    m.add(c.BevestigLivestream(toestand="live"), 712)
    return m


def test_the_core_and_the_mandate_name_the_articles_of_what_was_worst() -> None:
    shown = police(struck().dossier())
    law = "artikelen 141 (openlijk geweld), 180 (wederspannigheid) en 300 tot en met 304"
    worst = f"geweld; letsel, zoals gemeld: een bloedneus (nr. 4): {law}"
    assert shown.index(worst) < shown.index("het opzettelijk storen van een geoorloofde openbare vergadering (144 Sr)")
    assert shown.count(worst) == 2  # in the core and on the mandate
    assert shown.count("bedreiging (nr. 6): artikel 285 (bedreiging) Sr") == 2
    assert "Letsel, zoals gemeld | wie nog niet bekend: een bloedneus (nr. 4)" in shown


@pytest.mark.parametrize(
    ("soort", "law"),
    [
        ("wapen", "artikelen 285 (bedreiging) en 300 tot en met 304 (mishandeling) Sr, en de Wet wapens en munitie"),
        ("belediging", "artikelen 266 en 267 (belediging) Sr"),
        ("vernieling", "artikel 350 (vernieling) Sr"),
    ],
)
def test_each_kind_of_aggression_has_its_law(soort: Any, law: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.MeldFysiekeAgressie(soort=soort), 610)
    shown = police(m.dossier())
    assert law in shown
    assert "munitie Sr" not in shown


def test_what_is_not_known_of_aggression_is_asked_in_every_list_of_it() -> None:
    d = struck().dossier()
    lacking = list(missing(d))
    assert "Agressie nr. 4 (geweld): omschrijving, tegen." in lacking
    assert not [line for line in lacking if "nr. 6" in line]  # a threat injures nobody
    assert "Melding bij de politie van 19:40:05: wie belde, de gebruikte woorden." in lacking
    assert "Van nr. 4 (geweld) is niet vastgelegd: wat er gebeurde, tegen wie." in holes(d)
    assert "Er is geen getuige vastgelegd die het zelf zag of hoorde." in holes(d)


def test_what_was_used_is_pointed_at_where_only_the_report_tells_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="hij gooit een flesje"), 610)
    assert "Waarmee | vet | niet apart vastgelegd; zie wat is gemeld bij nr. 3" in police(m.dossier())


def test_time_that_was_granted_speaks_for_who_used_it() -> None:
    d = turned().dossier()
    told = list(holes(d))
    assert any(line.startswith("Om 19:40:10 kreeg men 2 minuten om kort iets te zeggen") for line in told)
    assert "De 1e vordering kwam 1 min 00 s daarna, dus binnen de gegeven tijd." in told
    assert "aangesproken (scenario A: gelegenheid gegeven, 2 minuten)" in found(d, "144 Sr", "opzettelijk")
    assert "Om 19:40:10 kreeg men gelegenheid om kort iets te zeggen." in " ".join(summary(d))
    # Leave that simply ran out well raises no question.
    calm = new_meeting()
    calm.add(c.SpreekAan(scenario="A", minuten=2), 600)
    calm.add(c.BeeindigVerstoring(hoe="afspraak_nagekomen"), 700)
    assert not any("kort iets te zeggen (scenario A)" in line for line in holes(calm.dossier()))


def test_who_stopped_and_began_again_reads_so() -> None:
    m = turned()
    m.add(c.MeldVerstoring(voortzetting=True, plaats="zaal"), 800)
    m.add(c.VerstoorderTeruggekeerd(label="NN2"), 801)
    d = m.dossier()
    assert "Storen: stopte nr. 9, 19:40:50; stoorde weer nr. 16, 19:43:21" in police(d)
    assert "nr. 16, 19:43:21: NN2 stoort weer" in found(d, "144 Sr", "opzettelijk")
    assert "gedrag van NN2: slaat met een map" in found(d, "144 Sr", "wanorde")
    assert police(d).count("vanaf 19:43:20: zaal") == 0  # the same place again


def test_what_is_answered_or_senseless_is_not_asked() -> None:
    d = turned().dossier()
    assert asked(d, "184 Sr") == ["Was de spreker zo'n ambtenaar?"]  # the ground was recorded
    assert not any("vertrokken: NN1, NN2" in line for line in missing(d))  # stopped, and was never ordered to go
    assert any("of, wanneer en hoe vertrokken: NN1" in line for line in missing(d))
    bare = new_meeting()
    bare.add(c.Vorder(grondslag="namens de rechthebbende, artikel 139 Wetboek van Strafrecht"), 600)
    assert any(
        "wettelijk voorschrift" in q for q in asked(bare.dossier(), "184 Sr")
    )  # article 139 gives no power to order
    assert "vul het dan hier in" not in said(intern(d))
    assert "vul het dan hier in" in police(d)


def member() -> Recorded:
    """A member who disturbed, was ordered to go all the same, and may stay by decision of the raad."""
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="R1", rol="raadslid", gedrag="juicht"), 600)
    vorder = m.add(c.Vorder(gericht_aan=("R1", "NN1")), 610)
    m.add(c.LegVoorAanRaad(label="R1", besluit="het lid mag blijven"), 620)
    m.add(c.Betwist(positie=vorder.positie, tekst="het raadslid is niet bedoeld"), 700, door="griffier")
    return m


def test_over_a_member_the_raad_decides_in_every_document() -> None:
    m = member()
    d = m.dossier()
    assert "Om 19:40:20 is R1 voorgelegd aan de raad; besluit: het lid mag blijven." in " ".join(summary(d))
    assert [line for line in missing(d) if "vertrokken" in line] == [
        "Ordeverstoring 1: of, wanneer en hoe vertrokken: NN1."
    ]
    assert not any("R1: wanneer en hoe" in line for line in holes(d))
    assert "Wanneer en hoe vertrokken: NN1" in asked(d, "139 lid 1 Sr")
    core = police(d).split("Bijlage A.")[0]
    assert "artikel 22 Gemeentewet" in core
    decided = (
        "wordt voorgelegd aan de raad (artikel 26 lid 3 Gemeentewet); besluit: [nagaan, en zonder naam overnemen: het "
        "lid mag blijven]"
    )
    assert any(decided in line for line in lines(d))
    with pytest.raises(LetterRefused, match="of een lid in de vergadering blijft, beslist de raad"):
        letter(m, "contact", "R1")
    assert "Wat er verder gebeurt, is aan de raad." in letter(m, "ordegesprek", "R1")
    assert "besluit de burgemeester zonder gesprek" in letter(m, "ordegesprek", "NN1")


def test_a_dispute_is_not_said_to_be_of_the_words_and_stands_with_whom_it_may_be_about() -> None:
    d = member().dossier()
    shown = police(d)
    assert "ja, genoemd, bij het teruglezen betwist" in shown
    assert "woorden BETWIST" not in shown
    assert "De 1e vordering is bij het teruglezen betwist. Andere lezing" in " ".join(holes(d))


def test_a_remark_at_a_right_reading_is_kept() -> None:
    m = new_meeting()
    vorder = m.add(c.Vorder(), 600)
    m.add(c.Bevestig(positie=vorder.positie, tekst="zo is het gezegd"), 700, door="griffier")
    assert "juist; opmerking: zo is het gezegd" in police(m.dossier())


def test_the_minutes_and_the_public_read_what_followed() -> None:
    d = turned().dossier()
    told = lines(d)
    assert "19:40:10: wie de orde verstoort, krijgt 2 minuten om kort iets te zeggen." in told
    assert "19:40:40: wie de orde verstoort, wordt opnieuw aangesproken." in told
    for shown in (said(openbaar(d)), said(raad(d))):
        assert "gestopt om 19:40:06 (+01:00). Om 19:41:52 (+01:00) is zij weer gestart." in shown
    off = new_meeting()
    off.add(c.MeldVerstoring(), 600)
    off.add(c.StopLivestream(), 605)
    off.add(c.BevestigLivestream(toestand="gestopt"), 606)
    assert "weer gestart" not in said(openbaar(off.dossier()))


def test_how_it_ended_is_said_alike_in_every_document() -> None:
    d = struck().dossier()
    for shown in (police(d), said(raad(d))):
        assert "Hoe geëindigd | door de politie" in shown
    assert "Ordeverstoring 1 voorbij: door de politie" in police(d)


def test_a_letter_about_somebodys_part_tells_the_worst_without_who_was_hit() -> None:
    m = struck()
    shown = letter(m, "waarschuwing", "NN1")
    assert "u bent genoemd bij: geweld gemeld om 19:40:10, bedreiging gemeld om 19:41:00" in shown
    assert "de voorzitter" not in shown.split("is vastgelegd:")[1].split("Gevolg voor")[0]


def test_the_melding_tells_each_departure_and_what_is_known_to_have_happened() -> None:
    m = struck()
    assert "Wat gebeurde er | reden van de schorsing: een bezoeker slaat een raadslid" in letter(m, "melding")
    m = turned()
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 720)
    m.add(c.MeldVerstoring(voortzetting=True, omschrijving="hij roept op de gang", plaats="gang"), 800)
    m.add(c.VerstoorderTeruggekeerd(label="NN2"), 801)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="verwijderd"), 900)
    shown = letter(m, "melding")
    assert "Vertrek: vrijwillig weg 19:42:00, terug 19:43:21, verwijderd 19:45:00" in shown
    assert shown.index("bewoners staan op") < shown.index("hij roept op de gang")
    assert "Plaats | vanaf 19:40:00: zaal | gewoon | vanaf 19:43:20: gang" in said(raad(m.dossier()))


def test_124_does_not_say_that_nobody_left() -> None:
    m = turned()
    m.add(c.RaadsledenUitZaal(), 615)
    why = fact(m.dossier(), "124 Sr").waarom
    assert "uiteengaan" not in why
    assert "geen schorsing die op sluiten uitliep" in why


def test_who_was_found_to_be_there_stands_with_the_vordering_too() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 600)
    m.add(c.StelAanwezigheidVast(label="NN3", vordering=1, aanwezig=True), 700, door="griffier")
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=1, aanwezig=False), 701, door="griffier")
    shown = police(m.dossier())
    assert "Ook erbij, achteraf vastgesteld: NN3" in shown
    assert "Er niet bij, achteraf vastgesteld: NN2" in shown


def test_the_police_stand_in_order_and_called_off_without_a_call_too() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.VraagPolitie(), 610)
    m.add(c.WaarschuwBodedienst(), 620, door="griffier")
    m.add(c.ZegPolitieAf(reden="hij is weg"), 700, door="griffier")
    d = m.dossier()
    shown = police(d).split("Politie | ", 1)[1]
    places = [shown.index(told) for told in ("om politie gevraagd", "bodedienst gewaarschuwd", "Politie afgezegd")]
    assert places == sorted(places)
    assert "om politie gevraagd 19:40:10 (10 s)" in said(intern(d))


def test_a_question_is_asked_once_and_only_where_it_has_an_answer() -> None:
    m = new_meeting(locatie_soort="gehuurde zaal", rechthebbende="Stichting De Brug")
    m.add(c.MeldVerstoring(), 600)
    assert asked(m.dossier(), "144 Sr")[-1] == "Zijn de personen aangesproken, en gingen zij daarna door?"
    m.add(c.Vorder(namens="Stichting De Brug"), 610)
    d = m.dossier()
    assert asked(d, "144 Sr")[-1] == "Wat deden de personen nadat zij waren aangesproken?"
    assert not any("vanwege de rechthebbende" in q for q in asked(d, "138 Sr"))
    assert "namens: Stichting De Brug" in found(d, "138 Sr", "vordering")


def test_the_short_part_says_how_it_ended_and_the_melding_with_what() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(middelen="twee trommels"), 600)
    m.add(c.SpreekAan(scenario="A", minuten=2), 610)
    m.add(c.BeeindigVerstoring(hoe="afspraak_nagekomen"), 700)
    assert "Zij eindigde: de afspraak is nagekomen." in " ".join(summary(m.dossier()))
    assert "Middelen | twee trommels" in letter(m, "melding")


def test_words_in_a_chat_are_nowhere_said_to_have_been_shouted() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="een bericht in de chat", plaats="online", woorden="tot zo"), 600)
    m.add(c.BeeindigVerstoring(), 650)
    m.add(c.MeldVerstoring(voortzetting=True, plaats="online", woorden="nog een"), 660)
    d = m.dossier()
    assert d.tijdlijn[1].tekst.endswith("omschrijving: een bericht in de chat; woorden (opgegeven): “tot zo”")
    for shown in (police(d), said(intern(d)), letter(m, "melding")):
        assert "tot zo" in shown
        assert "eroepen" not in shown.split("nog een")[0].replace("Hulp geroepen", "")
    hall = new_meeting()
    hall.add(c.MeldVerstoring(plaats="zaal", woorden="weg ermee"), 600)
    assert "geroepen (opgegeven): “weg ermee”" in police(hall.dossier())


def test_the_same_behaviour_of_several_stands_once() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    for label, gedrag in (("NN1", "roept"), ("NN2", "roept"), ("NN3", "trommelt")):
        m.add(c.BeschrijfVerstoorder(label=label, gedrag=gedrag), 610)
    told = found(m.dossier(), "144 Sr", "wanorde")
    assert "gedrag van NN1, NN2: roept | gedrag van NN3: trommelt" in told
