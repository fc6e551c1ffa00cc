"""The measures that can be weighed in the days after: only those that the law gives for what it was."""

from __future__ import annotations

import pytest

from tests.console.test_checklist_boxes import away
from tests.dossier.conftest import after, new_meeting
from voorzitter_console.aftercare.book import seen
from voorzitter_console.console.boxes.afterwards import about, tasks
from voorzitter_console.console.boxes.box import Fill, Pick
from voorzitter_console.console.boxes.decided import Afterwards, hit, mandate, measures
from voorzitter_console.procedure import commands as c

DENIED = "toegang tot de vergadering ontzeggen (art. 26 lid 2 Gemeentewet)"


@pytest.mark.parametrize(("orgaan", "there"), [("gemeenteraad", True), ("raadscommissie", False)])
def test_the_meeting_is_denied_by_the_chair_of_the_raad_only(orgaan: str, there: bool) -> None:
    m = new_meeting(orgaan=orgaan)
    m.add(c.MeldVerstoring(), 600)
    box = measures(Afterwards(lambda: seen(m.meeting)), terug=away)
    assert (DENIED in [item.woorden for item in box.items]) is there


def test_no_warning_for_who_was_laid_before_the_raad() -> None:
    m = new_meeting(orgaan="raadscommissie")
    for label in ("NN1", "NN2"):
        m.add(c.BeschrijfVerstoorder(label=label, signalement="man"), 600, door="griffier")
    m.add(c.LegVoorAanRaad(label="NN2"), 610, door="griffier")
    box = measures(Afterwards(lambda: seen(m.meeting)), terug=away)
    warning = next(item for item in box.items if item.woorden == "schriftelijke waarschuwing")
    assert warning.verder
    form = warning.verder()
    assert isinstance(form, Fill)
    assert [value for value, _ in next(f for f in form.velden if f.naam == "label").keuzes] == ["", "NN1"]


def test_injury_that_was_not_grave_is_not_said_to_have_been_reported_and_another_year_is_told() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode", letsel="bloedneus"), 600, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een gast"), 601, door="griffier")
    na = Afterwards(lambda: seen(m.meeting))
    [task] = [task for task in seen(m.meeting).open if task.soort == "arbeidsinspectie"]
    ways = [item.woorden for item in about(na, task.soort, task.id).items]
    assert ways == ["gemeld: door wie, wanneer en met welke uitkomst", "niet ernstig, dus niet gemeld, omdat ..."]
    usual = [item.woorden for item in about(na, "driehoek", "").items]
    assert usual == ["gedaan: door wie, wanneer en met welke uitkomst", "niet van toepassing, omdat ..."]
    assert not any("-2026 " in item.woorden for item in tasks(na).items)
    m.clock.set(after(200 * 86_400))
    assert any(item.woorden.startswith("TE LAAT 11-03 ") for item in tasks(na).items)
    m.clock.set(after(365 * 86_400))
    assert any(item.woorden.startswith("TE LAAT 11-03-2026 ") for item in tasks(na).items)


def test_what_somebody_who_was_hit_said_stands_there_and_is_not_asked_again() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode"), 600, door="griffier")
    na = Afterwards(lambda: seen(m.meeting))

    def one() -> Pick:
        item = hit(na, terug=away).items[0]
        assert item.verder is not None
        box = item.verder()
        assert isinstance(box, Pick)
        return box

    said = "stemt niet in met aangifte"
    asked = {item.woorden: item.opdrachten for item in one().items}
    assert {"stemt in met aangifte", said, "wie is gemachtigd om aangifte te doen"} <= asked.keys()
    assert [(o.soort, o.velden) for o in asked[said]] == [("noem_benadeelde", {"naam": "de bode", "instemming": False})]
    m.add(c.NoemBenadeelde(naam="de bode", instemming=False), 700, door="griffier")
    after_it = one()
    assert said in after_it.titel
    assert not {"stemt in met aangifte", said} & {item.woorden for item in after_it.items}
    assert "verbeteren wat is vastgelegd" in [item.woorden for item in after_it.items]
    joins = next(item for item in after_it.items if item.woorden == "voegt zich niet")
    assert [o.soort for o in joins.opdrachten] == ["vul_aan"]


def test_a_mandate_names_who_has_it() -> None:
    box = mandate("de bode", terug=away)
    assert isinstance(box.make({}), str)
    made = box.make({"gemachtigde": "de griffier"})
    assert isinstance(made, tuple)
    assert [(o.soort, o.velden) for o in made[0]] == [
        ("geef_machtiging", {"benadeelde": "de bode", "gemachtigde": "de griffier"})
    ]
