"""What a timeline is looked up by: without what was retracted, in its order, made once for all documents."""

from __future__ import annotations

from tests.dossier.conftest import incident
from voorzitter_console.dossier.model.index import TimelineIndex
from voorzitter_console.dossier.model.record import Tijdlijnregel
from voorzitter_console.dossier.refs import TimelineLookup

DOSSIER = incident().dossier()


def test_each_way_to_look_up_gives_the_lines_that_a_search_finds() -> None:
    lines = [t for t in DOSSIER.tijdlijn if not t.herroepen]
    index = DOSSIER.index
    assert list(index.positions.values()) == lines
    assert [index.positions[t.positie] for t in lines] == lines
    assert set(index.kinds) == {t.soort for t in lines}
    for kind, found in index.kinds.items():
        assert found == [t for t in lines if t.soort == kind]
    for (kind, moment), found in index.moments.items():
        assert found == [t for t in lines if (t.soort, t.gebeurd_op) == (kind, moment)]
    assert set(index.persons) == {label for t in lines for label in t.labels} != set()
    for label, found in index.persons.items():
        assert found == [t for t in lines if label in t.labels]


def test_what_was_retracted_is_not_found() -> None:
    one = next(t for t in DOSSIER.tijdlijn if t.labels)
    index = TimelineIndex[Tijdlijnregel]([one.model_copy(update={"herroepen": True})])
    assert (index.positions, index.kinds, index.moments, index.persons) == ({}, {}, {}, {})


def test_it_is_made_once_for_all_the_documents_of_a_dossier() -> None:
    first = DOSSIER.index
    assert TimelineLookup(DOSSIER).line(1) is TimelineLookup(DOSSIER).line(1) is first.positions[1]
    assert DOSSIER.index is first
