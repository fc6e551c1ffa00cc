"""Who file the aangifte: all who were named, and no volmacht of the burgemeester to himself."""

from __future__ import annotations

import pytest

from tests.aftercare.test_gir import table
from tests.dossier.conftest import Recorded, incident, new_meeting
from tests.dossier.told import police
from voorzitter_console.aftercare.gir import OPEN
from voorzitter_console.dossier.checklist.book import of
from voorzitter_console.dossier.checklist.model import Punt
from voorzitter_console.dossier.filers import consents, filers, harmed
from voorzitter_console.procedure import commands as c

FILED = "Aangifte door de werkgever"
SELF = "niet nodig: de burgemeester vertegenwoordigt de gemeente (artikel 171 Gemeentewet)"
FOR_HIMSELF = "machtigt hierbij de hierna genoemde persoon"
"""Words of annex F."""


def filed_by(*named: c.NoemAangever) -> Recorded:
    m = incident()
    for number, one in enumerate(named):
        m.add(one, 12_000 + number, door="griffier")
    return m


def chapter(m: Recorded) -> str:
    return police(m.dossier()).partition("De aangever, en wat wordt gevraagd")[2].partition("Herkomst")[0]


def open_ones(m: Recorded) -> dict[tuple[str, str], Punt]:
    return {
        (p.groep, p.wat): p for p in of(m.meeting).punten if p.groep.startswith("Aangever") and p.stand != "compleet"
    }


GRIFFIER = c.NoemAangever(naam="drs. K. Hofman", functie="griffier", namens="gemeente Maassluis", vpt=True)
BURGEMEESTER = c.NoemAangever(naam="mr. E. Edelenbos", functie="burgemeester", namens="gemeente Maassluis")


def test_two_who_file_are_both_named_with_what_is_known_of_each() -> None:
    m = filed_by(GRIFFIER, BURGEMEESTER)
    shown = chapter(m)
    first, second = (x.positie for x in filers(m.dossier()))
    assert f"Aangever 1 (nr. {first}) | drs. K. Hofman; functie: griffier; namens: gemeente Maassluis" in shown
    assert f"Aangever 2 (nr. {second}) | mr. E. Edelenbos; functie: burgemeester" in shown
    whole = police(m.dossier())
    assert "Aangever: drs. K. Hofman" in whole
    assert "Aangever: mr. E. Edelenbos" in whole
    found = table(m.dossier())
    assert found[FILED, "Wie doet aangifte"][0] == "drs. K. Hofman; mr. E. Edelenbos"
    assert found[FILED, "Functie"][0] == "drs. K. Hofman: griffier; mr. E. Edelenbos: burgemeester"
    assert found[FILED, "VPT-code vragen"][0] == "drs. K. Hofman: ja"
    asked = open_ones(m)
    assert ("Aangever drs. K. Hofman", "volmacht") in asked
    assert ("Aangever mr. E. Edelenbos", "domicilie") in asked


def test_the_same_name_again_is_the_same_person_and_what_was_said_before_stays() -> None:
    m = filed_by(GRIFFIER, GRIFFIER.changed(naam="Drs. K.  Hofman", functie=None, vpt=None, domicilie="Markt 1"))
    [one] = filers(m.dossier())
    assert (one.functie, one.vpt, one.domicilie) == ("griffier", True, "Markt 1")
    assert "Aangever 1" not in chapter(m)


@pytest.mark.parametrize(
    ("filer", "needless"),
    [
        (BURGEMEESTER, True),
        (c.NoemAangever(naam="de burgemeester"), True),
        (c.NoemAangever(naam="A. Smit", functie="locoburgemeester"), False),
        (BURGEMEESTER.changed(namens="bode Jansen"), False),
        (GRIFFIER, False),
    ],
)
def test_the_burgemeester_gives_no_volmacht_to_himself(filer: c.NoemAangever, needless: bool) -> None:
    m = filed_by(filer)
    # The annex is the municipality's: for another one files on that person's own mandate.
    assert (FOR_HIMSELF in police(m.dossier())) is (not needless and filer.namens != "bode Jansen")
    assert (SELF in chapter(m)) is needless
    assert ("onder nummer" in chapter(m)) is not needless
    assert table(m.dossier())[FILED, "Volmacht erbij"][0] == (SELF if needless else OPEN)
    asked = open_ones(m)
    assert (("Aangever", "volmacht") not in asked) is needless
    assert (("Aangever", "onder nummer") not in asked) is needless


