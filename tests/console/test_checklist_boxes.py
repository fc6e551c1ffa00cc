"""The checklist of the aangifte as boxes: as few answers as on its own screen, each in its place."""

from __future__ import annotations

from datetime import timedelta

from tests.dossier.checklist.test_checklist import three_demands_two_persons
from tests.dossier.conftest import new_meeting
from voorzitter_console.aftercare.book import seen
from voorzitter_console.console.boxes.box import Box, Fill, Pick
from voorzitter_console.console.boxes.checklist import checklist
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.dossier.checklist.book import of
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import parse_command


def away() -> Box:
    raise AssertionError("not asked for")


def opened(meeting: Meeting) -> Pick:
    return checklist(Afterwards(lambda: seen(meeting)), lambda: of(meeting), away)


def test_three_demands_and_two_persons_take_fifteen_answers() -> None:
    m = three_demands_two_persons()
    m.clock.set(m.clock.now() + timedelta(hours=12))
    given = []
    while of(m.meeting).count("ontbreekt"):
        item = opened(m.meeting).items[0]
        assert item.verder
        box = item.verder()
        if isinstance(box, Pick):
            commands = box.items[0].opdrachten
        else:
            assert isinstance(box, Fill)
            asked = {field.naam: "1" if box.vooraf else "ingevuld" for field in box.velden}
            made = box.make(asked | ({"tijd": "19:39"} if "tijd" in asked else {}))
            assert not isinstance(made, str), made
            commands = made[0]
        for command in commands:
            m.meeting.decide(parse_command(command.soort, command.velden), door="griffier")
        given.append(item.woorden)
        assert box.volgt
    assert len(set(given)) == len(given) <= 15
    d = m.dossier()
    assert all(v.namens and v.reactie and len(v.aanwezigheid) == 2 for v in d.verstoringen[0].vorderingen)
    assert d.aangevers


def test_nothing_typed_is_one_sentence_and_records_nothing() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    item = next(x for x in opened(m.meeting).items if x.woorden.startswith("Getuigen"))
    assert item.verder
    box = item.verder()
    assert isinstance(box, Fill)
    assert box.make({}) == "Typ eerst: wie heeft het gezien (naam)."


def test_a_long_evening_is_listed_in_parts() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    for number in range(60):
        m.add(c.BeschrijfVerstoorder(label=f"NN{number}"), 601 + number)
    shown = opened(m.meeting)
    assert len(shown.items) == 40
    assert "Hieronder de eerste 40 van" in shown.vooraf
