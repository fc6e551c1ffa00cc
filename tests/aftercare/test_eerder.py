"""A person over meetings and meldingen: asked, never put together by itself, and not beyond the term of retention."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.aftercare.reports import NOW, STORES, WHEN, begun, meldboek, say
from tests.dossier.checks import text_of
from tests.dossier.conftest import PROTOCOL, new_meeting
from voorzitter_console.aftercare.eerder import Eerder, _named, eerder
from voorzitter_console.aftercare.meldboek import Meldboek
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.boxes.box import Pick
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.console.boxes.eerder import found as asked_about
from voorzitter_console.console.boxes.gemeld import Meldingen
from voorzitter_console.journal.erasure import of_label
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.advice.offers import Opdracht


def reported(home: Path, naam: str, soort: str = "bedreiging", now: datetime = NOW) -> Meldboek:
    book = begun(home, now=now)
    say(book, "meld_gedrag", soort=soort, dader="NN1")
    say(book, "beschrijf_verstoorder", label="NN1", naam=naam)
    return book


def met(home: Path, naam: str) -> Meeting:
    """A meeting in the same journal, in which that person was ordered to leave."""
    begin = c.BeginVastlegging(
        titel="Raadsvergadering", aanvang="2026-01-13T19:30:00+01:00", protocol_naam=PROTOCOL.naam,
        protocol_tekst=PROTOCOL.bron, protocol_hash=PROTOCOL.hash,
    )  # fmt: skip
    journal = MemoryJournal(STORES[home])
    meeting = Meeting.begin(journal, FakeClock(NOW), PROTOCOL, begin, station="zaal")
    for command in (
        c.Schors(),
        c.BeschrijfVerstoorder(label="NN7", naam=naam),
        c.Vorder(gericht_aan=("NN7",)),
        c.NeemMaatregel(maatregel="waarschuwing", label="NN7"),
    ):
        meeting.decide(command, door="griffier")
    return meeting


def sought(book: Meldboek, since: datetime | None = None, label: str = "NN1") -> Eerder:
    assert book.open is not None
    return eerder(book.journal, book.open.meeting.stroom, label, since)


def judged(book: Meldboek, stroom: str, ander: str, *, zelfde: bool) -> None:
    say(book, "vergelijk_persoon", label="NN1", stroom=stroom, ander=ander, zelfde=zelfde)


@pytest.mark.parametrize(
    ("here", "there", "why"),
    [
        ("K. de Boer", "K. de Boer", "dezelfde schrijfwijze"),
        ("K. de Boer", "k de boér", "andere schrijfwijze: hoofdletters"),
        ("K. de Boer", "Karel de Boer", "die erop lijkt"),
        ("Jansen", "Jantsen", "die erop lijkt"),
        ("K. de Boer", "A. Visser", ""),
    ],
)
def test_any_spelling_is_asked_and_none_is_put_together_by_itself(
    tmp_path: Path, here: str, there: str, why: str
) -> None:
    reported(tmp_path, there)
    found = sought(reported(tmp_path, here))
    assert found.zelfde == ()
    assert [why in one.waarom for one in found.vraag] == ([True] if why else [])


def test_what_was_agreed_shows_the_meeting_and_its_measures(tmp_path: Path) -> None:
    book = reported(tmp_path, "K. de Boer")
    meeting = met(tmp_path, "k. de boer")
    judged(book, meeting.stroom, "NN7", zelfde=True)
    found = sought(book)
    [one] = found.zelfde
    assert found.vraag == ()
    assert one.titel == "Raadsvergadering"
    assert one.wat == ("ordeverstoring 1: 1 keer gevorderd te vertrekken", "maatregel: schriftelijke waarschuwing")
    assert "1 eerder voorval van deze persoon." in found.zin


def test_how_somebody_looks_is_told_where_it_is_asked_whether_he_is_the_same(tmp_path: Path) -> None:
    there = reported(tmp_path, "J. de Vries")
    say(there, "beschrijf_verstoorder", label="NN1", naam="J. de Vries", signalement="rode [b]jas[/b]")
    here = reported(tmp_path, "Jan de Vries")
    say(here, "beschrijf_verstoorder", label="NN1", naam="Jan de Vries", signalement="blauwe muts")
    [one] = sought(here).vraag
    assert one.wie.wat[0] == "herkenbaar: rode [b]jas[/b]"
    here.give([Opdracht("zoek_eerder", {"label": "NN1"})])
    na = Afterwards(lambda: Meldingen(here.look).na)
    box = asked_about(na, terug=lambda: Pick(titel="", items=()))
    assert box.items[0].verder is not None
    asked = box.items[0].verder()
    assert isinstance(asked, Pick)
    assert "herkenbaar: blauwe muts" in asked.vooraf
    assert "rode [b]jas[/b]" in asked.vooraf


def test_what_was_agreed_holds_from_both_sides_and_by_way_of_a_third(tmp_path: Path) -> None:
    books = [reported(tmp_path, naam) for naam in ("K. de Boer", "Karel de Boer", "boer1981")]
    streams = [book.open.meeting.stroom for book in books if book.open is not None]
    judged(books[0], streams[1], "NN1", zelfde=True)
    judged(books[1], streams[2], "NN1", zelfde=True)
    for place, book in enumerate(books):
        assert {one.stroom for one in sought(book).zelfde} == set(streams) - {streams[place]}


def test_the_last_word_counts_and_it_can_be_taken_back(tmp_path: Path) -> None:
    other = reported(tmp_path, "K. de Boer")
    book = reported(tmp_path, "K. de Boer")
    assert other.open is not None
    assert book.open is not None
    stroom = other.open.meeting.stroom
    judged(book, stroom, "NN1", zelfde=True)
    judged(book, stroom, "NN1", zelfde=False)
    found = sought(book)
    assert (found.zelfde, [one.stroom for one in found.anders], found.vraag) == ((), [stroom], ())
    last = book.open.meeting.positie
    say(book, "herroep", positie=last)
    assert [one.stroom for one in sought(book).zelfde] == [stroom]
    say(book, "herroep", positie=last - 1)
    assert [one.wie.stroom for one in sought(book).vraag] == [stroom]


def test_what_contradicts_itself_is_said_and_nothing_is_shown_as_the_same(tmp_path: Path) -> None:
    books = [reported(tmp_path, "K. de Boer") for _ in range(3)]
    streams = [book.open.meeting.stroom for book in books if book.open is not None]
    judged(books[0], streams[1], "NN1", zelfde=True)
    judged(books[1], streams[2], "NN1", zelfde=True)
    judged(books[0], streams[2], "NN1", zelfde=False)
    found = sought(books[0])
    assert found.tegenstrijdig
    assert found.zelfde == ()
    assert "tegenstrijdig" in found.zin


def test_a_record_past_the_term_is_not_read_and_only_counted(tmp_path: Path) -> None:
    old = reported(tmp_path, "K. de Boer", now=NOW)
    book = reported(tmp_path, "K. de Boer", now=NOW + timedelta(days=400))
    assert old.open is not None
    judged(book, old.open.meeting.stroom, "NN1", zelfde=True)
    found = sought(book, since=NOW + timedelta(days=30))
    assert (found.zelfde, found.vraag, found.ouder, found.weg) == ((), (), 1, 1)
    assert "ouder dan de bewaartermijn" in found.zin
    assert len(sought(book, since=None).zelfde) == 1


def test_somebody_whose_name_was_erased_is_found_no_more_and_said_to_be_gone(tmp_path: Path) -> None:
    other = reported(tmp_path, "K. de Boer")
    book = reported(tmp_path, "K. de Boer")
    assert other.open is not None
    stroom = other.open.meeting.stroom
    judged(book, stroom, "NN1", zelfde=True)
    plan = of_label(other.journal.read(stroom), other.journal.read_sealed(stroom), "NN1")
    rows = STORES[tmp_path].streams[stroom]
    for positie, velden in plan.velden.items():
        left = {veld: value for veld, value in rows[positie - 1].kluis.items() if veld not in velden}
        rows[positie - 1] = replace(rows[positie - 1], kluis=left)
    found = sought(meldboek_of(tmp_path, book))
    assert (found.zelfde, found.vraag, found.weg) == ((), (), 1)
    assert "niet (meer) te lezen" in found.zin


def meldboek_of(home: Path, book: Meldboek) -> Meldboek:
    """The same melding on another connection."""
    assert book.open is not None
    fresh = meldboek(home)
    fresh.give([Opdracht("open_melding", {"stroom": book.open.meeting.stroom})])
    return fresh


def test_without_a_name_nothing_is_asked(tmp_path: Path) -> None:
    reported(tmp_path, "K. de Boer")
    book = begun(tmp_path)
    say(book, "beschrijf_verstoorder", label="NN1", signalement="rode jas")
    assert sought(book).vraag == ()


def test_looking_records_nothing_and_an_answer_is_seen_at_once(tmp_path: Path) -> None:
    reported(tmp_path, "K. de Boer")
    book = reported(tmp_path, "K. de Boer")
    assert book.open is not None
    before = book.open.meeting.positie
    assert say(book, "zoek_eerder", label="NN1") == "Gezocht; er is niets vastgelegd."
    assert book.open.meeting.positie == before
    na = book.look().na
    assert na is not None
    assert na.eerder is not None
    [asked] = na.eerder.vraag
    judged(book, asked.wie.stroom, asked.wie.label, zelfde=True)
    after = book.look().na
    assert after is not None
    assert after.eerder is not None
    assert [one.stroom for one in after.eerder.zelfde] == [asked.wie.stroom]


def test_the_label_of_the_other_record_stands_in_the_vault(tmp_path: Path) -> None:
    book = reported(tmp_path, "K. de Boer")
    judged(book, "ergens", "Karel de Boer", zelfde=True)
    assert book.open is not None
    last = book.journal.read_sealed(book.open.meeting.stroom)[-1]
    assert "ander" in last.kluis
    assert "Karel" not in str(last.inhoud)
    assert last.inhoud["vastgelegd_op"] >= NOW.astimezone(UTC).isoformat()[:10]


def test_a_letter_says_what_was_agreed_and_asks_for_the_rest(tmp_path: Path) -> None:
    """From the journal to the draft: the same person under another spelling, one not judged, and one of later."""
    first = reported(tmp_path, "Karel de Boer")
    reported(tmp_path, "K. de Boer", now=NOW + timedelta(minutes=1))
    later = begun(tmp_path, now=NOW + timedelta(days=1), aanvang="2026-03-13T20:15:00+01:00")
    say(later, "beschrijf_verstoorder", label="NN1", naam="K. de Boer")
    book = begun(tmp_path, now=NOW + timedelta(days=2), aanvang="2026-03-12T21:15:00+01:00")
    say(book, "beschrijf_verstoorder", label="NN1", naam="K. de Boer")
    say(book, "meld_gedrag", soort="belediging", dader="NN1")
    for other in (first, later):
        assert other.open is not None
        judged(book, other.open.meeting.stroom, "NN1", zelfde=True)
    found = sought(book)
    assert [len(found.zelfde), len(found.ervoor), len(found.vraag)] == [2, 1, 1]
    assert "1 eerder voorval van deze persoon. 1 voorval van deze persoon van daarna." in found.zin
    assert book.open is not None
    asked = {"soort": "waarschuwing", "persoon": "NN1"}
    made = Papieren(plaatsen=tmp_path / "p.jsonl", sleutel=lambda: None).letter(
        book.open.meeting, str(tmp_path / "brief"), asked
    )
    told = " ".join(made.voor)
    assert "van 1 eerder verslag is vastgelegd dat het deze persoon was" in told
    assert "In 1 verslag staat dezelfde of een gelijkende naam" in told
    assert "Van daarna is nog 1 keer iets van deze persoon vastgelegd" in told
    text = text_of((tmp_path / "brief" / "brief-waarschuwing-NN1.pdf").read_bytes())
    assert "Eerder is over u vastgelegd" in text
    assert "donderdag 12 maart 2026; Melding: telefoon; gedrag: persoonlijke bedreiging" in text
    assert "Karel" not in text


def test_what_was_not_seen_or_not_said_to_this_person_is_told_as_that(tmp_path: Path) -> None:
    there = reported(tmp_path, "J. de Vries")
    say(there, "meld_gedrag", soort="belediging", dader="NN1", gebeurd_op=WHEN, kwaliteit="van_horen_zeggen")
    here = reported(tmp_path, "J. de Vries")
    assert "gedrag: belediging (van horen zeggen)" in sought(here).vraag[0].wie.wat
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    described = c.BeschrijfVerstoorder(label="NN1", gedrag="roept", signalement="pet", kwaliteit="bij_benadering")
    m.add(described, 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.Vorder(), 620)
    m.add(c.Vorder(kwaliteit="van_horen_zeggen"), 630)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", kwaliteit="van_horen_zeggen"), 640)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="K. Smit"), 650, door="griffier")
    (stream,) = m.meeting.journal.streams()
    (one,) = _named(stream, m.meeting.history)
    assert one.wat == (
        "herkenbaar: pet (bij benadering)", "gedrag: roept (bij benadering)",
        "genoemd bij agressie: geweld (van horen zeggen)",
        "ordeverstoring 1: 3 keer gevorderd te vertrekken (2 keer niet apart genoemd, 1 keer van horen zeggen)",
    )  # fmt: skip
