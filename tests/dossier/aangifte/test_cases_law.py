"""Cases of the law and of the form: what an article covers, who reads what, what stands where on the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.dossier.checks import aangifte_pdf, leaves
from tests.dossier.conftest import BEGIN, Recorded, after, incident, new_meeting, the_worst
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.blocks import Block, Document, Fields, Heading, Items, Signature, Text, cell
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.checklist.terms import terms
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.summary import summary
from voorzitter_console.dossier.werkdagen import months_after
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.procedure import commands as c


def test_13_a_held_weapon_is_means_and_an_insult_is_no_physical_aggression() -> None:
    d = the_worst()
    assert "schroevendraaier" in found(d, "139 lid 3 Sr", "middelen")
    assert "schroevendraaier" not in found(d, "139 lid 3 Sr", "bedreigingen uiten")
    assert "wapen: een schroevendraaier in de hand" in police(d)
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="belediging", omschrijving="schold"), 600)
    assert [t.tekst for t in m.dossier().tijdlijn][-1] == "Agressie gemeld: belediging, omschrijving: schold"


def test_an_insulted_person_has_a_term_of_three_months_for_a_klacht() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een bezoeker"), 600)
    d = m.dossier()
    (term,) = [t for t in terms(m.meeting.history) if t.wat.startswith("Klacht")]
    assert term.tot
    assert term.tot.isoformat() == "2026-06-10T23:59:59+02:00"
    assert "van een ander komt" in police(d) or "Anders komt de klacht van" in police(d)
    assert not [t for t in terms(incident().meeting.history) if t.wat.startswith("Klacht")]
    # At the end of a month that is longer than the third one after it.
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)


FOR_WHO_OWNS = "namens de rechthebbende, artikel 139 Wetboek van Strafrecht"


@pytest.mark.parametrize(
    ("begin", "door", "grounds"),
    [
        (
            {},
            "voorzitter",
            ["artikel 26 lid 1 Gemeentewet", "namens de rechthebbende, artikel 139 Wetboek van Strafrecht"],
        ),
        ({}, "griffier", ["namens de rechthebbende, artikel 139 Wetboek van Strafrecht"]),
        ({"orgaan": "raadscommissie"}, "voorzitter", ["namens de rechthebbende, artikel 139 Wetboek van Strafrecht"]),
    ],
)
def test_the_ground_that_is_offered_is_of_who_spoke_and_where(
    begin: dict[str, Any], door: str, grounds: list[str]
) -> None:
    m = new_meeting(**begin)
    m.add(c.Vorder(), 600, door=door)
    punt = next(p for p in items(m.dossier()) if "grondslag" in p.wat)
    assert punt.invul
    assert [k.woorden for k in punt.invul.keuzes] == [f"namens de gemeente Maassluis; grondslag: {g}" for g in grounds]


def test_the_scenarios_are_explained_once() -> None:
    m = new_meeting()
    for seconds in (600, 1200):
        m.add(c.SpreekAan(scenario="B"), seconds)
        m.add(c.BeeindigVerstoring(), seconds + 60)
    assert police(m.dossier()).count("A: korte gelegenheid") == 1
    public = said(openbaar(m.dossier()))
    assert public.count("B: aangesproken om te stoppen") == 1
    assert "A: korte gelegenheid" not in public  # nobody chose it


def test_14_the_public_reads_who_chaired_and_nothing_of_the_police() -> None:
    m = incident()
    shown = said(openbaar(m.dossier()))
    assert "Hoe geëindigd" not in shown
    assert "politie" not in shown.replace("Ook niet over politie", "")
    assert "de burgemeester" in shown
    assert "tijdlijn met de zin" not in shown
    m.add(c.NeemOver(functie="voorzitter", naam="het langstzittende raadslid"), 3100)
    assert "het langstzittende raadslid" in said(openbaar(m.dossier()))
    closed = said(openbaar(incident(openbaar=False).dossier()))
    assert "de burgemeester" not in closed


def test_16_driving_the_meeting_apart_is_considered() -> None:
    """The course of Geldermalsen: the raad was driven out and the meeting closed, nobody recorded violence."""
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="stenen tegen de ramen", plaats="buiten"), 600)
    m.add(c.Schors(raadsleden_verlaten_zaal=True), 610)
    m.add(c.Sluit(reden="de raad kan niet veilig vergaderen"), 900)
    d = m.dossier()
    assert fact(d, "124 Sr").aanleiding
    assert "de raadsleden is gevraagd de zaal te verlaten), niet hervat maar gesloten" in found(
        d, "124 Sr", "uiteenjagen"
    )
    assert "Was er geweld of bedreiging, en waaruit bleek dat?" in asked(d, "124 Sr")


def test_17_what_happens_after_the_closing_is_no_element_of_144() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.SpreekAan(scenario="B"), 610)
    m.add(c.Sluit(), 700)
    m.add(c.Vorder(gericht_aan=("NN1",)), 800)
    d = m.dossier()
    assert "vordering" not in found(d, "144 Sr", "opzettelijk")
    assert "gesloten om 19:41:40" in found(d, "144 Sr", "geoorloofde")
    assert "1e vordering" in found(d, "139 lid 1 Sr", "bevoegde ambtenaar")
    later = new_meeting()
    later.add(c.Sluit(), 700)
    later.add(c.MeldVerstoring(), 800)
    assert not fact(later.dossier(), "144 Sr").aanleiding


def test_a_member_is_not_prosecuted_for_words_in_the_meeting() -> None:
    d = the_worst()
    assert "artikel 22 Gemeentewet" in fact(d, "144 Sr").opmerking
    assert "over een lid beslist de raad (artikel 26 lid 3 Gemeentewet)" in police(d)
    assert fact(incident().dossier(), "144 Sr").opmerking == ""


def test_a_commission_has_no_article_26() -> None:
    shown = police(incident(orgaan="raadscommissie").dossier())
    assert "Artikel 26" not in shown
    assert "Artikel 26" in police(incident().dossier())


@pytest.mark.parametrize("name", ["drie-vorderingen", "geweld-112", "sit-in", "tweede-verstoring"])
def test_a_core_of_two_pages_and_eight_in_all(name: str) -> None:
    scenario = scenarios.load(scenarios.find(name))
    d = of_meeting(play(scenario, MemoryJournal(oefening=True), token=seeded(scenario)).meeting)
    pages = [leaf.text for leaf in leaves(aangifte_pdf(d))]
    assert len(pages) <= 8
    assert next(n for n, text in enumerate(pages, 1) if "Bijlage A." in text) == 3
    assert "Aldus naar waarheid opgemaakt" in pages[1]


SIGNED_UNDER = "Waaronder getekend wordt."


@pytest.mark.lang
def test_eight_pages_also_with_persons_violence_112_corrections_and_two_mandates() -> None:
    pages = [leaf.text for leaf in leaves(aangifte_pdf(incident().dossier()))]
    assert len(pages) <= 8
    assert next(n for n, text in enumerate(pages, 1) if "Bijlage A." in text) == 3
    assert "Bijlage G." in pages[-1]


@pytest.mark.parametrize("filler", range(20, 60, 4))
@pytest.mark.parametrize(
    "last", [Text(cell(SIGNED_UNDER)), Fields(((SIGNED_UNDER, cell("zo")),)), Items((cell(SIGNED_UNDER),))]
)
def test_a_signature_never_stands_alone_on_a_page(filler: int, last: Block) -> None:
    text = (*(Text(cell(f"Regel {n}.")) for n in range(filler)), last)
    document = Document(
        titel="t", ondertitel="o", kenmerk="k", voet="v", oefening=False,
        blokken=(*text, Signature("Aldus.", ("Een", "Twee"))),
    )  # fmt: skip
    signed = next(leaf.text for leaf in leaves(render(document, BEGIN)) if "Handtekening" in leaf.text)
    assert SIGNED_UNDER in " ".join(signed.split())


def test_the_core_stands_first_and_the_signature_with_what_it_rests_on() -> None:
    d = incident().dossier()
    made = aangifte(d, "ab" * 32)
    heads = [b.tekst for b in made.blokken if isinstance(b, Heading) and b.niveau == 1]
    assert heads == ["In het kort", "Personen", "Bewijs en getuigen", "De aangever, en wat wordt gevraagd", "Herkomst"]
    assert "ab" * 32 in said(replace(made, bijlagen=()))
    annexes = [b.tekst[:9] for b in made.bijlagen if isinstance(b, Heading) and b.niveau == 1]
    assert annexes == [f"Bijlage {letter}" for letter in "ABCDEFG"]


def put_back() -> Recorded:
    """The clock was a day ahead until after scenario A; NN1 left 40 s after the only vordering."""
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 86_000)
    m.add(c.Schors(reden="geroep"), 86_010)
    m.add(c.SpreekAan(scenario="A", minuten=2), 86_400)
    for seconds, command in (
        (1_200, c.SpreekAan(scenario="B")),
        (1_260, c.Vorder(gericht_aan=("NN1",))),
        (1_300, c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig")),
        (1_320, c.MeldFysiekeAgressie(soort="bedreiging")),
        (1_400, c.BeeindigVerstoring()),
        (1_410, c.Hervat()),
        (1_420, c.Sluit()),
    ):
        m.clock.set(after(seconds))
        m.meeting.decide(command, door="voorzitter")
    return m


def test_23_what_came_first_stands_first_whatever_the_clock_said() -> None:
    d = put_back().dossier()
    shown = police(d)
    assert "De klok liep terug bij nr. 5" in shown
    assert any("klok liep terug" in hole for hole in holes(d))
    assert "A op 11 maart 2026, 19:30:00 (+01:00), daarna B om 19:50:00" in shown
    assert shown.index("Aangesproken, scenario A") < shown.index("Aangesproken, scenario B")
    assert [a.scenario for a in d.verstoringen[0].aansprekingen] == ["A", "B"]
    told = [line.partition(": ")[2] for line in lines(d)]
    of = ("de voorzitter schorst", "krijgt", "aangesproken", "1e vordering", "hervat", "gesloten")
    places = [next(n for n, line in enumerate(told) if words in line) for words in of]
    assert places == sorted(places)
    elements = found(d, "144 Sr", "opzettelijk")
    assert elements.index("scenario A") < elements.index("scenario B") < elements.index("1e vordering")


def test_23_no_departure_is_lost_and_no_length_is_made_of_two_clocks() -> None:
    d = put_back().dossier()
    assert "NN1, 1e vordering 19:51:00: ging weg na 40 s (vrijwillig)" in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Vrijwillig weg 19:51:40" in police(d)
    effect = found(d, "144 Sr", "waardoor")
    assert "hervat om 19:53:30, na onbekende tijd (klok verzet)" in effect
    assert "vergadering geschorst" in found(d, "143 Sr", "verhinderen")
    assert "23 uur" not in said(intern(d))
    assert picture(d) == ()


def test_23_each_document_says_that_the_clock_was_put_back() -> None:
    d = put_back().dossier()
    told = "na 11 maart 2026, 19:30:00 (+01:00) volgt 10 maart 2026, 19:50:00 (+01:00)"
    for shown in (police(d), said(intern(d)), said(raad(d)), said(openbaar(d)), " ".join(lines(d))):
        assert told in shown
    assert not any("teruggezet" in told for told in summary(incident().dossier()))


def test_two_stations_whose_clocks_differ_by_seconds_lose_no_length() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1",)), 600)
    m.clock.set(after(598))
    m.meeting.decide(c.Noteer(tekst="gezien"), door="griffier")
    m.clock.set(after(630))
    m.meeting.decide(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), door="griffier")
    assert "ging weg na 30 s" in police(m.dossier())
    assert "teruggezet" not in police(m.dossier())
