"""The quick verification accepts nothing that the slow one refuses: other spellings, other values, other places."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.journal.contract import M, draft
from voorzitter_console.entry import VaultValue, canonical, genesis
from voorzitter_console.journal import one_pass, vault
from voorzitter_console.journal.one_pass import passed
from voorzitter_console.journal.port import Head
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

PRIVATE = frozenset({"tekst", "lijst"})
TEXTS = ("geroep", 'zegt "nee"\\\n\t', "é€\U0001f600", "\u2028\x7f\x01", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "j.sqlite"
    with closing(SqliteJournal.open(path)) as journal:
        for number, text in enumerate(TEXTS):
            fields: dict[str, Any] = {
                "open": text,
                "getal": number,
                "waar": True,
                "niets": None,
                "in": {"a": [1, text]},
            }
            journal.append(M, draft("noteer", PRIVATE, tekst=text, lijst=[text, number], **fields), expected=number)
    return path


def head(path: Path) -> Head:
    with closing(SqliteJournal.open(path, create=False, read_only=True)) as journal:
        return journal.head(M)


def quick(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as con:
        return passed(con, M, head(path)) is not None


def again(path: Path, change: Callable[[int, str], str]) -> None:
    """Every content spelled anew by ``change`` (position, text), with a chain that fits: only the spelling is off."""
    link = genesis(M)
    with closing(sqlite3.connect(path)) as con, con:
        rows = con.execute("SELECT positie, inhoud FROM vastlegging WHERE stroom = ? ORDER BY positie", (M,)).fetchall()
        for positie, text in rows:
            told = change(positie, text)
            hashed = hashlib.sha256(told.encode()).hexdigest()
            place = canonical({"inhoud": hashed, "positie": positie, "stroom": M, "vorige": link})
            new = hashlib.sha256(place).hexdigest()
            con.execute(
                "UPDATE vastlegging SET inhoud = ?, inhoud_hash = ?, vorige = ?, schakel = ? WHERE positie = ?",
                (told, hashed, link, new, positie),
            )
            link = new
        con.execute("UPDATE stroom SET kop = ?", (link,))


def test_what_is_written_passes(path: Path) -> None:
    assert quick(path)
    again(path, lambda _positie, text: text)
    assert quick(path)
    report = verify_journal(path)
    assert (report.uitkomst, report.streams[0].vlot) == ("heel", True)


def _field(name: str, value: Any) -> Callable[[int, str], str]:
    return lambda _positie, text: canonical({**json.loads(text), name: value}).decode()


SPELLINGS: list[Callable[[int, str], str]] = [
    lambda _p, text: text.replace('"door"', ' "door"', 1),
    lambda _p, text: text + "\n",
    lambda _p, text: text.replace("noteer", "\\u006eoteer", 1),
    lambda _p, text: text.replace('"versie":1', '"versie":1.0'),
    lambda _p, text: text.replace('"versie":1', '"versie":1e0'),
    lambda _p, text: text.replace('"getal":2', '"getal":2.0'),
    lambda _p, text: text.replace('"getal":2', '"getal":-0'),
    lambda _p, text: text.replace('"getal":2', f'"getal":{2**53 + 1}'),
    lambda _p, text: text.replace('"getal":2', '"getal":2,"getal":2'),
    lambda _p, text: json.dumps(json.loads(text), separators=(",", ":"), sort_keys=True),  # \u00e9
    lambda _p, text: json.dumps(dict(reversed(json.loads(text).items())), separators=(",", ":"), ensure_ascii=False),
    lambda _p, text: text.replace('"waar":true', '"\U0001f600":1,"\uffff":2,"waar":true'),  # UTF-16 sorts these around
    lambda p, text: "[]" if p == 3 else text,
    lambda p, text: text[:-1] if p == 3 else text,
    _field("kwaliteit", "zeker"),
    _field("versie", 0),
    _field("tijd_gegeven", "ja"),
    _field("vastgelegd_op", "2026-02-30T00:00:00.000Z"),
    _field("vastgelegd_op", "2026-03-10T19:30:00Z"),
    _field("meer", 1),
    _field("station", 3),
    _field("payload", []),
]


@pytest.mark.parametrize("number", range(len(SPELLINGS)))
def test_another_spelling_or_form_never_passes_though_its_chain_fits(path: Path, number: int) -> None:
    before = head(path)
    again(path, SPELLINGS[number])
    assert head(path) != before
    assert not quick(path)
    assert verify_journal(path).uitkomst == "aangetast"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kluis SET waarde = ' ' || waarde",
        "UPDATE kluis SET waarde = '\"ander\"' WHERE veld = 'tekst'",
        "UPDATE kluis SET waarde = replace(waarde, ',', ', ') WHERE veld = 'lijst'",
        "UPDATE kluis SET zout = upper(zout)",
        "UPDATE kluis SET zout = '00'",
        "DELETE FROM kluis WHERE veld = 'tekst'",
        "UPDATE kluis SET veld = 'open' WHERE veld = 'tekst'",
        "DELETE FROM vastlegging WHERE positie = 5",
        "UPDATE stroom SET aantal = 4",
        "UPDATE vastlegging SET schakel = inhoud_hash WHERE positie = 2",
    ],
)
def test_what_is_changed_never_passes(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as con, con:
        con.execute(sql)
        assert passed(con, M, Head(aantal=5, kop="")) is None
        row = con.execute("SELECT aantal, kop FROM stroom").fetchone()
        assert passed(con, M, Head(aantal=row[0], kop=row[1])) is None
    assert verify_journal(path).uitkomst == "aangetast"


def test_a_text_committed_as_a_list_or_the_reverse_never_passes(path: Path) -> None:
    """The commitment says of what form its value is; who knows the value could else give another one for it."""
    stated = vault.commitment(VaultValue(waarde=["a", 1], zout="11" * 32))
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("UPDATE kluis SET waarde = ?, zout = ? WHERE veld = 'lijst'", ('["a",1]', "11" * 32))
    again(path, lambda _p, text: canonical(_with(json.loads(text), {"kluis": stated["kluis"]})).decode())
    assert not quick(path)
    assert verify_journal(path).uitkomst == "aangetast"
    again(path, lambda _p, text: canonical(_with(json.loads(text), stated)).decode())
    assert quick(path)


def _with(content: dict[str, Any], stated: object) -> dict[str, Any]:
    return {**content, "payload": {**content["payload"], "lijst": stated}}


def test_every_character_is_spelled_as_by_the_standard() -> None:
    """What the pass rests on: msgspec writes a text as RFC 8785 does."""
    for first in range(0, 0x3000, 256):
        text = "".join(map(chr, range(first, first + 256)))
        assert one_pass._encode(text) == canonical(text)
    for text in ("\ufeff\uffff\ufffd", "\U0001f600\U0010ffff", "\u2028\u2029"):
        assert one_pass._encode(text) == canonical(text)
    assert msgspec.json.decode(canonical(TEXTS[1])) == TEXTS[1]
