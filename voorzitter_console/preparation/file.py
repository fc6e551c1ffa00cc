"""The file of what was prepared, as TOML: which form it has, and one Dutch sentence for each way to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from voorzitter_console import toml_file
from voorzitter_console.errors import InvalidInput
from voorzitter_console.preparation.prepared import PLAATSEN, RISICO, SOORTEN, Voorbereiding
from voorzitter_console.preparation.questions import LONGEST, VRAGEN
from voorzitter_console.preparation.when import hour_in
from voorzitter_console.text import one_line, without_surrogates
from voorzitter_console.toml_file import KeyPlace, plain_keys

FORMAAT = "voorzitter-console/voorbereiding/1"
_CHOICES = {"soort": SOORTEN, "plaats": PLAATSEN, "risico": RISICO}
_KEYS: dict[str, type] = {
    "formaat": str,
    **{vraag.naam: bool if vraag.naam == "livestream" else str for vraag in VRAGEN},
}


class PreparationUnreadable(InvalidInput):
    """A file that is not of its form; what it holds cannot be used, and it was not changed."""


def written(prepared: Voorbereiding) -> str:
    """The text of its file."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("Gemaakt door: voorzitter-console voorbereiden. Dit is geen deel van een verslag."))
    document.add("formaat", tomlkit.item(FORMAAT))
    for vraag in VRAGEN:
        value = getattr(prepared, vraag.naam)
        if isinstance(value, date):
            value = value.isoformat()
        if value != "":
            document.add(vraag.naam, tomlkit.item(without_surrogates(value) if isinstance(value, str) else value))
    return tomlkit.dumps(document)


def parse(text: str, waar: str) -> Voorbereiding:
    """What a file holds; ``waar`` is its place in a sentence. Raises PreparationUnreadable."""
    tables = toml_file.parse(text, waar, PreparationUnreadable)
    if tables.get("formaat") != FORMAAT:
        raise PreparationUnreadable(
            f"{one_line(waar, 200)} is geen voorbereiding van deze versie van het programma; maak haar opnieuw met"
            " voorzitter-console voorbereiden."
        )
    faults: list[str] = []
    at = KeyPlace(one_line(waar, 200), text)
    given = plain_keys(at, tables, _KEYS, faults)
    faults += _wrong(at, given)
    if faults:
        raise PreparationUnreadable(faults[0])
    day = date.fromisoformat(given.pop("datum"))
    del given["formaat"]
    return Voorbereiding(datum=day, **given)


def _wrong(at: KeyPlace, given: dict[str, object]) -> Iterator[str]:
    """What is of the right kind and still cannot be."""
    try:
        day = date.fromisoformat(str(given.get("datum", "")))
    except ValueError:
        yield f"{at / 'datum'}: verwacht een dag, zoals 2026-12-01."
        return
    try:
        hour_in(str(given.get("aanvang", "")), day)
    except InvalidInput as fault:
        yield f"{at / 'aanvang'}: {fault}"
    for name, choices in _CHOICES.items():
        if given.get(name, "") not in choices and name in given:
            yield f"{at / name}: verwacht een van {', '.join(filter(None, choices))}."
    for name, value in given.items():
        if isinstance(value, str) and len(value) > LONGEST:
            yield f"{at / name}: verwacht hoogstens {LONGEST} tekens."
