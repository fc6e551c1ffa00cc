"""The two ways to the canonical form give the same bytes, or neither gives any."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.entry import canonical

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),  # lone surrogates too
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(), max_size=4), inner),
    max_leaves=12,
)


@given(VALUES)
def test_it_is_that_of_the_library(value: Any) -> None:
    try:
        expected = rfc8785.dumps(value)
    except ValueError:
        with pytest.raises(ValueError, match=r".*"):
            canonical(value)
    else:
        assert canonical(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "".join(map(chr, range(0x250))),
        {"b": 1, "a": [], "A": {}, "": None},
        {"\ufb33": 1, "\U0001f600": 2},  # sorted otherwise by code point than by UTF-16
        2**53 - 1,
        -(2**53) + 1,
        1.0,
        [True, (1, 2)],
    ],
)
def test_what_could_differ_does_not(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [2**53, float("nan"), {1: 2}, "\ud800", {"\ud800": 1}, object()])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r".*"):
        canonical(value)
