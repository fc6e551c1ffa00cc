"""The boxes on what was recorded before, without a face: what they ask, in which words, and what they give."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.console.world import snapshot_of
from tests.dossier.conftest import new_meeting
from tests.procedure.strategies import START
from tests.view.test_timeline import Evening
from voorzitter_console.console.boxes.box import Box, Fill, Pick, Tick
from voorzitter_console.console.boxes.change import GIVE_REASON, STANDS, Context, change
from voorzitter_console.console.boxes.late import TEXT, WHAT, WHO
from voorzitter_console.console.boxes.notes import as_judged
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view.griffier.meelezen import FOUT, JUIST, meelezen
from voorzitter_console.view.late_items import ITEMS
from voorzitter_console.view.timeline import velden


def nothing() -> Box:
    raise AssertionError("not asked for")


def context(evening: Evening) -> Context:
    meeting = evening.meeting
    return Context(
        labels={"NN1": "rode jas"},
        aanvang=START,
        now=lambda: START + timedelta(hours=1),
        begonnen=[post.op for post in evening.posts],
        eerst={("schors", "reden"): meeting.protocol.schorsing.redenen},
    )


def asked(evening: Evening, positie: int, naam: str) -> Box:
    post = evening.post(positie)
    veld = next(veld for veld in velden(post) if veld.naam == naam)
    return change(post, veld, context(evening), nothing)


def words(box: Box) -> list[str]:
    assert isinstance(box, Pick)
    return [item.woorden for item in box.items]


def test_the_protocols_reasons_come_first_and_own_words_last() -> None:
    evening = Evening()
    schors = evening.say("schors")
    said = words(asked(evening, schors, "reden"))
    assert said[: len(evening.meeting.protocol.schorsing.redenen)] == list(evening.meeting.protocol.schorsing.redenen)
    assert said[-1] == "iets anders: in eigen woorden"


def test_what_stands_there_keeps_its_digit_and_records_nothing() -> None:
    evening = Evening()
    vorder = evening.say("vorder", reactie="geen gehoor")
    box = asked(evening, vorder, "reactie")
    assert isinstance(box, Pick)
    (same,) = [item for item in box.items if item.woorden.endswith("(zo staat het er nu)")]
    assert same.niet == STANDS
    assert not same.opdrachten


@pytest.mark.parametrize(("given", "expected"), [({}, GIVE_REASON), ({"reden": "vergist"}, "corrigeer")])
def test_another_answer_needs_a_reason(given: dict[str, str], expected: str) -> None:
    evening = Evening()
    vorder = evening.say("vorder", reactie="geen gehoor")
    box = asked(evening, vorder, "reactie")
    assert isinstance(box, Pick)
    other = next(item for item in box.items if not item.niet)
    assert other.verder is not None
    reason = other.verder()
    assert isinstance(reason, Fill)
    assert reason.vooraf == f"wordt: {other.woorden}"
    made = reason.make(given)
    assert made == expected if isinstance(made, str) else made[0][0].soort == expected


def test_persons_are_ticked_and_an_empty_field_is_completed_at_once() -> None:
    evening = Evening()
    vorder = evening.say("vorder")
    box = asked(evening, vorder, "gericht_aan")
    assert isinstance(box, Tick)
    assert box.legt_vast
    assert (list(box.rijen), list(box.gemerkt)) == (["NN1"], [])
    made = box.make(["NN1"])
    assert isinstance(made, tuple)
    assert made[0] == (Opdracht("vul_aan", {"positie": vorder, "veld": "gericht_aan", "waarde": ["NN1"]}),)


def test_a_time_to_the_minute_is_taken_after_what_began_in_it() -> None:
    evening = Evening()
    schors = evening.say("schors")
    note = evening.say("noteer", tekst="x")
    box = asked(evening, note, "gebeurd_op")
    assert isinstance(box, Fill)
    clock = evening.post(schors).op.astimezone(UTC)
    made = box.make({"waarde": "19:30", "reden": "klok"})
    assert isinstance(made, tuple), made
    given = datetime.fromisoformat(made[0][0].velden["waarde"])
    assert given == max(post.op for post in evening.posts if post.positie != note and post.op <= given)
    assert given >= clock


def test_each_row_of_the_late_entry_goes_with_what_has_it() -> None:
    assert [words for _, words in WHAT.keuzes] == [item.woorden for item in ITEMS]
    assert {int(at) for at in WHO.bij} == {at for at, item in enumerate(ITEMS) if item.wie}
    assert {ITEMS[int(at)].tekst_label: words for at, words in TEXT.bij.items()} == {
        item.tekst_label: item.tekst_label for item in ITEMS if item.tekst
    }


def test_a_verdict_counts_before_what_is_read_along_with_knows_of_it() -> None:
    """Pressed twice on a slow laptop: the list to read back is brought up to date after the entry is on disk."""
    m = new_meeting()
    schors = m.add(c.Schors(), 10)
    before = meelezen(m.meeting.history)
    (regel,) = before.terug
    assert as_judged(regel, snapshot_of(m.meeting)).oordeel == ""
    right = m.add(c.Bevestig(positie=schors.positie), 20, door="griffier")
    assert as_judged(regel, snapshot_of(m.meeting)).oordeel == JUIST
    m.add(c.Betwist(positie=schors.positie), 30, door="griffier")
    assert as_judged(regel, snapshot_of(m.meeting)).oordeel == FOUT
    m.add(c.Herroep(positie=m.meeting.positie), 40, door="griffier")
    assert as_judged(regel, snapshot_of(m.meeting)).oordeel == JUIST
    m.add(c.Herroep(positie=right.positie), 50, door="griffier")
    assert as_judged(regel, snapshot_of(m.meeting)).oordeel == ""
