"""A measure that was weighed and not taken is no open task, no term and no late one, wherever it is told."""

from __future__ import annotations

from datetime import UTC, datetime

import icalendar
import pytest

from tests.aftercare.test_tasks import AFTER, after_closing, by_kind, one, short
from tests.dossier.conftest import Recorded, incident, new_meeting
from voorzitter_console.aftercare.book import seen
from voorzitter_console.aftercare.calendar import TERMIJNEN, calendars
from voorzitter_console.aftercare.overzicht import RUNS, TO_COME, overzicht
from voorzitter_console.dossier.checklist.book import of
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.aftercare import Maatregelsoort

LATE = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
NOT = c.NeemMaatregel(
    maatregel="aangifte",
    genomen=False,
    reden="geen zaak van",
    besloten_door="de burgemeester",
    besloten_op="2026-03-10",
)


def status(m: Recorded, begins: str) -> set[str]:
    """How the to-dos whose words begin so stand in the calendar."""
    data = calendars(seen(m.meeting)).get(TERMIJNEN)
    todos = icalendar.Calendar.from_ical(data).walk("VTODO") if data else []
    return {str(x["status"]) for x in todos if str(x["summary"]).startswith(begins)}


def term(m: Recorded, begins: str) -> list[str]:
    """What the checklist says of such a term, long after."""
    return [t.line(LATE) for t in of(m.meeting).termijnen if t.wat.startswith(begins)]


def year(m: Recorded) -> dict[str, str]:
    shown = overzicht(m.meeting.journal, 2026, LATE)
    return {n.woorden: n.tekst for group in shown.groepen if group.titel == "Termijnen" for n in group.getallen}


def test_an_aangifte_that_was_decided_against_is_open_nowhere() -> None:
    m = incident()
    assert one(m, "aangifte").te_laat(LATE)
    late = int(year(m)["nog niet gedaan, te laat"])
    decided = m.add(NOT, AFTER, door="griffier")
    task = one(m, "aangifte")
    assert (task.stand, task.positie) == ("gedaan", decided.positie)
    assert task.afloop() == (
        "gedaan door de burgemeester, op 10-03-2026, besloten geen aangifte te doen: geen zaak van"
    )
    assert "om_inlichten" not in by_kind(m)
    assert status(m, "Aangifte") == {"COMPLETED"}
    assert term(m, "Aangifte") == [f"Aangifte: besloten geen aangifte te doen: geen zaak van (nr. {decided.positie})"]
    assert int(year(m)["nog niet gedaan, te laat"]) == late - 1


def test_who_changes_their_mind_has_a_term_again_and_who_made_it_after_all_made_it() -> None:
    m = after_closing(incident(), NOT, c.HeropenTaak(taak="aangifte", reden="er is een opname"))
    assert one(m, "aangifte").stand == "open"
    assert "uiterlijk donderdag 12 maart 2026" in term(m, "Aangifte")[0]
    again = m.add(NOT, AFTER + 10, door="griffier")
    assert one(m, "aangifte").positie == again.positie
    made = m.add(c.RondTaakAf(taak="aangifte", gedaan_op="2026-03-10", uitkomst="PL1700"), AFTER + 20)
    assert one(m, "aangifte").afloop().startswith("gedaan op 10-03-2026, PL1700")
    assert "om_inlichten" in by_kind(m)
    assert term(m, "Aangifte") == [f"Aangifte: gedaan op 10-03-2026: PL1700 (nr. {made.positie})"]
    m.add(NOT.changed(genomen=True), AFTER + 30)
    assert one(m, "aangifte").stand == "gedaan"


def test_it_stays_open_until_it_was_decided_for_everybody() -> None:
    m = after_closing(incident(), NOT.changed(label="NN1"))
    assert one(m, "aangifte").stand == "open"
    after_closing(m, NOT.changed(label="NN2"))
    assert one(m, "aangifte").stand == "gedaan"
    after_closing(m, NOT.changed(label="NN2", genomen=True))
    assert one(m, "aangifte").stand == "open"
    after_closing(m, NOT)
    assert one(m, "aangifte").stand == "open"  # the one that is to be made for NN2 stands


