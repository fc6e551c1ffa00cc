"""The checklist: what is missing, how it is filled in, and the terms that run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.conftest import Recorded, incident, new_meeting
from tests.dossier.told import police
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.checklist.book import Book, of
from voorzitter_console.dossier.checklist.checklist import Checklist, checklist, lines
from voorzitter_console.dossier.checklist.model import Punt, fill
from voorzitter_console.dossier.filers import filers
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.moment import local
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.scenario import find, load, shipped
from voorzitter_console.procedure import commands as c


def made(name: str) -> Meeting:
    scenario = scenarios.load(scenarios.find(name))
    meeting = play(scenario, MemoryJournal(oefening=True), token=seeded(scenario)).meeting
    assert isinstance(meeting.clock, FakeClock)
    meeting.clock.set(meeting.clock.now() + timedelta(hours=12))
    return meeting


def key(punt: Punt) -> tuple[str, str]:
    return punt.groep, punt.wat


def answer(punt: Punt, meeting: Meeting) -> tuple[str, str]:
    """What a griffier would type: the first choice or a text, and a time where one is asked."""
    assert punt.invul is not None
    waarde = "1" if punt.invul.keuzes else ("3" if punt.invul.vorm == "getal" else "=ZZ ingevuld\u202e [b]")
    state = meeting.state
    moment = state.verstoringen[-1].begin if state.verstoringen else meeting.entries[0].gebeurd_op
    soort = punt.invul.doelen[0].soort
    if punt.invul.tijd_in != "gebeurd_op":
        moment = meeting.entries[0].gebeurd_op
    elif soort == "meld_verstoring":
        moment = state.verstoringen[0].begin - timedelta(minutes=1)
    elif soort != "bel_politie":
        moment = meeting.clock.now() - timedelta(minutes=1)
    return waarde, local(moment).strftime("%d-%m-%Y %H:%M:%S") if punt.invul.tijd else ""


@pytest.mark.parametrize("name", [name for name in shipped() if not load(find(name)).gebeurtenissen])
def test_everything_that_is_open_can_be_filled_in(name: str) -> None:
    meeting = made(name)
    book = Book(lambda: meeting)
    found = book.look().checklist
    done = 0
    for _ in range(300):
        punt = next((p for p in found.punten if p.stand != "compleet" and p.invul), None)
        if punt is None:
            break
        before = meeting.positie
        found = book.fill(punt, *answer(punt, meeting)).checklist
        done += 1
        # One answer may be for several; it is one entry for each.
        assert punt.invul
        assert (
            before
            < meeting.positie
            <= before + max(2, *map(len, [punt.invul.doelen, *(k.doelen for k in punt.invul.keuzes)]))
        )
        assert meeting.entries[-1].door == "griffier"
        assert key(punt) not in [key(p) for p in found.punten if p.stand != "compleet"]
    assert done >= 8
    assert [p for p in found.punten if p.stand != "compleet" and p.invul] == []
    # What was filled in stands: the whole record is judged anew.
    replay(meeting.entries, strict=True)


def test_what_is_known_is_complete_and_literal(make_meeting: Callable[..., Recorded]) -> None:
    found = of(make_meeting(tekst=lambda t: f"{t}_x").meeting)
    known = {key(p): p for p in found.punten if p.stand == "compleet"}
    assert known["NN1", "signalement"].waarde == "man, groene jas, kaal_x"
    assert known["NN2", "3e vordering"].waarde == "niet aanwezig"
    open_ones = {key(p) for p in found.punten if p.stand == "ontbreekt"}
    assert ("Vorderingen", "reactie (1e, 3e)") in open_ones
    assert ("NN1", "1e, 2e, 3e vordering: aanwezig en gehoord") in open_ones
    assert found.count("compleet") + found.count("ontbreekt") + found.count("vragen") == len(found.punten)


def test_lines_for_a_screen_reader(make_meeting: Callable[..., Recorded]) -> None:
    found = of(make_meeting().meeting)
    said = list(lines(found, datetime(2026, 3, 11, 12, tzinfo=UTC)))
    assert said[0].startswith("Aangifte: uiterlijk donderdag 12 maart 2026, 23:59 (nog 1 dag en 10 uur)")
    assert f"ONTBREEKT ({found.count('ontbreekt')}):" in said
    assert said[-1].endswith("Een aangifte kan ook met wat nog ontbreekt.")


def test_a_meeting_in_which_nothing_happened(make_empty: Callable[..., Recorded]) -> None:
    found = of(make_empty().meeting)
    assert found.termijnen == ()
    assert "vordering" not in "\n".join(lines(found, datetime(2026, 3, 11, tzinfo=UTC)))


@pytest.mark.lang
def test_500_persons_are_listed_at_once(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting()
    for number in range(3):
        m.add(c.Vorder(gericht_aan=tuple(f"NN{n}" for n in range(1, 501))), 3010 + number)
    found = of(m.meeting)
    # Of each what they look like, what they did and whether they heard it; of all together their role.
    assert 1_400 < found.count("ontbreekt") < 1_600
    assert ("Personen", "rol (NN2, NN3, NN4, NN5, NN6, NN7 en nog 493)") in {key(p) for p in found.punten}


def three_demands_two_persons() -> Recorded:
    """As an evening leaves it: keys pressed by the chair, persons and police entered by the griffier."""
    m = new_meeting(
        locatie_soort="stadhuis", rechthebbende="gemeente Maassluis", adres="Markt 1",
        voorzitter_functie="burgemeester", begonnen_om="2026-03-10T19:30:00+01:00",
    )  # fmt: skip
    m.add(c.Schors(tekst="Ik schors de vergadering.", getoond=True, reden="geroep"), 600)
    m.add(c.SpreekAan(scenario="B", tekst="Stop daarmee.", getoond=True), 620)
    for number, label in enumerate(("NN1", "NN2")):
        m.add(c.BeschrijfVerstoorder(label=label, signalement="man", gedrag="roept"), 630 + number, door="griffier")
    for seconds in (650, 700, 750):
        m.add(c.Vorder(tekst="Ik vorder dat u gaat.", getoond=True), seconds)
    m.add(c.BelPolitie(gebeld_door="de bode", gemeld="verstoring", incidentnummer="1"), 760, door="griffier")
    m.add(c.PolitieAanwezig(eenheid="noodhulp"), 900, door="griffier")
    for label in ("NN1", "NN2"):
        m.add(c.VerstoorderVertrokken(label=label, hoe="verwijderd"), 950, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="verwijderd"), 960, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="politie"), 970)
    m.add(c.VoegBewijsToe(omschrijving="opname", beheerder="ict", overschreven_op="7-4-2026"), 980, door="griffier")
    m.add(c.NoemGetuige(naam="de bode", functie="bode", waarneming="eigen"), 990, door="griffier")
    m.add(c.Sluit(), 2000)
    return m


def test_three_demands_and_two_persons_are_complete_in_fifteen_answers() -> None:
    m = three_demands_two_persons()
    m.clock.set(m.clock.now() + timedelta(hours=12))
    book = Book(lambda: m.meeting)
    found = book.look().checklist
    given = []
    while found.count("ontbreekt"):
        punt = next(p for p in found.punten if p.stand == "ontbreekt")
        found = book.fill(punt, *answer(punt, m.meeting)).checklist
        given.append(key(punt))
    assert len(given) <= 15, given
    assert len(set(given)) == len(given)
    d = m.dossier()
    assert all(v.namens and v.grondslag and v.versterkt and v.reactie for v in d.verstoringen[0].vorderingen)
    assert {len(v.aanwezigheid) for v in d.verstoringen[0].vorderingen} == {2}
    [filer] = filers(d)
    assert (filer.naam, filer.domicilie, filer.vpt) == ("de burgemeester", "Markt 1", True)


def test_one_figure_for_the_hall_for_whom_was_spoken_and_for_all_who_heard_it() -> None:
    m = new_meeting()
    m.add(c.Schors(), 590)
    for seconds in (600, 660):
        m.add(c.Vorder(gericht_aan=("NN1", "NN2")), seconds)
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=1, aanwezig=True, gehoord=False), 700)
    m.clock.set(m.clock.now() + timedelta(hours=12))
    book = Book(lambda: m.meeting)

    def figure(naam: str, last: bool = False) -> None:
        punt = next(p for p in book.look().checklist.punten if naam in p.wat and p.stand == "ontbreekt")
        assert punt.invul
        book.fill(punt, str(len(punt.invul.keuzes)) if last else "1", "")

    figure("soort lokaal, en van wie het is")
    figure("namens wie, en grondslag (1e, 2e)")
    figure("aanwezig en gehoord", last=True)
    d = m.dossier()
    assert (d.vergadering.locatie_soort, d.vergadering.rechthebbende) == (
        "raadzaal in het stadhuis",
        "gemeente Maassluis",
    )
    told = [(v.namens, v.grondslag) for v in d.verstoringen[0].vorderingen]
    assert told == [("de gemeente Maassluis", "artikel 26 lid 1 Gemeentewet")] * 2
    heard = [(v.nummer, a.label, a.gehoord) for v in d.verstoringen[0].vorderingen for a in v.aanwezigheid]
    # Who was said not to have heard the first is not overruled by an answer for all.
    assert sorted(heard) == [(1, "NN1", True), (1, "NN2", False), (2, "NN1", True), (2, "NN2", True)]
    left = [p.wat for p in book.look().checklist.punten if p.stand == "ontbreekt"]
    assert not [wat for wat in left if "gehoord" in wat or "grondslag" in wat or "rechthebbende" in wat]


def test_another_owner_and_another_speaker_are_typed_and_the_rest_is_asked() -> None:
    m = new_meeting()
    m.add(c.Vorder(), 600)
    m.clock.set(m.clock.now() + timedelta(hours=12))
    book = Book(lambda: m.meeting)
    for naam, typed in (("soort lokaal, en van wie", "gehuurde sporthal"), ("namens wie, en grondslag", "de sporthal")):
        book.fill(next(p for p in book.look().checklist.punten if naam in p.wat), typed, "")
    d = m.dossier()
    assert (d.vergadering.locatie_soort, d.verstoringen[0].vorderingen[0].namens) == (
        "gehuurde sporthal",
        "de sporthal",
    )
    left = [p.wat for p in book.look().checklist.punten if p.stand == "ontbreekt"]
    assert {"rechthebbende", "grondslag (1e)"} <= set(left)


def test_what_was_contested_is_settled_with_one_figure() -> None:
    m = new_meeting()
    spoken = m.add(c.Vorder(tekst="Ga weg."), 600)
    m.add(c.Betwist(positie=spoken.positie, tekst="Ik vorder dat u gaat."), 650, door="griffier")
    book = Book(lambda: m.meeting)
    punt = next(p for p in book.look().checklist.punten if "betwist" in p.wat)
    book.fill(punt, "2", "")
    v = m.dossier().verstoringen[0].vorderingen[0]
    assert (v.tekst, v.teruggelezen) == ("Ik vorder dat u gaat.", "bevestigd")


def test_words_that_were_read_back_as_right_are_not_asked() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    first = m.add(c.Vorder(), 610)
    m.add(c.Vorder(), 620)
    m.add(c.Bevestig(positie=first.positie), 630, door="griffier")
    asked = [p.wat for p in of(m.meeting).punten if "welke woorden zijn gezegd" in p.wat]
    assert asked == ["welke woorden zijn gezegd (2e; nu vermoed)"]


def asked_of(m: Recorded) -> dict[tuple[str, str], str]:
    """What is still asked, and how it stands."""
    found = of(m.meeting)
    return {key(p): p.stand for p in found.punten if p.stand != "compleet"}


def test_nothing_senseless_is_asked() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.BelPolitie(gebeld_door="de bode", gemeld="kom"), 605)
    m.add(c.BelPolitie(gebeld_door="de bode", gemeld="kom", incidentnummer="77"), 606)
    m.add(c.PolitieAanwezig(), 607)
    m.add(c.MeldFysiekeAgressie(soort="belediging"), 610)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 611)
    copied = c.VoegBewijsToe(omschrijving="foto", sha256="ab" * 32, grootte=1, bestand="bewijs/abababababababab.jpg")
    m.add(copied, 620, door="griffier")
    m.add(c.VoegBewijsToe(omschrijving="camera"), 621, door="griffier")
    m.add(c.NoemBenadeelde(naam="Gemeente Maassluis"), 630, door="griffier")
    m.add(c.NoemBenadeelde(naam="De bode"), 631, door="griffier")
    m.add(c.MeldSchade(benadeelde="de bode", bedrag="12,00"), 632, door="griffier")
    found = asked_of(m)
    for senseless in (
        ("Benadeelde Gemeente Maassluis", "letsel"), ("Benadeelde Gemeente Maassluis", "slachtofferhulp"),
        ("Benadeelde Gemeente Maassluis", "instemming"), ("Benadeelde De bode", "schade"),
        ("Agressie 19:40:10", "letsel"), ("Bewijs 1", "overschreven op"), ("Bewijs 1", "beheerder"),
        ("Politie, gebeld 19:40:05", "incidentnummer"),
    ):  # fmt: skip
        assert senseless not in found
    for sensible in (
        ("Benadeelde Gemeente Maassluis", "schade"), ("Benadeelde De bode", "letsel"), ("Agressie 19:40:11", "letsel"),
        ("Bewijs 2", "overschreven op"), ("Bewijs 1", "gemaakt door"),
    ):  # fmt: skip
        assert sensible in found


def test_a_raadslid_is_asked_for_no_age_no_description_and_no_departure() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="A. de Boer", rol="raadslid"), 605, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN2", naam="B. Smit", rol="toehoorder"), 606, door="griffier")
    found = asked_of(m)
    for wat in ("signalement", "vermoedelijk minderjarig", "of en hoe vertrokken"):
        assert ("NN2", wat) in found
        assert ("NN1", wat) not in found
    assert not any(groep == "Personen" and "minderjarig" in wat for groep, wat in found)
    m.add(c.BeschrijfVerstoorder(label="NN3", rol="raadslid"), 607, door="griffier")
    assert ("NN3", "signalement") in asked_of(m)


def test_the_police_are_not_missing_where_nobody_wanted_them() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1",)), 600)
    called = ("Politie", "is er gebeld, en door wie")
    assert asked_of(m)[called] == "vragen"
    m.add(c.WaarschuwBodedienst(), 610)
    assert asked_of(m)[called] == "ontbreekt"
    assert ("Ordeverstoring 1", "omschrijving: wat gebeurde er vóór 19:40:00") in asked_of(m)


def test_the_defence_s_questions_stand_below_it() -> None:
    said = list(lines(of(incident().meeting), datetime(2026, 3, 11, tzinfo=UTC)))
    place = next(n for n, line in enumerate(said) if line.startswith("VRAGEN DIE DE VERDEDIGING KAN STELLEN"))
    assert any("Niet vastgesteld of NN1" in line for line in said[place:])


PUNTEN: Checklist = of(made("drie-vorderingen"))


@given(st.text(max_size=30), st.text(max_size=12), st.sampled_from(PUNTEN.punten))
def test_whatever_is_typed_is_a_command_or_one_sentence(waarde: str, tijd: str, punt: Punt) -> None:
    now = datetime(2026, 6, 10, 12, tzinfo=UTC)
    try:
        asked = fill(punt, waarde, tijd, now=now, aanvang=now - timedelta(hours=18))
    except ConsoleError:
        return  # any other exception fails
    assert punt.invul is not None
    assert asked
    assert len(asked) <= max(len(punt.invul.doelen), 2)


def test_a_choice_beyond_the_list_and_a_missing_time() -> None:
    now = datetime(2026, 6, 10, 12, tzinfo=UTC)
    choice = next(p for p in PUNTEN.punten if "gehoord" in p.wat and p.invul)
    assert choice.invul
    for typed in ("0", str(len(choice.invul.keuzes) + 1), "", "x", "\u00b2"):
        with pytest.raises(InvalidInput, match="cijfer"):
            fill(choice, typed, "", now=now, aanvang=now)
    timed = next(p for p in PUNTEN.punten if p.invul and p.invul.tijd)
    with pytest.raises(InvalidInput, match="tijd"):
        fill(timed, "iets", " ", now=now, aanvang=now)


def test_what_was_told_when_it_went_on_is_not_asked_and_not_called_unknown() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="gezang", plaats="zaal"), 600)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 700)
    m.add(c.MeldVerstoring(omschrijving="weer gezang", voortzetting=True, gevolg="de raad was onverstaanbaar"), 800)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 900)
    found = checklist(m.dossier(), m.meeting.history).punten
    asked = {p.wat for p in found if p.groep == "Ordeverstoring 1" and p.stand != "compleet"}
    assert asked == {"woorden", "middelen"}
    assert "Ordeverstoring 1: woorden." in police(m.dossier())
    assert "Gevolg voor de vergadering | vanaf 19:43:20: de raad was onverstaanbaar" in police(m.dossier())
