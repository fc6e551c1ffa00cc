"""Which entries a key takes back: the own ones of that console, and none that nobody may take back."""

from __future__ import annotations

import pytest

from tests.console.world import snapshot_of
from tests.dossier.conftest import Recorded, new_meeting
from voorzitter_console.console.boxes.retract import retractable
from voorzitter_console.errors import Refused
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import FOR_GOOD

STATION = "raadzaal-1"


def offered(m: Recorded) -> list[int]:
    return [regel.positie for regel in retractable(snapshot_of(m.meeting), STATION)]


def everything() -> Recorded:
    """Of each kind that is never taken back one, between entries of the chair."""
    m = new_meeting()
    m.add(c.Schors(), 10)
    m.add(c.StopLivestream(), 10)
    m.add(c.BevestigLivestream(toestand="gestopt"), 11)
    m.add(c.StartLivestream(), 12)
    noted = m.add(c.Noteer(tekst="iets"), 20)
    m.add(c.Gewist(over_id=noted.id, velden=("tekst",), grond="verzoek", gewist_door="P."), 30, door="griffier")
    m.add(c.Herroep(positie=noted.positie), 40)
    m.add(c.Hersteld(over_id=noted.id, aantal=1, kop="0" * 64, sleutel="0" * 64), 50, door="systeem")
    return m


def test_what_stays_for_good_is_not_offered_and_is_refused() -> None:
    m = everything()
    known = {entry.soort for entry in m.entries}
    assert FOR_GOOD - known <= {"begin_melding"}
    assert offered(m) == [2]
    for entry in m.entries:
        if entry.soort in FOR_GOOD:
            with pytest.raises(Refused):
                m.add(c.Herroep(positie=entry.positie), 60)


def test_what_the_program_noticed_is_not_the_last_own_entry() -> None:
    """The chair asks for the police by mistake, and the alarm's own remark comes after it."""
    m = new_meeting()
    asked = m.add(c.VraagPolitie(), 10)
    m.add(c.Noteer(tekst="Alarm aangenomen."), 11, door="systeem")
    assert offered(m) == [asked.positie]


def test_another_console_s_entries_are_not_offered() -> None:
    m = new_meeting()
    own = m.add(c.Noteer(tekst="van hier"), 10)
    m.meeting.station = "griffie"
    m.add(c.Noteer(tekst="van daar"), 20, door="griffier")
    assert offered(m) == [own.positie]
    m.meeting.station = STATION
    m.add(c.Herroep(positie=own.positie), 30)
    assert offered(m) == []
