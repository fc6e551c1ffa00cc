"""The two ways to write dossier.json write the same, and what is hidden stands in it escaped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.conftest import incident
from voorzitter_console.dossier.model.dossier_json import _HIDDEN, dossier_bytes
from voorzitter_console.dossier.model.record import Dossier

MEETING = incident().dossier()


def with_text(text: str) -> Dossier:
    return MEETING.model_copy(update={"formaat": text})


@pytest.mark.lang
@given(st.text(st.characters(exclude_categories=[])))
def test_as_the_standard_library_writes_it(text: str) -> None:
    written = dossier_bytes(with_text(text)).decode("utf-8")
    plain = json.dumps(with_text(text).model_dump(mode="python"), ensure_ascii=False, indent=2) + "\n"
    assert json.loads(written) == json.loads(plain)
    if not _HIDDEN.search(plain):
        assert written == plain
    assert not _HIDDEN.search(written)


def test_a_lone_surrogate_comes_back() -> None:
    assert json.loads(dossier_bytes(with_text("a\ud800b")))["formaat"] == "a\ud800b"
