"""What the boxes on persons record: of whom it is said, and only what was changed."""

from __future__ import annotations

from tests.dossier.conftest import new_meeting
from voorzitter_console.console.boxes.box import NOTHING_CHANGED, Pick
from voorzitter_console.console.boxes.persons import about, left, presence, row
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.state import State


def evening() -> State:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 10)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="rode jas", vermoedelijk_minderjarig=True), 20)
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="pet"), 21)
    m.add(c.Vorder(), 30)
    return m.meeting.state


def test_only_what_was_changed_of_a_row_is_recorded() -> None:
    known = evening().persoon("NN1")
    assert known is not None
    box = row(known)
    stands = {field.naam: field.waarde for field in box.velden if field.waarde}
    assert stands["vermoedelijk_minderjarig"] == "ja"
    assert box.make(dict(stands)) == NOTHING_CHANGED
    made = box.make({**stands, "vermoedelijk_minderjarig": "nee", "aantal": "3"})
    assert isinstance(made, tuple)
    assert [o.velden for o in made[0]] == [{"label": "NN1", "vermoedelijk_minderjarig": False, "aantal": 3}]
    assert isinstance(box.make({**stands, "aantal": "drie"}), str)
    assert isinstance(box.make({**stands, "plaats": "tribune"}), tuple)


def test_what_is_said_of_several_is_said_of_each() -> None:
    people = evening().personen
    box = left(people)
    gone = next(item for item in box.items if "aangehouden" in item.woorden)
    assert [(o.soort, o.velden["label"], o.velden["hoe"]) for o in gone.opdrachten] == [
        ("verstoorder_vertrokken", "NN1", "aangehouden"),
        ("verstoorder_vertrokken", "NN2", "aangehouden"),
    ]
    assert "voorgelegd aan de raad" not in [item.woorden for item in box.items], "neither is a raadslid"
    assert [o.soort for item in about(people[0]).items for o in item.opdrachten].count("leg_voor_aan_raad") == 1


def test_presence_is_said_of_the_last_vordering_and_of_whom_was_chosen() -> None:
    assert presence(new_meeting().meeting.state, ["NN1"]) is None
    box = presence(evening(), ["NN1", "NN2"])
    assert isinstance(box, Pick)
    said = {item.woorden: [o.velden for o in item.opdrachten] for item in box.items}
    assert said["was er niet bij"] == [{"label": label, "vordering": 1, "aanwezig": False} for label in ("NN1", "NN2")]
    assert said["erbij, en hoorde het niet"][0] == {"label": "NN1", "vordering": 1, "gehoord": False}