def test_what_was_recorded_of_a_volmacht_stays_as_recorded() -> None:
    m = filed_by(BURGEMEESTER.changed(volmacht=True))
    assert "Volmacht bijgevoegd | ja" in chapter(m)
    assert FOR_HIMSELF not in police(m.dossier())
    both = filed_by(BURGEMEESTER, GRIFFIER)
    annex = police(both.dossier()).partition("Wie wordt gemachtigd")[2].partition("Waarvoor")[0]
    assert "Hofman" in annex
    assert "Edelenbos" not in annex


@pytest.mark.parametrize("veld", ["vpt", "vervolging"])
def test_what_was_answered_with_no_is_not_missing(veld: str) -> None:
    m = filed_by(GRIFFIER.changed(vpt=None).changed(**{veld: False}))
    asked = [wat for _, wat in open_ones(m)]
    other = "vervolging" if veld == "vpt" else "VPT"
    assert [wat for wat in asked if "vpt" in wat.casefold() or "vervolging" in wat] == [
        wat for wat in asked if other.casefold() in wat.casefold()
    ]
    assert len([wat for wat in asked if other.casefold() in wat.casefold()]) == 1
    neither = filed_by(GRIFFIER.changed(vpt=None))
    assert ("Aangever", "VPT-code en vervolging") in open_ones(neither)


def test_who_the_record_knows_as_burgemeester_is_asked_for_no_volmacht_either() -> None:
    m = incident(voorzitter="mr. E. Edelenbos", voorzitter_functie="burgemeester")
    m.add(GRIFFIER.changed(domicilie="Markt 1"), 12_000, door="griffier")
    m.add(c.NoemAangever(naam="mr. E. Edelenbos"), 12_001, door="griffier")
    assert f"mr. E. Edelenbos; functie: burgemeester (nog te bevestigen); volmacht: {SELF}" in chapter(m)
    asked = open_ones(m)
    group = "Aangever mr. E. Edelenbos"
    assert (group, "volmacht") not in asked
    offers = {wat: asked[group, wat].invul for wat in ("functie", "namens", "domicilie")}
    assert {wat: [k.woorden for k in i.keuzes] for wat, i in offers.items() if i} == {
        "functie": ["burgemeester"],
        "namens": ["gemeente Maassluis"],
        "domicilie": ["Markt 1"],
    }
    bare = incident(voorzitter="mr. E. Edelenbos", voorzitter_functie="burgemeester")
    [first] = [
        k for p in open_ones(bare).values() if p.invul for k in p.invul.keuzes if "burgemeester, namens" in k.woorden
    ]
    assert first.velden["naam"] == "mr. E. Edelenbos"


def asked_twice(first: bool | None, then: bool | None) -> Recorded:
    m = new_meeting()
    m.add(c.NoemBenadeelde(naam="P. Smit", instemming=first, schade="bril"), 600)
    m.add(c.NoemBenadeelde(naam="p. smit", instemming=then), 700)
    return m


def test_who_is_asked_again_has_one_answer() -> None:
    d = asked_twice(True, False).dossier()
    (one,) = harmed(d)
    assert (one.schade, one.instemming) == ("bril", False)
    assert [(b.positie, agrees) for b, agrees in consents(d)] == [(3, False)]
    told = police(d)
    assert "stemt in met aangifte: nee" in told
    assert "stemt in met aangifte: ja" not in told
    (kept,) = consents(asked_twice(True, None).dossier())
    assert (kept[0].positie, kept[1]) == (2, True)


def test_the_municipality_s_volmacht_names_nobody_who_files_for_another() -> None:
    owner = c.NoemAangever(naam="J. Mol", functie="beheerder", namens="Stichting De Koningshof")
    assert FOR_HIMSELF not in police(filed_by(owner).dossier())
    both = police(filed_by(owner, GRIFFIER).dossier())
    annex = both[both.index(FOR_HIMSELF) :]
    assert "drs. K. Hofman" in annex
    assert "J. Mol" not in annex
    for own in (None, "de gemeente", "de raad", "het college van burgemeester en wethouders"):
        assert FOR_HIMSELF in police(filed_by(c.NoemAangever(naam="J. Mol", namens=own)).dossier())