def test_opened_again_it_asks_for_consent_again() -> None:
    m = after_closing(incident(), c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode"), NOT)
    assert "instemming" not in by_kind(m)
    assert one(m, "maatregelen").stand == "open"  # which are taken is not decided by one that is not
    after_closing(m, c.HeropenTaak(taak="aangifte"))
    assert one(m, "instemming").stand == "open"
    after_closing(m, c.TaakNietVanToepassing(taak="aangifte", omdat="toch niet"))
    assert one(m, "aangifte").stand == "nvt"


def test_who_files_nothing_is_asked_for_no_consent_and_what_was_answered_stays() -> None:
    m = after_closing(
        incident(),
        c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode"),
        c.NoemBenadeelde(naam="raadslid Bakker", instemming=True, schade="jas"),
    )
    assert {t.stand for t in by_kind(m)["instemming"]} == {"open", "gedaan"}
    after_closing(m, NOT)
    assert [t.over for t in by_kind(m)["instemming"]] == ["raadslid Bakker"]
    assert not {"machtiging", "voegen"} & set(by_kind(m))


@pytest.mark.parametrize(
    "maatregel",
    [
        "bemiddeling",
        "waarschuwing",
        "ordegesprek",
        "contact_beperken",
        "ontzegging_vergadering",
        "ontzegging_gebouwen",
        "melding_politie",
    ],
)
def test_a_measure_that_is_taken_back_asks_for_nothing_and_ends_on_no_day(maatregel: Maatregelsoort) -> None:
    taken = c.NeemMaatregel(maatregel=maatregel, label="NN1", tot="2026-06-01")
    m = after_closing(incident(), taken.changed(genomen=False))
    assert maatregel not in by_kind(m)
    after_closing(m, taken)
    assert one(m, maatregel).stand == "open"
    assert status(m, "Maatregel loopt af") == {"NEEDS-ACTION"}
    after_closing(m, taken.changed(genomen=False, label="NN2"))
    assert one(m, maatregel).stand == "open"
    after_closing(m, taken.changed(genomen=False, tot=None))
    assert maatregel not in by_kind(m)
    assert status(m, "Maatregel loopt af") == set()
    counted = overzicht(m.meeting.journal, 2026, LATE).groepen
    assert next(group.uitleg for group in counted if group.titel == "Maatregelen") == "geen"


def test_a_raadslid_who_disturbs_counts_alike_everywhere_and_shouting_that_stopped_nowhere() -> None:
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="raadslid"), 90)
    m.add(c.Schors(reden="een raadslid roept"), 100)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 160)
    m.add(c.Hervat(), 200)
    m.add(c.Sluit(), 3600)
    assert one(m, "aangifte").uiterlijk.tot is not None
    assert "niet te vervolgen (artikel 22 Gemeentewet)" in one(m, "aangifte").uiterlijk.opmerking
    assert one(incident(), "aangifte").uiterlijk.opmerking == ""
    assert status(m, "Aangifte") == {"NEEDS-ACTION"}
    assert len(term(m, "Aangifte")) == 1
    calm = short()
    assert "aangifte" not in by_kind(calm)
    assert status(calm, "Aangifte") == set()
    assert term(calm, "Aangifte") == []


def test_only_aggression_has_the_same_terms_in_both() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een bezoeker"), 600)
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een inspreker"), 700)
    m.add(c.VoegBewijsToe(omschrijving="camera", beheerder="bode", overschreven_op="20-03-2026"), 800)
    copied = c.VoegBewijsToe(omschrijving="foto", sha256="ab" * 32, grootte=1, bestand="foto.jpg")
    m.add(copied.changed(overschreven_op="20-03-2026"), 801)
    for kind, begins in (("aangifte", "Aangifte"), ("klacht", "Klacht"), ("beelden", "Overschreven")):
        tasks = [t.uiterlijk.tot for t in by_kind(m)[kind]]
        told = [t.tot and t.tot.astimezone(UTC) for t in of(m.meeting).termijnen if t.wat.startswith(begins)]
        assert told == tasks
    assert len(term(m, "Klacht")) == 2
    complaint = by_kind(m)["klacht"][0]
    m.add(c.TaakNietVanToepassing(taak="klacht", betreft=complaint.betreft, omdat="wil niet"), AFTER, door="griffier")
    assert term(m, "Klacht")[0].endswith(f"niet van toepassing: wil niet (nr. {m.meeting.positie})")


def test_a_year_to_come_does_not_run() -> None:
    m = short()
    for jaar, said in ((2025, ""), (2026, RUNS), (2027, TO_COME)):
        text = "\n".join(overzicht(m.meeting.journal, jaar, LATE).regels())
        assert [words for words in (RUNS, TO_COME) if words in text] == ([said] if said else [])
