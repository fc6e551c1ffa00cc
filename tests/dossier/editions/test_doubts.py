"""What is doubtful stands where it is said, in every document: approximate and late times, words, addressing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.procedure import commands as c

TYPED = "vuurwerk in de hal"
SPOKEN = "Ik schors. Even wachten."


def letter(m: Recorded, kind: str, **fields: object) -> str:
    d = m.dossier()
    base = Request(dossier=d, protocol=PROTOCOL, dossiers=(d,))
    return said(KINDS[kind].maak(replace(base, **fields)))


def everything(m: Recorded) -> dict[str, str]:
    """Each document as one text."""
    d = m.dossier()
    letters = {kind: letter(m, kind, persoon="NN1", eerder=("eerder",)) for kind in KINDS}
    editions = {"aangifte": police(d), "intern": said(intern(d)), "raad": said(raad(d)), "openbaar": said(openbaar(d))}
    lines_of_it = "\n".join(t.tekst for t in d.tijdlijn)
    return {**letters, **editions, "csv": timeline_csv(d).decode(), "tijdlijn": lines_of_it}


def spoken() -> Recorded:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="twee mensen roepen", woorden="Weg met de raad"), 590, door="griffier")
    m.add(c.Schors(reden=TYPED, tekst=SPOKEN), 600)
    m.add(c.SpreekAan(scenario="A", minuten=2, afspraak="daarna stil", tekst="U krijgt even."), 610)
    m.add(c.BelPolitie(gemeld="Kom direct."), 620, door="griffier")
    m.add(c.Vorder(tekst="Weg, nu.", gericht_aan=("NN1",), reactie="lacht"), 630)
    m.add(c.DraagOver(aan="de agent", labels=("NN1",), woorden="Deze bleef."), 640, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", omschrijving="balde een vuist"), 650, door="griffier")
    return m


def test_spoken_words_are_quoted_everywhere_and_typed_ones_nowhere() -> None:
    words = ("Weg met de raad", SPOKEN, "U krijgt even.", "Kom direct.", "Weg, nu.", "Deze bleef.")
    for name, shown in everything(spoken()).items():
        for word in words:
            for at in re.finditer(re.escape(word), shown):
                assert shown[at.start() - 1] == "“", (name, word)
                assert shown[at.end()] == "”", (name, word)
        for typed in (TYPED, "twee mensen roepen", "daarna stil", "lacht", "balde een vuist"):
            assert f"“{typed}" not in shown, (name, typed)
    (suspended,) = [t.tekst for t in spoken().dossier().tijdlijn if t.soort == "schors"]
    assert suspended == f"Vergadering geschorst, reden: {TYPED}; gezegd (opgegeven): “{SPOKEN}”"
    assert "“Weg met de raad” (opgegeven)" in police(spoken().dossier())


def test_quoted_words_that_were_read_back_say_so_in_the_timeline_too() -> None:
    m = new_meeting()
    wrong = m.add(c.Schors(tekst=SPOKEN), 600)
    right = m.add(c.Vorder(tekst="Weg, nu."), 610)
    m.add(c.Betwist(positie=wrong.positie, tekst="Ik schors de vergadering."), 620, door="griffier")
    m.add(c.Bevestig(positie=right.positie), 621, door="griffier")
    told = {t.positie: t.tekst for t in m.dossier().tijdlijn}
    assert told[wrong.positie] == f"Vergadering geschorst, gezegd (opgegeven, betwist): “{SPOKEN}”"
    assert told[right.positie] == "1e vordering uitgesproken, gezegd (opgegeven, bevestigd): “Weg, nu.”"
    assert told[4] == "Nr. 2 teruggelezen: niet juist, andere lezing, zoals getypt: Ik schors de vergadering."


def test_what_the_griffier_says_of_an_entry_without_words_is_no_quotation() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    left = m.add(c.VerstoorderVertrokken(label="NN1"), 610)
    m.add(c.Betwist(positie=left.positie, tekst="het was NN2"), 620, door="griffier")
    for shown in everything(m).values():
        assert "“het was NN2" not in shown
    assert "Opmerking: het was NN2" in police(m.dossier())


def test_a_corrected_sentence_stands_with_the_origin_of_both() -> None:
    m = new_meeting()
    entry = m.add(c.Vorder(tekst="Ik vorder dat u gaat.", getoond=True), 600)
    m.add(c.Corrigeer(positie=entry.positie, veld="tekst", waarde="Weg, nu.", reden="verhoord"), 700, door="griffier")
    shown = police(m.dossier())
    assert "tekst is (opgegeven): “Weg, nu.”; eerst vastgelegd: (getoond): “Ik vorder dat u gaat.”" in shown


def late() -> Recorded:
    """Everything about it is approximate, and the second vordering was entered afterwards and is contested."""
    m = new_meeting()
    about: dict[str, Any] = {"kwaliteit": "bij_benadering"}
    m.add(c.MeldVerstoring(kwaliteit="bij_benadering"), 600, door="griffier", late=30)
    m.add(c.SpreekAan(scenario="B", **about), 650)
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.BelPolitie(spoed=True, **about), 670, door="griffier")
    second = m.add(c.Vorder(tekst="Weg.", **about), 665, door="griffier", late=100)
    m.add(c.Betwist(positie=second.positie), 800, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="geweld", **about), 810, door="griffier")
    m.add(c.BeeindigVerstoring(**about), 900)
    return m


def test_an_approximate_or_late_time_says_so_in_every_document() -> None:
    m = late()
    when = "19:41:05 (bij benadering; vastgelegd op 10 maart 2026 om 19:42:45)"
    for name, shown in (
        ("raad", said(raad(m.dossier()))), ("openbaar", said(openbaar(m.dossier()))),
        ("notulen", letter(m, "notulen")), ("aangifte", police(m.dossier())), ("intern", said(intern(m.dossier()))),
    ):  # fmt: skip
        assert when in shown, name
        assert "(bij benadering; vastgelegd op 10 maart 2026 om 19:40:30)" in shown, name  # the begin
    minutes = " ".join(lines(m.dossier()))
    assert "2e vordering om het pand te verlaten (bij het teruglezen betwist)" in minutes
    for document in (raad, openbaar):
        shown = said(document(m.dossier()))
        assert "2e: bij het teruglezen betwist" in shown
        assert "1e: de gesproken woorden zijn niet vastgelegd" in shown
    for kind in ("waarschuwing", "melding"):
        assert "bij benadering" in letter(m, kind, persoon="NN1")
    assert "112 is gebeld om 19:41:10 (bij benadering)" in police(m.dossier())


def test_nothing_is_called_left_out_that_was_not_recorded() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.BelPolitie(), 620, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 630)
    m.add(c.MeldFysiekeMaatregel(), 640)
    for shown in (said(raad(m.dossier())), said(openbaar(m.dossier()))):
        assert "weggelaten]" not in shown
        for what in ("personen met namen", "gegevens van de politie", "wie en wat bij fysieke agressie"):
            assert what not in shown
    known = spoken()
    known.add(c.BeschrijfVerstoorder(label="NN1", signalement="man"), 700, door="griffier")
    shown = said(raad(known.dossier()))
    for left in ("uitgesproken woorden", "signalementen", "gegevens van de politie", "wie en wat"):
        assert f"[{left} weggelaten]" in shown


def test_minutes_of_after_midnight_say_of_which_day() -> None:
    m = new_meeting()
    m.add(c.Schors(), 3600 * 4)
    m.add(c.Hervat(), 3600 * 5)
    assert lines(m.dossier()) == [
        "Op dinsdag 10 maart 2026:",
        "23:30:00: de voorzitter schorst de vergadering wegens een verstoring van de orde.",
        "Op woensdag 11 maart 2026:",
        "00:30:00: de vergadering wordt hervat.",
    ]


def between() -> Recorded:
    """112 was called, and the stream stopped, while nothing ran: between two ordeverstoringen."""
    m = new_meeting()
    m.add(c.Schors(reden="geroep"), 600)
    m.add(c.BelPolitie(gebeld_door="de bode"), 610, door="griffier")
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.BelPolitie(spoed=True), 900, door="griffier")
    m.add(c.StopLivestream(), 910, door="griffier")
    m.add(c.MeldVerstoring(omschrijving="gezang"), 1200)
    m.add(c.BeeindigVerstoring(), 1300)
    m.add(c.Hervat(), 1400)
    return m


def test_a_call_between_two_ordeverstoringen_stands_under_neither() -> None:
    shown = said(intern(between().dossier()))
    first, second = shown.split("Ordeverstoring 1 volgens de stappen")[1].split("Ordeverstoring 2 volgens de stappen")
    second, rest = second.split("Vragen die de verdediging kan stellen")
    assert "gebeld 19:40:10 (10 s)" in first
    assert "112" not in first
    own, outside = second.split("Buiten een ordeverstoring")
    assert "112" not in own
    assert "112 gebeld 19:45:00" in outside
    assert "livestream gestopt: gevraagd (niet bevestigd) 19:45:10" in outside
    assert rest
    # The meeting stood still already when the second one began, and was resumed after both.
    assert "was al geschorst sinds 19:40:00" in own
    for steps in (first, own):
        assert "19:53:20" in steps


def test_in_which_way_names_what_is_known_of_each() -> None:
    core = police(between().dossier()).split("Op welke wijze")[1].split("Wanneer")[0]
    assert "gezang" in core
    assert "reden van de schorsing: geroep" in core


def test_a_banner_is_not_called_a_means_to_frighten_with() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(middelen="een spandoek"), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="riep"), 620)
    d = m.dossier()
    assert "spandoek" not in found(d, "139 lid 3 Sr", "middelen")
    (told,) = [q for q in asked(d, "139 lid 3 Sr") if "spandoek" in q]
    assert told == (
        "Genoemd als middelen: nr. 2, 19:40:00: een spandoek. Dat die vrees konden aanjagen, is niet vastgelegd."
    )


@pytest.mark.parametrize("kind", ["waarschuwing", "ontzegging", "gebouwen", "ordegesprek"])
def test_a_letter_says_what_to_check_before_it_goes(kind: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="pers", aantal=4), 605, door="griffier")
    m.add(c.Vorder(), 610)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    shown = letter(m, kind, persoon="NN1", eerder=("3 februari",))
    for told in (
        "vastgelegd als pers", "NN1 staat voor 4 personen", "De naam van NN1 is niet vastgelegd",
        "‘Niet apart genoemd’ staat bij een vordering aan alle toehoorders, of aan wie toen stoorde of terug was",
        "1e, 2e vordering om te vertrekken (de 1e: niet apart genoemd)", "Wat NN1 zelf deed, is niet vastgelegd",
    ):  # fmt: skip
        assert told in shown
    plain = new_meeting()
    described = c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen", rol="toehoorder", gedrag="roept")
    plain.add(described, 600, door="griffier")
    plain.add(c.Vorder(gericht_aan=("NN1",)), 620)
    asked = letter(plain, kind, persoon="NN1", eerder=("3 februari",))
    assert ("Dat hiertoe is besloten, is niet vastgelegd" in asked) == (kind in ("ontzegging", "gebouwen"))
    for nothing in ("Niet apart genoemd", "betwist", "zelf deed", "niet vastgelegd: ga na wie het was", "klok"):
        assert nothing not in asked


def test_who_was_not_named_but_found_to_be_there_was_not_derived() -> None:
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="J. Jansen"), 600, door="griffier")
    m.add(c.MeldVerstoring(), 605)
    m.add(c.Vorder(), 610)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 620, door="griffier")
    assert "afgeleid" not in letter(m, "waarschuwing", persoon="NN1").lower()


def test_what_was_typed_at_the_reading_back_is_no_quotation_until_somebody_says_that_it_was_said() -> None:
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1"), 500, door="griffier")
    typed = "de voorzitter keek alleen naar de tribune"
    for entry in (m.add(c.Schors(), 590), m.add(c.Vorder(), 600)):
        m.add(c.Betwist(positie=entry.positie, tekst=typed), 700, door="griffier")
    for name, shown in everything(m).items():
        assert f"“{typed}" not in shown, name
    asked_for = [p for p in items(m.dossier()) if "woorden betwist" in p.wat and p.invul]
    assert [(p.groep, p.wat.split(": woorden")[0]) for p in asked_for] == [
        ("Vorderingen", "1e"), ("Gezegd", "schorsing van 19:39:50"),
    ]  # fmt: skip
    offers = [[k.woorden for k in p.invul.keuzes] for p in asked_for if p.invul]
    assert all(found[1] == f"gezegd is: “{typed}”" for found in offers)


def test_the_sentence_of_the_protocol_that_was_read_back_was_said() -> None:
    m = new_meeting()
    entry = m.add(c.Vorder(gericht_aan=("NN1",)), 600)
    m.add(c.Bevestig(positie=entry.positie), 610, door="griffier")
    d = m.dossier()
    assert "bij het vastleggen vermoed, bij het teruglezen bevestigd" in police(d)
    assert "niet vastgelegd; vermoed" not in " ".join(holes(d))
    assert "(woorden niet vastgelegd)" not in police(d)
