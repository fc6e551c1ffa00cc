"""A fault is one sentence, wherever it is shown; and what is counted is said in the number that it has."""

from __future__ import annotations

import errno

import pytest

from voorzitter_console.cli.say import holdings
from voorzitter_console.errors import InvalidInput, Refused, system_fault, within
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.text import counted


def test_a_fault_ends_as_a_sentence() -> None:
    assert str(InvalidInput("a.toml, regel 3: het sluitende aanhalingsteken ontbreekt")) == (
        "a.toml, regel 3: het sluitende aanhalingsteken ontbreekt."
    )
    assert [str(Refused(said)) for said in ("Dat kan niet.", "Klopt het jaar?", "")] == [
        "Dat kan niet.",
        "Klopt het jaar?",
        "",
    ]


def test_a_field_is_named_with_a_capital_and_within_a_sentence_without() -> None:
    with pytest.raises(InvalidInput, match=r"^Veld 'luid' bestaat niet bij vorder; wel: .*\.$") as found:
        parse_command("vorder", {"luid": True})
    assert within(found.value).startswith("veld 'luid' bestaat niet")


def test_one_is_no_plural() -> None:
    assert [counted(number, "tekst", "teksten") for number in (0, 1, 2)] == ["0 teksten", "1 tekst", "2 teksten"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((1, 0, 0), "1 vergadering"),
        ((2, 1, 1), "2 vergaderingen, 1 melding, 1 keer nazorg (vertrouwelijk)"),
        ((0, 3, 0), "3 meldingen"),
        ((0, 0, 0), "0 vergaderingen"),
    ],
)
def test_what_a_journal_holds_is_called_what_it_is(held: tuple[int, int, int], said: str) -> None:
    assert holdings(*held) == said


def test_why_the_system_refused_is_said_in_dutch() -> None:
    assert system_fault(OSError(errno.EADDRINUSE, "Address already in use")) == "de poort is al in gebruik"
    assert system_fault(OSError(errno.ENOMEM, "Cannot allocate memory")) == (
        f"fout {errno.ENOMEM} van het besturingssysteem"
    )
