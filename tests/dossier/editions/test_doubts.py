"""What is doubtful stands where it is said, in every document: approximate and late times, words, addressing."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import asked, found, police, said
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions import steps as intern_steps
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.summary import summary
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
    about = {"kwaliteit": "bij_benadering"}
    m.add(c.MeldVerstoring(kwaliteit="bij_benadering"), 600, door="griffier", late=30)
    m.add(c.SpreekAan(scenario="B", **about), 650)  # type: ignore[arg-type]
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.BelPolitie(spoed=True, **about), 670, door="griffier")  # type: ignore[arg-type]
    second = m.add(c.Vorder(tekst="Weg.", **about), 665, door="griffier", late=100)  # type: ignore[arg-type]
    m.add(c.Betwist(positie=second.positie), 800, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="geweld", **about), 810, door="griffier")  # type: ignore[arg-type]
    m.add(c.BeeindigVerstoring(**about), 900)  # type: ignore[arg-type]
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
    for left in ("uitgesproken woorden", "namen en signalementen", "gegevens van de politie", "wie en wat"):
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
        "‘Niet apart genoemd’ staat bij een vordering aan alle toehoorders, of aan wie toen stoorde",
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
    told = letter(m, "waarschuwing", persoon="NN1")
    assert "gedrag: roept" not in told
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
        assert "dat was vóór wat om 19:40:20 is gemeld" in found(m.dossier(), artikel, naam)
    after = new_meeting()
    after.add(c.MeldVerstoring(), 590)
    after.add(c.MeldFysiekeAgressie(soort="geweld"), 595)
    after.add(c.Schors(), 600)
    assert "dat was vóór" not in found(after.dossier(), "143 Sr", "verhinderen")


def test_singing_is_no_aggression_against_an_official() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="gezang"), 600)
    assert "VPT" not in letter(m, "melding")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging"), 610)
    assert "VPT" in letter(m, "melding")


def test_the_file_itself_says_where_words_come_from() -> None:
    told: Dossier = spoken().dossier()
    assert json.loads(dossier_bytes(told))["bewoording"] == 10


def test_who_was_called_is_gathered_once_and_not_for_each_ordeverstoring(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = []

    def counted(d: Dossier, look: TimelineLookup) -> list[tuple[datetime, datetime, str]]:
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
