"""The register's word for where a person is: removed, arrested, left and stopped are four things."""

from __future__ import annotations

import pytest

from tests.procedure.course import Step, course
from voorzitter_console.view.griffier.register import register

STOORT: Step = (20, "beschrijf_verstoorder", {"label": "NN1", "signalement": "jas"})


@pytest.mark.parametrize(
    ("step", "zaal"),
    [
        (STOORT, "stoort"),
        ((30, "verstoorder_gestaakt", {"label": "NN1"}), "gestopt"),
        ((30, "verstoorder_vertrokken", {"label": "NN1"}), "vertrokken"),
        ((30, "verstoorder_vertrokken", {"label": "NN1", "hoe": "vrijwillig"}), "vertrokken"),
        ((30, "verstoorder_vertrokken", {"label": "NN1", "hoe": "verwijderd"}), "verwijderd"),
        ((30, "verstoorder_vertrokken", {"label": "NN1", "hoe": "aangehouden"}), "aangehouden"),
        ((30, "verstoorder_teruggekeerd", {"label": "NN1"}), "stoort"),
    ],
)
def test_where_a_person_is(step: Step, zaal: str) -> None:
    [rij] = register(course(STOORT, step), 3).rijen
    assert rij.zaal == zaal
