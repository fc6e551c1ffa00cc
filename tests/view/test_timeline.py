"""The timeline: originals, completions, corrections, retractions and late entries, each plainly; and its fields."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.procedure.played import Room
from tests.procedure.strategies import START
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.lines import lines
from voorzitter_console.procedure.parse import ALL, INTERNAL, MACHINE_FIELDS, META, field_names
from voorzitter_console.procedure.state import Vergadering
from voorzitter_console.view.fields import kind, offered, typed
from voorzitter_console.view.timeline import Post, posts, veld_tekst, velden, vergadering_op, verloop


def at(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


class Evening(Room):
    """A meeting whose commands come ten seconds apart; positions in place of entries."""

    def say(self, soort: str, **velden: Any) -> int:
        return self.do(soort, **velden).positie

    @property
    def posts(self) -> tuple[Post, ...]:
        return posts(self.meeting.history)

    def post(self, positie: int) -> Post:
        return next(post for post in self.posts if post.positie == positie)


def test_in_order_of_time_with_what_became_of_each_in_words() -> None:
    evening = Evening()
    schors, vorder = evening.say("schors"), evening.say("vorder")
    late = evening.say("noteer", tekst="[b]papier[/b]\x1b[2J", op=at(15))
    evening.say("vul_aan", positie=vorder, veld="reactie", waarde="geen gehoor")
    evening.say("corrigeer", positie=vorder, veld="reactie", waarde="vertrekt", reden="vergist")
    evening.say("herroep", positie=schors, reden="te vroeg")
    assert [post.positie for post in evening.posts] == [1, schors, late, vorder, 5, 6, 7]
    assert {post.positie: post.merken for post in evening.posts if post.merken} == {
        schors: ("herroepen",),
        late: ("later vastgelegd",),
        vorder: ("aangevuld", "gecorrigeerd"),
    }
    assert evening.post(late).tekst == "Notitie: [b]papier[/b][U+001B][2J"


def test_how_an_entry_came_to_be_keeps_the_original() -> None:
    evening = Evening()
    vorder = evening.say("vorder")
    evening.say("vul_aan", positie=vorder, veld="reactie", waarde="geen gehoor")
    evening.say("corrigeer", positie=vorder, veld="reactie", waarde="vertrekt", reden="vergist")
    evening.say("corrigeer", positie=vorder, veld="gebeurd_op", waarde=at(5).isoformat(), reden="klok")
    evening.say("corrigeer", positie=vorder, veld="kwaliteit", waarde="bij_benadering", reden="geschat")
    evening.say("herroep", positie=vorder, reden="dubbel")
    assert verloop(evening.post(vorder)) == (
        "vastgelegd 19:30:10 door voorzitter",
        "eerst: Vordering uitgesproken",
        "reactie aangevuld, 19:30:20 door voorzitter",
        "reactie gecorrigeerd (eerst: geen gehoor), 19:30:30 door voorzitter: vergist",
        "tijdstip gecorrigeerd (eerst: 19:30:10), 19:30:40 door voorzitter: klok",
        "zekerheid gecorrigeerd (eerst: exact), 19:30:50 door voorzitter: geschat",
        "HERROEPEN, 19:31:00 door voorzitter: dubbel; het blijft leesbaar en telt niet mee",
    )
    late = evening.say("schors", op=at(15), kwaliteit="bij_benadering")
    assert verloop(evening.post(late)) == (
        "gebeurd 19:30:15, later vastgelegd 19:31:10 door voorzitter, bij benadering",
    )


def test_a_completion_taken_back_no_longer_marks_its_entry() -> None:
    evening = Evening()
    vorder = evening.say("vorder")
    made = evening.say("vul_aan", positie=vorder, veld="reactie", waarde="geen gehoor")
    evening.say("herroep", positie=made)
    assert evening.post(vorder).merken == ()
    assert evening.post(made).merken == ("herroepen",)


@pytest.mark.parametrize("soort", sorted(ALL))
def test_the_fields_offered_are_those_that_may_be_changed(soort: str) -> None:
    assert len(set(offered(soort))) == len(offered(soort))
    if soort in META:
        assert offered(soort) == ()
    elif soort == "begin_vastlegging":
        assert {"titel", "locatie", "voorzitter"} <= set(offered(soort))
        assert not {"aanvang", "orgaan", "protocol_tekst", "gebeurd_op"} & set(offered(soort))
    elif soort == "begin_melding":
        assert {"titel", "aanvang", "kanaal", "ambtsdrager", "locatie"} <= set(offered(soort))
        assert not {"orgaan", "protocol_tekst", "livestream", "voorzitter", "agendapunt"} & set(offered(soort))
    else:
        assert set(offered(soort)) == field_names(soort) - MACHINE_FIELDS - INTERNAL
    for naam in offered(soort):
        vorm, keuzes = kind(soort, naam)
        assert bool(keuzes) == (vorm == "keuze")


def test_kinds_of_fields() -> None:
    assert kind("vorder", "gericht_aan") == ("labels", ())
    assert kind("vorder", "versterkt") == ("keuze", ("onversterkt", "microfoon", "megafoon"))
    assert kind("vorder", "alle_toehoorders") == ("ja_nee", ())
    assert kind("spreek_aan", "minuten") == ("getal", ())
    assert kind("beschrijf_verstoorder", "rol")[0] == "keuze"
    assert kind("schors", "gebeurd_op") == ("tijd", ())
    assert typed("labels", " NN1 ,NN2,, NN1", "wie") == ["NN1", "NN2"]
    assert typed("getal", " 3 ", "minuten") == 3
    with pytest.raises(InvalidInput, match="Minuten: typ een getal"):
        typed("getal", "drie", "minuten")


def test_what_can_be_done_with_a_field() -> None:
    evening = Evening()
    vorder = evening.say("vorder", versterkt="megafoon", gericht_aan=["NN1", "NN2"])
    shown = [veld_tekst(veld, evening.post(vorder).dag) for veld in velden(evening.post(vorder))]
    assert shown[:2] == ["reactie: vul aan", "aan wie: corrigeer, nu NN1, NN2"]
    assert "versterkt: corrigeer, nu megafoon" in shown
    assert shown[-2:] == ["tijdstip: corrigeer, nu 19:30:10", "zekerheid: corrigeer, nu exact"]
    b = evening.say("spreek_aan", scenario="B")
    assert "minuten: vul aan" not in [veld_tekst(veld, evening.post(b).dag) for veld in velden(evening.post(b))]


def test_what_may_be_retracted() -> None:
    evening = Evening()
    schors, stop = evening.say("schors"), evening.say("stop_livestream")
    back = evening.say("herroep", positie=schors)
    there = {post.positie: post.herroepbaar for post in evening.posts}
    assert there == {1: False, schors: False, stop: False, back: False}


def test_whether_there_was_a_meeting_then() -> None:
    evening = Evening(geopend=False)
    evening.say("open_vergadering")
    evening.say("schors")
    evening.say("sluit")
    stands = [vergadering_op(evening.posts, at(s), geopend=False) for s in (5, 15, 25, 35)]
    assert stands == [Vergadering.NIET_GEOPEND, Vergadering.OPEN, Vergadering.OPEN, Vergadering.GESLOTEN]
    evening.say("herroep", positie=4)
    exact = {s: vergadering_op(evening.posts, at(s), geopend=False) for s in (9, 10)}
    assert exact == {9: Vergadering.NIET_GEOPEND, 10: Vergadering.OPEN}
    assert vergadering_op(evening.posts, at(50), geopend=False) is Vergadering.OPEN


def test_what_was_recorded_on_another_day_says_which() -> None:
    evening = Evening()
    vorder = evening.say("vorder")
    evening.clock.forward(86_400)
    late = evening.say("noteer", tekst="briefje", op=at(15))
    evening.say("corrigeer", positie=vorder, veld="gebeurd_op", waarde=at(5).isoformat(), reden="klok")
    next_day = evening.say("noteer", tekst="nagebeld")
    assert verloop(evening.post(late)) == ("gebeurd 19:30:15, later vastgelegd 11-03-2026 19:30:20 door voorzitter",)
    corrected = "tijdstip gecorrigeerd (eerst: 19:30:10), 11-03-2026 19:30:30 door voorzitter: klok"
    assert corrected in verloop(evening.post(vorder))
    assert (evening.post(late).tijd, evening.post(next_day).tijd) == ("19:30:15", "11-03-2026 19:30:40")
    shown = [line.tijd for line in lines(evening.meeting.history, evening.meeting.history.items)]
    assert shown[1:3] == ["19:30:05", "19:30:15"]
    assert shown[-1] == "11-03-2026 19:30:40"
    choices = [veld_tekst(veld, evening.post(next_day).dag) for veld in velden(evening.post(next_day))]
    assert "tijdstip: corrigeer, nu 11-03-2026 19:30:40" in choices
