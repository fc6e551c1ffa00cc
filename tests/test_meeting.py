"""Two stations on one journal, retries, and what a retraction or a late entry may do: what a chair relies on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from voorzitter_console.clock import FakeClock
from voorzitter_console.errors import Refused
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.port import JournalNotWritable
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find

START = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)


class Hall:
    """A chair and a griffier, each with a journal of their own on one store."""

    def __init__(self) -> None:
        self.clock = FakeClock(START)
        self.store = MemoryStore()
        protocol = find("maassluis-2025")
        velden = BeginVastlegging(
            titel="Raad",
            aanvang=START.isoformat(),
            voorzitter="mevrouw De Wit",
            protocol_naam=protocol.naam,
            protocol_tekst=protocol.bron,
            protocol_hash=protocol.hash,
        )
        journal = MemoryJournal(self.store)
        self.chair = Meeting.begin(journal, self.clock, protocol, velden, station="voor")
        self.clerk = Meeting.resume(MemoryJournal(self.store), self.chair.stroom, self.clock, station="naast")

    def do(self, meeting: Meeting, soort: str, door: str = "voorzitter", **fields: object) -> int:
        self.clock.forward(10)
        shown = meeting.positie
        return meeting.decide(parse_command(soort, fields), door=door, shown=shown).positie


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize("soort", ["schors", "vorder", "beeindig_verstoring", "bel_politie"])
def test_pressed_on_both_stations_counts_once_and_says_who_was_first(hall: Hall, soort: str) -> None:
    if soort == "beeindig_verstoring":
        hall.do(hall.chair, "meld_verstoring")
        hall.clerk.catch_up()
    hall.do(hall.clerk, soort, door="griffier")
    before = hall.chair.journal.head(hall.chair.stroom)
    with pytest.raises(Refused, match=r"Griffier heeft dit al vastgelegd om 19:30:\d0"):
        hall.do(hall.chair, soort)
    assert hall.chair.journal.head(hall.chair.stroom) == before


def test_everything_else_is_tried_again_by_itself(hall: Hall) -> None:
    hall.do(hall.clerk, "noteer", door="griffier", tekst="een")
    hall.do(hall.chair, "schors")
    hall.do(hall.clerk, "beschrijf_verstoorder", door="griffier", label="NN1")
    hall.do(hall.chair, "vorder")
    hall.clerk.catch_up()
    assert hall.clerk.state == hall.chair.state
    assert [e.soort for e in hall.chair.entries] == [
        "begin_vastlegging",
        "noteer",
        "schors",
        "beschrijf_verstoorder",
        "vorder",
    ]
    assert hall.chair.state.verstoringen[0].vorderingen[0].gericht_aan == ("NN1",)


def test_a_late_vordering_named_with_its_time_is_no_double_press(hall: Hall) -> None:
    hall.do(hall.chair, "vorder")
    hall.clerk.catch_up()
    hall.do(hall.chair, "vorder")
    late = (START + timedelta(seconds=5)).isoformat()
    hall.do(hall.clerk, "vorder", door="griffier", gebeurd_op=late)
    hall.chair.catch_up()
    numbers = [(v.nummer, v.door) for v in hall.chair.state.verstoringen[0].vorderingen]
    assert numbers == [(1, "griffier"), (2, "voorzitter"), (3, "voorzitter")]


def test_the_time_that_counts_is_the_key_press(hall: Hall) -> None:
    pressed = hall.clock.now()
    hall.clock.forward(4)
    entry = hall.chair.decide(parse_command("schors", {}), door="voorzitter", pressed=pressed)
    assert entry.gebeurd_op == pressed
    assert entry.vastgelegd_op == pressed + timedelta(seconds=4)
    assert not entry.tijd_gegeven


def test_a_retry_with_the_same_id_doubles_nothing(hall: Hall) -> None:
    number = hall.chair.new_id()
    first = hall.chair.decide(parse_command("vorder", {}), door="voorzitter", entry_id=number)
    again = hall.chair.decide(parse_command("vorder", {}), door="voorzitter", entry_id=number)
    assert first == again
    assert hall.chair.state.aantal_vorderingen == 1


def test_a_write_that_fails_shows_nothing_as_recorded(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hall.chair.state

    def full(*_args: object, **_options: object) -> None:
        raise JournalNotWritable("De schijf is vol.")

    monkeypatch.setattr(hall.chair.journal, "append", full)
    with pytest.raises(JournalNotWritable):
        hall.do(hall.chair, "schors")
    assert hall.chair.state is before
    assert hall.chair.positie == 1


def test_a_refusal_says_since_when_and_what_is_possible(hall: Hall) -> None:
    with pytest.raises(Refused, match=r"Hervatten kan niet: de vergadering is open sinds 19:30:00; schorsen .* wel"):
        hall.do(hall.chair, "hervat")


def test_a_retraction_names_what_stands_in_the_way(hall: Hall) -> None:
    hall.do(hall.chair, "schors")
    hall.do(hall.chair, "hervat")
    with pytest.raises(Refused, match=r"“Vergadering hervat \(19:30:20\)” past er dan niet meer bij; is dat ook niet"):
        hall.do(hall.chair, "herroep", positie=2)


def test_a_late_entry_never_leads_to_advice_to_retract_what_is_true(hall: Hall) -> None:
    hall.do(hall.chair, "schors")
    with pytest.raises(Refused) as refused:
        hall.do(hall.chair, "schors", gebeurd_op="2026-03-10T19:30:05+01:00")
    assert "“Vergadering geschorst (19:30:10)” past er dan niet meer bij; geef een andere tijd" in str(refused.value)
    assert "herroep" not in str(refused.value)


def test_a_corrected_time_changes_the_order_and_the_original_stays(hall: Hall) -> None:
    hall.do(hall.chair, "vorder", tekst="de eerste")
    second = hall.do(hall.chair, "vorder", tekst="eigenlijk eerder")
    hall.do(hall.chair, "corrigeer", positie=second, veld="gebeurd_op", waarde="2026-03-10T19:30:01+01:00")
    texts = [v.tekst for v in hall.chair.state.verstoringen[0].vorderingen]
    assert texts == ["eigenlijk eerder", "de eerste"]
    assert hall.chair.entries[second - 1].gebeurd_op == START + timedelta(seconds=20)


def test_completing_is_no_correcting_and_the_speaker_follows_who_chairs(hall: Hall) -> None:
    first = hall.do(hall.chair, "schors")
    hall.do(hall.chair, "vul_aan", positie=first, veld="reden", waarde="geroep")
    with pytest.raises(Refused, match="al ingevuld"):
        hall.do(hall.chair, "vul_aan", positie=first, veld="reden", waarde="gegil")
    hall.do(hall.chair, "corrigeer", positie=first, veld="reden", waarde="gegil")
    assert hall.chair.state.schorsingen[0].reden == "gegil"
    hall.do(hall.chair, "vorder")
    hall.do(hall.chair, "neem_over", functie="voorzitter", naam="de heer Bos", hoedanigheid="plaatsvervanger")
    hall.do(hall.chair, "vorder")
    spoken = hall.chair.state.verstoringen[0].vorderingen
    assert [(v.spreker, v.hoedanigheid) for v in spoken] == [
        ("mevrouw De Wit", "voorzitter"),
        ("de heer Bos", "plaatsvervanger"),
    ]


def test_a_presence_stays_with_its_vordering_when_a_late_one_comes_before_it(hall: Hall) -> None:
    hall.do(hall.chair, "beschrijf_verstoorder", label="NN1")
    hall.do(hall.chair, "vorder")
    hall.do(hall.chair, "stel_aanwezigheid_vast", label="NN1", vordering=1, aanwezig=False)
    hall.do(hall.chair, "vorder", gebeurd_op=(START + timedelta(seconds=12)).isoformat())
    verstoring = hall.chair.state.verstoringen[0]
    assert verstoring.vorderingen_van("NN1") == (1,)
    assert len(verstoring.vorderingen) == 2


def test_the_clock_running_back_reorders_nothing(hall: Hall) -> None:
    hall.do(hall.chair, "schors")
    hall.clock.set(START - timedelta(minutes=30))
    hall.do(hall.chair, "hervat")
    assert hall.chair.state.vergadering.value == "open"
    resumed = Meeting.resume(MemoryJournal(hall.store), hall.chair.stroom, hall.clock, station="later")
    assert resumed.state == hall.chair.state


def test_an_address_that_is_a_vordering_counts_once_too(hall: Hall) -> None:
    hall.do(hall.clerk, "spreek_aan", door="griffier", scenario="B", telt_als_vordering=True)
    for soort, fields in (("spreek_aan", {"scenario": "B", "telt_als_vordering": True}), ("vorder", {})):
        with pytest.raises(Refused, match="Griffier heeft dit al vastgelegd"):
            hall.chair.decide(parse_command(soort, fields), door="voorzitter", shown=1)
    hall.chair.catch_up()
    assert hall.chair.state.aantal_vorderingen == 1


def test_erased_texts_are_read_for_ever(hall: Hall) -> None:
    first = hall.do(hall.chair, "noteer", tekst="naam")
    hall.do(hall.chair, "corrigeer", positie=first, veld="tekst", waarde="andere naam")
    entries = list(hall.chair.entries)
    for place, name in ((1, "tekst"), (2, "waarde")):
        left = {k: v for k, v in entries[place].payload.items() if k != name}
        entries[place] = replace(entries[place], payload=left, gewist=frozenset({name}))
    erasure = replace(
        entries[1], id="x", positie=4, soort="gewist", payload={"over_id": entries[1].id, "velden": ["tekst"]}
    )
    for strict in (False, True):
        history = replay([*entries, erasure], strict=strict)
        assert history.command_of(entries[1].id) == parse_command("noteer", {"tekst": "[gewist]"})


def test_an_erased_text_never_reads_as_not_given(hall: Hall) -> None:
    hall.do(hall.chair, "vorder", tekst="Jan, ga weg.", gericht_aan=["Jan"], reactie="Nee!")
    entry = hall.chair.entries[1]
    gone = frozenset({"tekst", "gericht_aan", "reactie"})
    left = {name: value for name, value in entry.payload.items() if name not in gone}
    erased = [hall.chair.entries[0], replace(entry, payload=left, gewist=gone)]
    for strict in (False, True):
        vordering = replay(erased, strict=strict).state.verstoringen[0].vorderingen[0]
        assert (vordering.tekst, vordering.woorden.value, vordering.reactie) == ("[gewist]", "opgegeven", "[gewist]")
        assert (vordering.gericht_aan, vordering.afgeleid) == (("[gewist]",), False)


def test_a_label_that_may_be_a_name_stands_in_the_vault(hall: Hall) -> None:
    hall.do(hall.chair, "vorder", gericht_aan=["NN1", "R 2"])
    hall.do(hall.chair, "vorder", gericht_aan=["NN1", "Jan de Wit"])
    hall.do(hall.chair, "verstoorder_gestaakt", label="de man in het geel")
    hall.do(hall.chair, "meld_fysieke_agressie", dader="NN1")
    hall.do(hall.chair, "corrigeer", positie=2, veld="gericht_aan", waarde=["Piet"])
    hall.do(hall.chair, "corrigeer", positie=2, veld="gericht_aan", waarde=["NN1"])
    kept = [set(sealed.kluis) for sealed in hall.store.streams[hall.chair.stroom][1:]]
    assert kept == [set(), {"gericht_aan"}, {"label"}, {"dader"}, {"waarde"}, set()]


def test_a_refusal_offers_only_what_is_possible_now(hall: Hall) -> None:
    with pytest.raises(Refused, match="aanspreken, vorderen of schorsen kan wel"):
        hall.do(hall.chair, "beeindig_verstoring")
    hall.do(hall.chair, "sluit")
    with pytest.raises(Refused, match="aanspreken of vorderen kan wel") as refused:
        hall.do(hall.chair, "beeindig_verstoring")
    assert "schorsen" not in str(refused.value)
    hall.do(hall.chair, "vorder")
    assert hall.chair.state.aantal_vorderingen == 1
