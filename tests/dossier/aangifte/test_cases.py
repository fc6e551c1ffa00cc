"""Cases in which a document once said what was not so, each with what is right; told by hand, recorded by the fold."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import BEGIN, PROTOCOL, Recorded, incident, new_meeting, the_worst
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.summary import summary
from voorzitter_console.moment import iso
from voorzitter_console.procedure import commands as c


def away_and_back() -> Recorded:
    """NN1 left freely a minute after the second vordering, came back a minute later and was removed."""
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 600, door="griffier")
    m.add(c.Vorder(tekst="Ga nu weg.", gericht_aan=("NN1",)), 840)
    m.add(c.Vorder(tekst="Ga nu weg.", gericht_aan=("NN1",)), 1020)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 1080, door="griffier")
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 1140, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 1500, door="griffier")
    return m


def test_1_each_departure_and_return_counts_for_each_vordering() -> None:
    d = away_and_back().dossier()
    stays = d.verstoringen[0].verstoorders[0].verblijf
    assert [(iso(v.van)[11:19], v.tot and iso(v.tot)[11:19], v.hoe) for v in stays] == [
        ("19:40:00", "19:48:00", "vrijwillig"),
        ("19:49:00", "19:55:00", "verwijderd"),
    ]
    right = "ging weg na 1 min 00 s (vrijwillig), kwam terug 19:49:00, verwijderd 19:55:00"
    assert f"2e vordering 19:47:00: {right}" in found(d, "139 lid 1 Sr", "aanstonds")
    shown = police(d)
    assert right in shown
    assert "ging weg na 4 min 00 s (vrijwillig), kwam terug 19:49:00, verwijderd 19:55:00" in shown
    # The persons' table has the free departure too.
    assert "Vrijwillig weg 19:48:00, terug 19:49:00, verwijderd 19:55:00" in shown
    assert "nog 8 min" not in shown


def test_1_who_was_there_until_the_end_did_not_go_an_hour_after_the_vordering() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1",)), 600)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 660)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 4200, door="griffier")
    d = m.dossier()
    right = "was er nog toen de ordeverstoring voorbij was (19:41:00), vrijwillig weg 20:40:00"
    assert right in found(d, "139 lid 1 Sr", "aanstonds")
    assert right in police(d)
    assert any(right in hole for hole in holes(d))


@pytest.mark.parametrize(
    ("command", "bron", "words"),
    [
        (c.Vorder(), "protocol", "Vermoed: de zin van het protocol"),
        (c.Vorder(tekst="Weg, nu!"), "opgegeven", "woordelijk, zoals opgegeven"),
        (c.Vorder(tekst="Weg, nu!", getoond=True), "getoond", "woordelijk: de zin stond op het scherm"),
    ],
)
def test_2_where_words_come_from(command: c.Vorder, bron: str, words: str) -> None:
    m = new_meeting()
    m.add(command, 600)
    d = m.dossier()
    v = d.verstoringen[0].vorderingen[0]
    assert (v.woorden, v.teruggelezen, v.betwist_tekst) == (bron, None, None)
    shown = police(d)
    assert words in shown
    assert ("woordelijk" in shown) == (bron != "protocol")
    assert ("woorden van de 1e vordering zijn niet vastgelegd" in " ".join(holes(d))) == (bron == "protocol")


def test_2_a_contested_sentence_stands_with_both_readings() -> None:
    m = new_meeting()
    spoken = [m.add(c.Schors(), 590), m.add(c.SpreekAan(scenario="B"), 595), m.add(c.Vorder(), 600)]
    for n, entry in enumerate(spoken):
        m.add(c.Betwist(positie=entry.positie, tekst=f"ik vorder dat u nu gaat {n}"), 700 + n, door="griffier")
    d = m.dossier()
    x = d.verstoringen[0]
    verdicts = [(s.teruggelezen, s.betwist_tekst) for s in d.schorsingen]
    verdicts += [(a.teruggelezen, a.betwist_tekst) for a in x.aansprekingen]
    verdicts += [(v.teruggelezen, v.betwist_tekst) for v in x.vorderingen]
    assert verdicts == [("betwist", f"ik vorder dat u nu gaat {n}") for n in range(3)]
    shown = police(d)
    for n in range(3):
        assert f"BETWIST bij het teruglezen. Andere lezing, zoals getypt: ik vorder dat u nu gaat {n}" in shown
    assert PROTOCOL.vorderingen.tekst in shown
    assert "welke lezing juist is (bij het teruglezen betwist)" in shown
    assert "1e vordering (BETWIST; getypt bij het teruglezen: ik vorder dat u nu gaat 2)" in found(
        d, "144 Sr", "opzettelijk"
    )
    told = [hole for hole in holes(d) if "bij het teruglezen betwist" in hole]
    assert [name for hole in told for name in ("1e vordering", "schorsing", "aanspreking") if name in hole] == [
        "1e vordering", "schorsing", "aanspreking",
    ]  # fmt: skip
    # Read back again: the last verdict counts.
    m.add(c.Bevestig(positie=spoken[2].positie), 800, door="griffier")
    v = m.dossier().verstoringen[0].vorderingen[0]
    assert (v.teruggelezen, v.betwist_tekst) == ("bevestigd", None)


def test_3_the_minutes_that_were_said_and_a_later_change_as_such() -> None:
    m = new_meeting()
    words = "U krijgt twee minuten om uw verhaal te doen."
    spoken = m.add(c.SpreekAan(scenario="A", minuten=2, tekst=words, getoond=True), 600)
    m.add(c.Corrigeer(positie=spoken.positie, veld="minuten", waarde=5, reden="zij kregen vijf"), 700, door="griffier")
    shown = police(m.dossier())
    assert words in shown
    assert "Afgesproken: 5 minuten (later gewijzigd, om 19:41:40; eerst: 2)" in shown
    assert "5 minuten om kort iets te zeggen (scenario A); de minuten zijn later gewijzigd" in shown


def test_4_the_start_of_the_program_is_no_begin_of_the_meeting() -> None:
    unknown = new_meeting(aanvang="2026-03-10T18:33:52.956+01:00").dossier()
    assert "18:33:52" not in police(unknown)
    assert "dinsdag 10 maart 2026, tijd nog niet bekend" in police(unknown)
    told = new_meeting(begonnen_om="2026-03-10T19:30:00+01:00").dossier()
    assert told.vergadering.begonnen_om == BEGIN
    assert "10 maart 2026, 19:30:00 (+01:00)" in police(told)
    opened = new_meeting(geopend=False)
    opened.add(c.OpenVergadering(), 60)
    assert "10 maart 2026, 19:31:00 (+01:00) (geopend, nr. 2)" in police(opened.dossier())


def test_5_after_a_late_vordering_one_numbering_and_the_old_number_where_a_text_names_it() -> None:
    m = new_meeting()
    for seconds in (600, 700, 800):
        m.add(c.Vorder(gericht_aan=("NN1",)), seconds)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=3, aanwezig=True, gehoord=True), 810, door="griffier")
    before = [t.tekst for t in m.dossier().tijdlijn if t.soort == "stel_aanwezigheid_vast"]
    assert before == ["Vastgesteld: NN1 was aanwezig bij de 3e vordering en heeft het gehoord"]
    m.add(c.Vorder(gericht_aan=("NN1",)), 650, late=300)
    d = m.dossier()
    now = [t.tekst for t in d.tijdlijn if t.soort == "stel_aanwezigheid_vast"]
    assert now == ["Vastgesteld: NN1 was aanwezig bij de 4e vordering en heeft het gehoord (toen genoemd: 3e)"]
    assert d.verstoringen[0].vorderingen[3].aanwezigheid[0].gehoord is True


def test_6_the_known_answer_stands_beside_the_element_also_where_it_speaks_for_the_person() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1", "NN2", "NN3")), 600)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, aanwezig=True, gehoord=False), 700, door="griffier")
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=1, aanwezig=False), 710, door="griffier")
    d = m.dossier()
    told = found(d, "139 lid 1 Sr", "aanstonds")
    assert "NN1, 1e vordering 19:40:00: vertrek niet vastgelegd, hoorde het NIET (vastgesteld)" in told
    assert "NN2, 1e vordering was er niet (vastgesteld)" in told
    assert "Heeft de persoon de vordering gehoord? NN3" in asked(d, "139 lid 1 Sr")
    assert "nee, vastgesteld" in police(d)
    core = said(replace(aangifte(d, "ab" * 32), bijlagen=()))
    assert "Hoorde de 1e vordering niet (vastgesteld)" in core
    assert "Was er niet bij de 1e vordering (vastgesteld)" in core
    assert "gericht tot deze persoon: 1e vordering (genoemd)" in core
    told_first = list(holes(d))
    assert "NN1 hoorde de 1e vordering niet (vastgesteld)." in told_first
    assert "NN2 was niet aanwezig bij de 1e vordering (vastgesteld)." in told_first
    assert "Niet vastgesteld of NN3 de 1e vordering hoorde." in told_first


def test_7_no_label_concludes() -> None:
    m = new_meeting()
    m.add(c.Vorder(tekst="Ga weg.", gericht_aan=("NN1",)), 600)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", omschrijving="balde de vuist"), 610)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 625, door="griffier")
    d = m.dossier()
    for shown in (police(d), said(intern(d)), json.dumps([t.tekst for t in d.tijdlijn])):
        for word in ("Niet weggaan (139)", "Storen (144)", "dader", "verdachte", "schuldig"):
            assert word not in shown
    assert "genoemd: NN1" in police(d)
    assert "ging weg na 25 s (na de vordering)" in police(d)


def test_8_granted_time_is_an_alternative() -> None:
    m = new_meeting()
    m.add(c.SpreekAan(scenario="A", minuten=5), 600)
    m.add(c.Vorder(), 1000)
    d = m.dossier()
    assert "Er zijn geen aangeboden alternatieven vastgelegd" not in police(d)
    assert "5 minuten om kort iets te zeggen (scenario A)" in found(d, "139 lid 1 Sr", "wederrechtelijk")
    assert not any("andere manier" in q for q in asked(d, "139 lid 1 Sr"))
    assert not any("geen alternatief" in hole for hole in holes(d))


def test_9_in_brief_says_the_worst() -> None:
    d = the_worst()
    shown = " ".join(summary(d))
    for word in (
        "geweld gemeld, genoemd: NN1, tegen een raadslid", "Letsel: bloedneus", "schroevendraaier", "112 is gebeld",
        "Door de politie aangehouden: NN1", "Vermoedelijk minderjarig: NN1", "Raadslid: NN2",
    ):  # fmt: skip
        assert word in shown
    asked_for = Request(dossier=d, protocol=PROTOCOL, dossiers=(d,))
    letter = said(KINDS["melding"].maak(asked_for))
    for word in ("geweld gemeld", "112 gebeld", "aangehouden", "Vermoedelijk minderjarig"):
        assert word in letter


def test_10_answers_stand_in_their_place() -> None:
    m = incident()
    m.add(
        c.NoemAangever(
            naam="A. de Griffier", functie="griffier", namens="de gemeente", domicilie="Markt 1", vpt=True,
            volmacht=True, vervolging=True,
        ),
        4000, door="griffier",
    )  # fmt: skip
    m.add(c.NoemBenadeelde(naam="de bode", letsel="kneuzing", voegen=True), 4010, door="griffier")
    first = aangifte(m.dossier(), "ab" * 32)
    shown = said(first)
    for word in ("A. de Griffier", "Markt 1", "Benadeelde: de bode", "letsel: kneuzing; voegt zich: ja"):
        assert word in shown
    blanks = [name for b in as_json(first)["blokken"] if b["soort"] == "invullen" for name in b["namen"]]
    assert blanks == ["Telefoon en e-mail (werk)", "Aangifte onder nummer"]
    assert "Voor de aangifte" not in shown


def test_11_whole_seconds_and_completions_with_their_entry() -> None:
    m = incident()
    note = m.add(c.BelPolitie(spoed=True), 3100.75, door="griffier")
    m.add(c.VulAan(positie=note.positie, veld="incidentnummer", waarde="2026-99"), 3200, door="griffier")
    shown = police(m.dossier())
    assert ",750" not in shown
    assert "Positie" not in shown
    assert f"Aangevuld 20:23:20 door griffier (nr. {note.positie + 1}): incidentnummer is 2026-99" in shown
    assert "Gecorrigeerd 20:19:40 door griffier" in shown
    assert "eerst vastgelegd: geroep vanaf de publieke tribune; reden: verhoord" in shown


def test_12_two_calls_with_one_arrival_are_told_and_asked_once() -> None:
    m = new_meeting()
    m.add(c.BelPolitie(gebeld_door="de bode"), 600)
    m.add(c.BelPolitie(spoed=True, gebeld_door="de griffier"), 660)
    m.add(c.PolitieAanwezig(eenheid="noodhulp"), 900, door="griffier")
    m.add(c.DraagOver(aan="de agent"), 950, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="vertrokken"), 990, door="griffier")
    shown = police(m.dossier())
    assert shown.count("noodhulp") == 2  # annex A, and the timeline
    assert shown.count("Resultaat") == 1
    assert "19:40:00 (+01:00), 19:41:00 (+01:00)" in shown
    assert shown.count("Incidentnummer van de melding") == 1
