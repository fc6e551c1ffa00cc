"""A letter to a person tells what that one did, as surely as it is known, and in the parents' copy of the child."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.letters.test_letters import request
from tests.dossier.letters.test_told import PERSONAL
from tests.dossier.told import said
from voorzitter_console.dossier.letters.herhaling import Herhaling
from voorzitter_console.dossier.letters.history import incidents
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.ontzegging import shown_history
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.labels import label_key


def letter(m: Recorded, kind: str, **fields: Any) -> str:
    """The letter itself, without what stands above it for who makes it."""
    given = {"eerder": ("3 februari: riep",)} if kind == "ontzegging" else {}
    return said(KINDS[kind].maak(request(m.dossier(), **given, **fields))).split("Geachte", 1)[1]


def heard_of() -> Recorded:
    """All of it by hearsay or about then: conduct, two departures, a return and a vordering."""
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept", kwaliteit="van_horen_zeggen"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",), kwaliteit="bij_benadering"), 610)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig", kwaliteit="van_horen_zeggen"), 620)
    m.add(c.VerstoorderTeruggekeerd(label="NN1", kwaliteit="bij_benadering"), 630)
    m.add(c.BelPolitie(kwaliteit="van_horen_zeggen"), 640)
    m.add(c.PolitieAanwezig(kwaliteit="van_horen_zeggen"), 650)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden", kwaliteit="van_horen_zeggen"), 660)
    return m


@pytest.mark.parametrize("kind", PERSONAL)
def test_what_was_heard_of_others_is_not_told_as_seen(kind: str) -> None:
    told = letter(heard_of(), kind)
    for right in (
        "roept (van horen zeggen)", "1e vordering om te vertrekken (de 1e: bij benadering)",
        "vertrokken om 19:40:20 (van horen zeggen), vrijwillig", "teruggekomen om 19:40:30 (bij benadering)",
        "vertrokken om 19:41:00 (van horen zeggen), door de politie aangehouden",
    ):  # fmt: skip
        assert right in told
    assert "achter de tijd staat hoe het bekend is" in said(
        KINDS[kind].maak(request(heard_of().dossier(), eerder=("3 februari",)))
    )


def test_police_and_raad_read_how_it_is_known() -> None:
    told = letter(heard_of(), "melding")
    for right in (
        "Gedrag: roept (van horen zeggen)", "één vordering (de 1e: bij benadering)",
        "vrijwillig weg 19:40:20 (van horen zeggen), terug 19:40:30 (bij benadering), aangehouden 19:41:00 (van horen",
        "Politie gebeld | 10 maart 2026, 19:40:40 (+01:00) (van horen zeggen)", "Beschreven: van horen zeggen",
        "Door de politie aangehouden: NN1 (van horen zeggen).",
        "één vordering vastgelegd om het pand te verlaten (de 1e: bij benadering)",
    ):  # fmt: skip
        assert right in told
    told = letter(heard_of(), "raad")
    assert "er is één vordering vastgelegd (de 1e: bij benadering)" in told
    assert "De politie is gekomen (van horen zeggen)." in told


def two_of_them() -> Recorded:
    """NN1 shouts at the table and is gone when NN2 comes, who is found to have been at the second vordering."""
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="een man schreeuwt", gevolg="de stemming werd afgebroken"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="schreeuwt"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 620)
    m.add(c.BeeindigVerstoring(), 630)
    m.add(c.MeldVerstoring(voortzetting=True, omschrijving="een vrouw zingt", gevolg="niemand verstond het"), 900)
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="zingt"), 905, door="griffier")
    m.add(c.Vorder(), 910)
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=2), 920, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="na_vordering"), 930)
    m.add(c.BeeindigVerstoring(), 940)
    return m


@pytest.mark.parametrize("kind", PERSONAL)
@pytest.mark.parametrize(("label", "own", "other"), [("NN1", "schreeuwt", "zingt"), ("NN2", "zingt", "schreeuwt")])
def test_nobody_reads_what_another_did(kind: str, label: str, own: str, other: str) -> None:
    asked = request(two_of_them().dossier(), persoon=label, eerder=("3 februari",))
    above, told = said(KINDS[kind].maak(asked)).split("Geachte", 1)
    assert own in told
    assert other not in told
    assert "Er waren meer verstoorders" in above


@pytest.mark.parametrize("kind", ["waarschuwing", "ontzegging"])
def test_no_effect_of_before_somebody_came_is_told_and_none_of_others_as_theirs(kind: str) -> None:
    first, second = (letter(two_of_them(), kind, persoon=label) for label in ("NN1", "NN2"))
    assert "afgebroken" not in second
    assert "verstond" not in first
    for told, effect in ((first, "de stemming werd afgebroken"), (second, "niemand verstond het")):
        (found,) = re.findall(r"\[gevolg van de ordeverstoring als geheel;[^\]]*\]", told)
        assert effect in found
    assert "(deze persoon staat in de vastlegging vanaf 19:45:05)" in second


def test_what_went_on_is_told_at_its_own_time_to_who_was_alone_in_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep", gevolg="het betoog stopte"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    m.add(c.BeeindigVerstoring(), 630)
    m.add(c.MeldVerstoring(voortzetting=True, omschrijving="gezang op de gang"), 900)
    told = letter(m, "waarschuwing")
    assert "de verstoring als geheel: vanaf 19:40:00: geroep, vanaf 19:45:00: gezang op de gang" in told
    assert "Gevolg voor de vergadering: Vanaf 19:40:00: het betoog stopte." in told


@pytest.mark.parametrize("kind", PERSONAL)
def test_a_vordering_that_did_not_name_somebody_says_so_in_every_letter(kind: str) -> None:
    told = letter(two_of_them(), kind, persoon="NN2")
    assert "2e vordering om te vertrekken (de 2e: niet apart genoemd, aanwezigheid vastgesteld)" in told
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    for label in ("NN1", "NN2"):
        m.add(c.BeschrijfVerstoorder(label=label), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN2",)), 610)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1), 620, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1"), 630)
    m.add(c.Vorder(gericht_aan=("NN1",)), 640)
    # Others were spoken to; and what was said to who had left is not told as heard.
    right = (
        "2e vordering om te vertrekken (de 2e: toen als vertrokken vastgelegd), wel bij de 1e aanwezig (niet genoemd)"
    )
    assert right in letter(m, kind)


def test_a_departure_after_it_all_is_not_one_after_a_vordering() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1"), 605, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.BeeindigVerstoring(), 620)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 900)
    told = letter(m, "waarschuwing")
    assert "na afloop vertrokken om 19:45:00" in told
    assert "na de vordering" not in told


def test_aggression_at_no_ordeverstoring_of_theirs_is_told_as_that() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1"), 500, door="griffier")
    told = letter(m, "waarschuwing")
    assert "u bent genoemd bij agressie buiten een ordeverstoring: bedreiging gemeld om 19:38:20" in told
    # No disturbance was recorded: that there was one is not said.
    assert "is de orde verstoord" not in told
    assert "is de orde verstoord" not in letter(m, "raad")
    assert "is de orde verstoord" not in letter(m, "camerabeelden")


ADULT = re.compile(r"\b(?:uw (?:aandeel|gedrag|belang|mening|rechten)|waarschuw ik u|ontzeg u|nodig u uit|neemt u)\b")


@pytest.mark.parametrize("kind", PERSONAL)
def test_parents_read_what_the_child_did_and_not_what_they_did(kind: str) -> None:
    m = two_of_them()
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1"), 935)
    assert ADULT.search(letter(m, kind))
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="Sam", vermoedelijk_minderjarig=True), 941, door="griffier")
    whole = said(KINDS[kind].maak(request(m.dossier(), eerder=("3 februari",))))
    assert "Aan | De ouders of verzorgers van Sam" in whole
    told = letter(m, kind)
    assert told.startswith(" ouders of verzorgers van Sam,")
    assert ADULT.search(told) is None
    assert "gedrag van Sam: schreeuwt" in told
    # What can be done against it the parents do.
    theirs = told.split("Bent u het er niet mee eens")[0]
    assert not re.search(r"\b[Uu] (?:bent|hebt|kunt|komt|deed|zei|wel)\b", theirs)


def test_conduct_of_a_group_is_not_called_that_of_who_reads_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", aantal=6, gedrag="fluit"), 605, door="griffier")
    told = letter(m, "waarschuwing")
    assert "Over een groep van 6 personen is vastgelegd" in told
    assert "gedrag van de groep (6 personen): fluit" in told
    assert "uw gedrag" not in told
    # Nor that of one of them, to who makes the letter.
    before = "\n".join(shown_history(request(m.dossier(), eerder=("3 februari: riep",))))
    assert "gedrag van de groep (6 personen): fluit" in before
    assert "deze persoon" not in before


def test_what_was_given_at_the_command_is_not_called_recorded() -> None:
    m = heard_of()
    recorded, given = letter(m, "ontzegging").split("Eerder, zoals opgegeven bij het maken van deze brief")
    assert "Volgens wat is vastgelegd" in recorded
    assert "bij herhaling verstoord" not in recorded
    assert "3 februari: riep" not in recorded
    assert "3 februari: riep" in given
    asked = request(m.dossier(), eerder=("3 februari: riep",))
    assert shown_history(asked)[-1] == "Opgegeven, niet vastgelegd: 3 februari: riep"
    d = m.dossier()
    before = d.model_copy(update={"vergadering": d.vergadering.model_copy(update={"id": "eerder"})})
    again = request(d, before, naam="K. Smit")
    alike = d.personen[0].model_copy(update={"naam": "K. Smit"})
    again = replace(again, dossiers=(before.model_copy(update={"personen": (alike,)}), d))
    told = said(KINDS["ontzegging"].maak(again)).split("Geachte")[1]
    assert "bij herhaling verstoord" not in told
    assert told.count("[alleen op naam gevonden: nagaan]") == 1
    agreed = replace(again, herhaling=Herhaling(zelfde=frozenset({("eerder", label_key("NN1"))})))
    told = said(KINDS["ontzegging"].maak(agreed)).split("Geachte")[1]
    assert "is de orde in de vergadering bij herhaling verstoord" in told
    assert "alleen op naam" not in told


@pytest.mark.parametrize("kind", [*PERSONAL, "melding", "raad", "camerabeelden"])
def test_nothing_is_said_to_be_done_that_nobody_recorded(kind: str) -> None:
    told = re.sub(r"\[[^\]]*\]", "", letter(two_of_them(), kind))
    for claim in ("afgewogen", "bewaart het verslag", "verslag, dat u krijgt", "wordt besproken", "zei"):
        assert claim not in told


def test_who_was_hit_is_not_named_as_the_spokesman() -> None:
    m = two_of_them()
    assert "De burgemeester is woordvoerder." in letter(m, "raad")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", slachtoffer="de burgemeester"), 950)
    assert "[wie] is woordvoerder." in letter(m, "raad")


@pytest.mark.parametrize(("given", "of"), [("stichting De Brug", "stichting De Brug"), (None, "[wie dat is]")])
def test_in_a_commission_it_is_the_rechthebbende_who_has_somebody_leave(given: str | None, of: str) -> None:
    m = new_meeting(orgaan="raadscommissie", rechthebbende=given)
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    told = letter(m, "waarschuwing")
    assert f"kan van u worden gevorderd het gebouw te verlaten, namens de rechthebbende: {of}." in told
    assert "namens de gemeente" not in told


def test_a_meeting_without_a_livestream_offers_none() -> None:
    m = new_meeting(livestream=False)
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    assert "livestream" not in letter(m, "ontzegging")
    assert "livestream" in letter(two_of_them(), "ontzegging")


def test_each_conduct_stands_at_its_own_ordeverstoring() -> None:
    m = new_meeting()
    for at, gedrag in ((600, "zingt"), (1200, None), (1800, "fluit")):
        m.add(c.MeldVerstoring(), at)
        m.add(c.VerstoorderTeruggekeerd(label="NN1"), at + 1)
        if gedrag:
            m.add(c.BeschrijfVerstoorder(label="NN1", gedrag=gedrag), at + 5, door="griffier")
        m.add(c.BeeindigVerstoring(), at + 60)
    m.add(c.Sluit(), 2000)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="later getypt"), 90_000, door="griffier")
    d = m.dossier()
    told = [x.gedrag for x in incidents((d,), d, "NN1", None)]
    assert told == ["zingt (vastgelegd om 19:40:05)", None, "fluit (vastgelegd om 20:00:05)"]


def test_that_somebody_stopped_is_told_and_only_when_somebody_was_there() -> None:
    m = two_of_them()
    m.add(c.VerstoorderGestaakt(label="NN1"), 606, door="griffier", late=2_000)
    m.add(c.VerstoorderTeruggekeerd(label="NN1", kwaliteit="bij_benadering"), 608, door="griffier", late=2_100)
    first, second = (letter(m, "waarschuwing", persoon=label) for label in ("NN1", "NN2"))
    assert "ordeverstoring van 19:40:00 tot 19:40:30;" in first
    assert "ordeverstoring van 19:45:00 tot 19:45:40;" in second
    assert re.search(r"gestopt met storen om 19:40:06 \(vast[^)]*\), weer begonnen om 19:40:08 \(bij ben", first)
    assert "gestopt" not in second
    assert "Storen: gestopt met storen om 19:40:06 (vastgelegd" in letter(m, "melding")
    assert ", weer begonnen om 19:40:08 (bij benadering" in letter(m, "melding")


def test_what_was_typed_the_day_after_is_not_told_as_seen_then() -> None:
    m = two_of_them()
    m.add(c.Sluit(), 2_000)
    m.add(c.VoegBewijsToe(omschrijving="camera hal"), 2_010, door="griffier")
    until = "tot | 10 maart 2026, 20:15:40"
    assert until in letter(m, "camerabeelden")
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="gooide iets"), 90_000, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1"), 90_010, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 90_020, door="griffier")
    told = letter(m, "waarschuwing", persoon="NN1")
    assert "schreeuwt, gooide iets (na de vergadering vastgelegd, zonder opgegeven tijd)" in told
    assert until in letter(m, "camerabeelden")


@pytest.mark.parametrize(("kind", "said_of"), [("gehuurde zaal", True), ("gemeentehuis", False), (None, False)])
def test_a_besluit_on_own_buildings_says_where_the_hall_is_another_s(kind: str | None, said_of: bool) -> None:
    m = new_meeting(locatie_soort=kind, rechthebbende="stichting De Brug")
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    above = said(KINDS["gebouwen"].maak(request(m.dossier()))).split("Geachte")[0]
    assert ("in een zaal van stichting De Brug: daar geldt dit besluit niet" in above) is said_of
