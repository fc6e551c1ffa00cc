"""What must be done follows from the record, and what the record makes needless is not asked (protocol 5 and 6)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.aftercare.reports import begun, say
from tests.dossier.conftest import Recorded, incident, new_meeting
from voorzitter_console.aftercare.catalogue import CATALOGUE
from voorzitter_console.aftercare.persons import getroffenen
from voorzitter_console.aftercare.task import Vervolgtaak
from voorzitter_console.aftercare.tasks import tasks
from voorzitter_console.dossier.checklist.terms import terms
from voorzitter_console.errors import Refused
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import TAKEN
from voorzitter_console.procedure.parse import InvalidCommand, parse_command

AFTER = 12_000.0
"""Seconds after the beginning."""


def after_closing(m: Recorded, *commands: c.Command) -> Recorded:
    for number, command in enumerate(commands):
        m.add(command, AFTER + number, door="griffier")
    return m


def by_kind(m: Recorded) -> dict[str, list[Vervolgtaak]]:
    found: dict[str, list[Vervolgtaak]] = {}
    for task in tasks(m.meeting.history):
        found.setdefault(task.soort, []).append(task)
    return found


def one(m: Recorded, soort: str) -> Vervolgtaak:
    [task] = by_kind(m)[soort]
    return task


def short(**begin: Any) -> Recorded:
    """Shouting that stopped: nobody was ordered to leave, nobody was hit."""
    m = new_meeting(**begin)
    m.add(c.MeldVerstoring(plaats="zaal"), 100)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 160)
    m.add(c.Sluit(), 3600)
    return m


def test_every_kind_has_its_words_and_its_owner() -> None:
    assert set(CATALOGUE) == set(TAKEN)
    assert all(rule.eigenaar for rule in CATALOGUE.values())


def test_a_section_of_the_protocol_is_cited_only_for_what_it_says() -> None:
    assert [soort for soort, rule in CATALOGUE.items() if not rule.paragraaf] == ["beelden"]
    assert CATALOGUE["beelden"].bron == "staat niet in het protocol"
    assert CATALOGUE["nazorg"].bron == "protocol 5.3"
    assert (CATALOGUE["klacht"].bron, CATALOGUE["voegen"].bron) == ("66 en 269 Sr", "51f Sv")
    # The protocol says "in principe altijd" (5.4).
    assert CATALOGUE["schade_verhalen"].let_op.startswith("In principe altijd")


def test_where_nothing_happened_nothing_is_asked() -> None:
    m = new_meeting()
    m.add(c.Sluit(), 3600)
    assert tasks(m.meeting.history) == ()


def test_shouting_that_stopped_asks_little() -> None:
    kinds = set(by_kind(short(voorzitter="de burgemeester")))
    assert kinds == {"nazorg", "driehoek", "evaluatie"}


@pytest.mark.parametrize(
    ("chair", "asked"),
    [
        ("de burgemeester", False),
        ("A. de Vries, waarnemend burgemeester", False),
        ("de locoburgemeester", True),
        ("loco-burgemeester B. Smit", True),
        ("een raadslid", True),
    ],
)
def test_who_was_in_the_chair_need_not_be_told(chair: str, asked: bool) -> None:
    assert ("melding_burgemeester" in by_kind(short(voorzitter=chair))) is asked


def test_a_griffier_who_was_there_need_not_be_told() -> None:
    assert "melding_griffier" not in by_kind(short())
    assert "melding_griffier" in by_kind(short(griffier=None))


def test_an_assault_asks_who_was_hit_and_whether_they_consent() -> None:
    m = incident()
    after_closing(m, c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode", letsel="gebroken pols"))
    kinds = by_kind(m)
    assert [t.over for t in kinds["instemming"]] == ["de bode"]
    assert [t.wat for t in kinds["arbeidsinspectie"]] == [
        "letsel ernstig? Dan melden bij de Arbeidsinspectie: de bode (gebroken pols)"
    ]
    assert "machtiging" not in kinds
    assert "beveiliging" in kinds  # the fist of the incident itself is a threat
    assert "commissaris" not in kinds
    assert "schade_opnemen" in kinds


def test_of_an_injury_it_is_asked_too_when_nobody_said_whose_it_is() -> None:
    m = incident()
    hit = m.add(c.MeldFysiekeAgressie(soort="geweld", letsel="bloedneus"), AFTER, door="griffier")
    task = one(m, "arbeidsinspectie")
    assert task.wat == "letsel ernstig? Dan melden bij de Arbeidsinspectie: wie nog niet bekend (bloedneus)"
    assert task.betreft == hit.positie
    after_closing(m, c.RondTaakAf(taak="arbeidsinspectie", betreft=hit.positie))
    assert one(m, "arbeidsinspectie").stand == "gedaan"
    after_closing(m, c.VulAan(positie=hit.positie, veld="slachtoffer", waarde="de bode"))
    task = one(m, "arbeidsinspectie")
    assert (task.over, task.stand) == ("de bode (bloedneus)", "gedaan")


def test_the_injury_of_who_was_named_elsewhere_is_asked_once() -> None:
    m = incident()
    after_closing(m, c.MeldFysiekeAgressie(soort="geweld", letsel="bloedneus"))
    after_closing(m, c.NoemBenadeelde(naam="de bode", letsel="bloedneus"))
    assert one(m, "arbeidsinspectie").over == "de bode (bloedneus)"


@pytest.mark.parametrize("letsel", ["Geen.", "geen letsel", "onbekend", "-"])
def test_no_injury_is_no_injury(letsel: str) -> None:
    m = incident()
    after_closing(m, c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode", letsel=letsel))
    after_closing(m, c.MeldFysiekeAgressie(soort="geweld", letsel=letsel))
    assert "arbeidsinspectie" not in by_kind(m)


@pytest.mark.parametrize(
    ("letsel", "grave"),
    [
        ("opgenomen in het ziekenhuis", True),
        ("blijvend gehoorverlies", True),
        ("overleden", True),
        ("niet opgenomen, wel een snee", False),
        ("mogelijk blijvend letsel", False),
        ("blauwe plek", False),
    ],
)
def test_only_grave_injury_is_reported_and_of_any_other_it_is_asked(letsel: str, grave: bool) -> None:
    m = incident()
    after_closing(m, c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode", letsel=letsel))
    task = one(m, "arbeidsinspectie")
    assert task.wat.startswith("ernstig letsel melden") is grave
    assert task.wat.startswith("letsel ernstig? Dan melden") is not grave


def test_consent_that_was_given_asks_for_the_mandate_and_a_refusal_is_told() -> None:
    m = incident()
    hurt = m.add(c.NoemBenadeelde(naam="de bode", schade="bril stuk"), AFTER, door="griffier")
    assert one(m, "instemming").stand == "open"
    after_closing(m, c.VulAan(positie=hurt.positie, veld="instemming", waarde=True))
    assert one(m, "instemming").afloop() == "gedaan stemt in"
    assert one(m, "machtiging").stand == "open"
    after_closing(m, c.GeefMachtiging(benadeelde="De Bode", gemachtigde="de burgemeester"))
    assert one(m, "machtiging").uitkomst == "gemachtigd: de burgemeester"
    after_closing(m, c.NoemBenadeelde(naam="raadslid Bakker", instemming=False))
    refused = next(t for t in by_kind(m)["instemming"] if t.over == "raadslid Bakker")
    assert (refused.stand, refused.uitkomst) == ("gedaan", "stemt niet in")
    assert one(m, "aangifte").over == "zonder instemming van raadslid Bakker"


def test_damage_is_paid_first_and_then_recovered_and_the_municipality_pays_itself_nothing() -> None:
    m = incident()
    after_closing(
        m,
        c.NoemBenadeelde(naam="de bode", schade="bril stuk"),
        c.MeldSchade(benadeelde="de bode", omschrijving="bril", bedrag="349,50"),
        c.MeldSchade(benadeelde="gemeente Maassluis", omschrijving="deur", bedrag="1200"),
    )
    kinds = by_kind(m)
    assert [t.over for t in kinds["schade_vergoeden"]] == ["de bode (bril, € 349,50)"]
    assert [t.over for t in kinds["schade_verhalen"]] == [
        "de bode (bril, € 349,50)",
        "gemeente Maassluis (deur, € 1.200)",
    ]
    assert [t.over for t in kinds["voegen"]] == ["de bode", "gemeente Maassluis"]
    assert "schade_opnemen" not in kinds
    assert [t.over for t in kinds["instemming"]] == ["de bode"]


@pytest.mark.parametrize(
    ("hit", "chair", "office", "asked"),
    [
        ("de burgemeester", "de burgemeester", None, True),
        ("de voorzitter", "J. Bakker", "burgemeester", True),
        ("J. Bakker", "J. Bakker", "burgemeester", True),
        ("de voorzitter", "de locoburgemeester", "plaatsvervangend voorzitter", False),
        ("de bode", "de burgemeester", None, False),
    ],
)
def test_the_commissaris_is_told_where_the_burgemeester_was_hit(
    hit: str, chair: str, office: str | None, asked: bool
) -> None:
    m = new_meeting(voorzitter=chair, voorzitter_functie=office)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", slachtoffer=hit), 100)
    kinds = by_kind(m)
    assert ("commissaris" in kinds) is asked
    assert kinds["beveiliging"][0].over == ("ook met de NCTV te overleggen" if asked else "")


def test_over_a_raadslid_the_raad_decides_and_not_the_driehoek() -> None:
    people = (("NN1", "toehoorder"), ("R1", "raadslid"))
    for orgaan, told in (
        ("gemeenteraad", "NN1, R1 (raadslid: over een lid beslist de raad, artikel 26 lid 3)"),
        ("raadscommissie", "NN1, R1"),  # that article is none of a commission's (82 lid 5)
    ):
        m = new_meeting(orgaan=orgaan)
        m.add(c.MeldVerstoring(plaats="zaal"), 100)
        for label, rol in people:
            m.add(parse_command("beschrijf_verstoorder", {"label": label, "rol": rol}), 110, door="griffier")
        m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 160)
        assert one(m, "maatregelen").over == told


def test_a_raadslid_in_a_melding_disturbed_no_meeting_of_the_raad(tmp_path: Path) -> None:
    book = begun(tmp_path)
    say(book, "meld_gedrag", soort="bedreiging", woorden="ik weet je te vinden")
    say(book, "beschrijf_verstoorder", label="NN1", rol="raadslid")
    assert book.open is not None
    asked = {task.soort: task.over for task in tasks(book.open.meeting.history)}
    assert asked["maatregelen"] == "NN1"


def test_measures_are_asked_until_each_person_was_weighed_and_each_asks_for_its_own() -> None:
    m = incident()
    assert one(m, "maatregelen").over == "NN1, NN2"
    first = m.add(c.NeemMaatregel(maatregel="waarschuwing", label="NN1", reden="riep door"), AFTER, door="griffier")
    assert one(m, "maatregelen").over == "NN2"
    assert (one(m, "waarschuwing").betreft, one(m, "waarschuwing").over) == (first.positie, "NN1")
    after_closing(m, c.NeemMaatregel(maatregel="ordegesprek", label="NN2", genomen=False))
    assert one(m, "maatregelen").stand == "gedaan"
    assert "ordegesprek" not in by_kind(m)
    after_closing(m, c.NeemMaatregel(maatregel="contact_beperken", label="NN2", tot="2026-09-01"))
    assert one(m, "contact_beperken").over == "NN2, tot en met 01-09-2026"
    m.add(c.Herroep(positie=first.positie, reden="vergissing"), AFTER + 50, door="griffier")
    assert "waarschuwing" not in by_kind(m)


def test_a_task_is_done_needless_open_again_or_to_be_done_once_more() -> None:
    m = incident()
    done = m.add(
        c.RondTaakAf(taak="driehoek", gedaan_door="de burgemeester", gedaan_op="2026-03-10", uitkomst="besproken"),
        AFTER,
        door="griffier",
    )
    task = one(m, "driehoek")
    assert task.afloop() == "gedaan door de burgemeester, op 10-03-2026, besproken"
    assert task.positie == done.positie
    after_closing(m, c.HeropenTaak(taak="driehoek", reden="nieuwe beelden"))
    assert (one(m, "driehoek").stand, one(m, "driehoek").afloop()) == ("open", "weer open nieuwe beelden")
    after_closing(m, c.TaakNietVanToepassing(taak="driehoek", omdat="het college besloot"))
    assert one(m, "driehoek").afloop() == "niet van toepassing: het college besloot"
    after_closing(m, c.RondTaakAf(taak="aangifte", uitkomst="PL1700-1"))
    assert {"om_inlichten", "terugkoppeling_raad"} <= set(by_kind(m))
    after_closing(m, c.RondTaakAf(taak="terugkoppeling_raad", opnieuw_op="2026-04-30"))
    again = one(m, "terugkoppeling_raad")
    assert again.stand == "open"
    assert again.uiterlijk.tot == datetime(2026, 4, 30, 21, 59, 59, tzinfo=UTC)
    m.add(c.Herroep(positie=done.positie), AFTER + 90, door="griffier")


def test_the_soonest_stands_first_and_what_is_late_is_told() -> None:
    m = incident()
    found = tasks(m.meeting.history)
    terms = [t.uiterlijk.tot for t in found if t.stand == "open" and t.uiterlijk.tot]
    assert terms == sorted(terms)
    assert found[0].soort == "nazorg"
    moment = found[0].uiterlijk.tot
    assert moment is not None
    assert not found[0].te_laat(moment)
    assert found[0].te_laat(datetime(2026, 3, 12, tzinfo=UTC))
    assert found[0].termijn(datetime(2026, 3, 12, tzinfo=UTC)).startswith("TE LAAT, uiterlijk woensdag 11 maart 2026")


def test_images_that_were_kept_are_not_asked_for_and_the_others_before_they_are_overwritten() -> None:
    m = incident()
    assert "beelden" not in by_kind(m)
    after_closing(
        m, c.VoegBewijsToe(omschrijving="camera hal", beheerder="facilitair", overschreven_op="17 maart 2026")
    )
    task = one(m, "beelden")
    assert (task.over, task.uiterlijk.tot) == ("camera hal", datetime(2026, 3, 16, 23, 0, tzinfo=UTC))
    after_closing(m, c.VoegBewijsToe(omschrijving="telefoon", beheerder="de bode", overschreven_op="na 7-10 dagen"))
    assert [t.uiterlijk.tot for t in by_kind(m)["beelden"]][1] is None


def test_an_insult_has_the_term_of_a_klacht() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een bezoeker"), 100)
    task = one(m, "klacht")
    assert task.uiterlijk.tot == datetime(2026, 6, 10, 21, 59, 59, tzinfo=UTC)


def test_the_term_of_a_klacht_does_not_run_from_the_day_on_which_the_insult_was_typed_in() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 90)
    m.add(c.BeeindigVerstoring(), 100)
    m.add(c.Sluit(), 110)
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="een bezoeker"), 90_000, door="griffier")
    until = datetime(2026, 6, 10, 21, 59, 59, tzinfo=UTC)
    assert one(m, "klacht").uiterlijk.tot == until
    assert [t.tot for t in terms(m.meeting.history) if t.wat.startswith("Klacht")] == [until]


def test_two_spellings_are_one_person() -> None:
    m = incident()
    after_closing(m, c.NoemBenadeelde(naam="De bode "), c.NoemBenadeelde(naam="de Bode", letsel="blauwe plek"))
    [bode] = [x for x in getroffenen(m.meeting.history) if x.naam.casefold() == "de bode"]
    assert bode.letsel == "blauwe plek"


@pytest.mark.parametrize(
    "given",
    [
        {"taak": "driehoek", "gedaan_op": "2026-02-30"},
        {"taak": "driehoek", "gedaan_op": "12-03-2026"},
        {"taak": "driehoek", "gedaan_op": "1026-03-12"},
        {"taak": "koffie"},
    ],
)
def test_a_day_or_a_task_that_does_not_exist_is_a_sentence(given: dict[str, str]) -> None:
    with pytest.raises(InvalidCommand, match=r"verwacht|kan niet"):
        parse_command("rond_taak_af", given)


@pytest.mark.parametrize("bedrag", ["1.250", "12,5", "-3", "veel", "1e6"])
def test_an_amount_is_euros_and_cents(bedrag: str) -> None:
    with pytest.raises(InvalidCommand, match="bedrag in euro"):
        parse_command("meld_schade", {"benadeelde": "de bode", "bedrag": bedrag})


def test_nothing_is_done_on_a_day_to_come() -> None:
    m = incident()
    with pytest.raises(Refused, match="dag in de toekomst"):
        m.add(c.RondTaakAf(taak="driehoek", gedaan_op="2026-03-11"), AFTER)
    done = m.add(c.RondTaakAf(taak="driehoek", gedaan_op="2026-03-10"), AFTER)
    with pytest.raises(Refused, match="dag in de toekomst"):
        m.add(c.Corrigeer(positie=done.positie, veld="gedaan_op", waarde="2026-03-12"), AFTER + 1)
    with pytest.raises(Refused, match="bestaat niet"):
        m.add(c.RondTaakAf(taak="beelden", betreft=999), AFTER + 2)


def test_what_a_task_is_about_is_retracted_and_not_corrected() -> None:
    m = incident()
    done = m.add(c.RondTaakAf(taak="driehoek"), AFTER)
    with pytest.raises(Refused, match="herroep nr"):
        m.add(c.Corrigeer(positie=done.positie, veld="taak", waarde="evaluatie"), AFTER + 1)


def test_who_was_erased_is_asked_nothing_more() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="geweld", slachtoffer="[gewist]", letsel="[gewist]"), 100)
    kinds = by_kind(m)
    assert "instemming" not in kinds
    assert "arbeidsinspectie" not in kinds


def hit_later(*, gebeurd_op: float | None = None) -> Recorded:
    """An injury that is entered the day after; the meeting and its disturbance were over at 20:30."""
    m = short()
    told = c.MeldFysiekeAgressie(soort="geweld", slachtoffer="de bode", letsel="bult")
    seconds, late = (86_400.0, 0.0) if gebeurd_op is None else (gebeurd_op, 86_400.0)
    m.add(told, seconds, door="griffier", late=late)
    return m


def test_the_labour_inspectorate_hears_within_a_day_of_what_happened_not_of_its_recording() -> None:
    assert one(hit_later(), "arbeidsinspectie").uiterlijk.tot == datetime(2026, 3, 11, 19, 30, tzinfo=UTC)
    given = one(hit_later(gebeurd_op=120.0), "arbeidsinspectie").uiterlijk.tot
    assert given == datetime(2026, 3, 11, 18, 32, tzinfo=UTC)


def test_both_injuries_are_told_to_who_decides_whether_it_is_grave() -> None:
    m = hit_later(gebeurd_op=120.0)
    m.add(c.NoemBenadeelde(naam="De bode", letsel="hoofdpijn"), 90_000, door="griffier")
    assert one(m, "arbeidsinspectie").over == "de bode (bult; hoofdpijn)"
    assert one(m, "arbeidsinspectie").vraag
    m.add(c.NoemBenadeelde(naam="De bode", letsel="opgenomen in het ziekenhuis"), 90_010, door="griffier")
    task = one(m, "arbeidsinspectie")
    assert task.over == "de bode (bult; opgenomen in het ziekenhuis)"
    assert not task.vraag
