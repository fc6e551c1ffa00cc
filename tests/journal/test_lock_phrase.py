"""The phrase of a vault's lock, and what one value shows when it is under the key."""

from __future__ import annotations

import pytest

from voorzitter_console.journal.lock import DataKey, WrongPhrase, new_phrase, phrase


def test_phrases() -> None:
    made = new_phrase()
    assert len(made) == 35
    assert phrase(made) == phrase(made.lower().replace("-", "")) == phrase(f"  {made.replace('-', ' - ')} ")
    slip = ("B" if made[0] != "B" else "C") + made[1:]
    with pytest.raises(WrongPhrase, match="typefout"):
        phrase(slip)
    with pytest.raises(WrongPhrase, match="te kort"):
        phrase("geheim")
    assert phrase("de  kat krabt de krullen van de trap") == "de kat krabt de krullen van de trap"
    assert len({new_phrase() for _ in range(20)}) == 20


def test_a_value_says_nothing_of_its_length_and_is_never_sealed_twice_alike() -> None:
    key = DataKey(bytes(32))
    rows = [key.seal("id", "naam", f'"{text}"', "0" * 64) for text in ("Jan", "Jan", "Bartholomeus van Dam")]
    assert len({len(waarde) for waarde, _ in rows}) == 1
    assert len(set(rows)) == 3
    assert key.open("id", "naam", *rows[2]) == ('"Bartholomeus van Dam"', "0" * 64)
    assert key.open("id", "andere", *rows[2]) is None
    assert DataKey(bytes(31) + b"1").open("id", "naam", *rows[2]) is None
