"""Verifying a long stream: every check of :mod:`.chain` and of the fixed form, on the texts as they stand, in one pass.

What does not fit is not judged here but read again the slow way, which says what is wrong. Content is decoded into its
form by msgspec and written again: the same bytes prove RFC 8785, for texts, whole numbers and names in ASCII have one
spelling in both (tests/journal/test_one_pass.py compares them character by character); anything else goes the slow way.
Budget: 3 times reading and hashing alone, in the memory of a chunk.
"""

from __future__ import annotations

import hmac
import re
import sqlite3
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct, field

from voorzitter_console.entry import Entry, Kwaliteit, canonical, genesis, is_plain
from voorzitter_console.journal.chain import ERASURE
from voorzitter_console.journal.heads import CLOSING
from voorzitter_console.journal.lock import MARK
from voorzitter_console.journal.port import Head
from voorzitter_console.journal.reading import CHUNK, Unusual
from voorzitter_console.journal.rows import readable, select
from voorzitter_console.journal.vault import KEY, SALT_BYTES, committed_bytes

_ROWS = (
    "SELECT positie, id, vorige, inhoud, inhoud_hash, schakel FROM vastlegging "
    "WHERE stroom = ? AND positie > ? ORDER BY positie LIMIT ?"
)
_VALUES = (
    "SELECT k.id, k.veld, k.waarde, k.zout FROM vastlegging v JOIN kluis k ON k.id = v.id "
    "WHERE v.stroom = ? AND v.positie > ? AND v.positie <= ?"
)
_PLAIN = re.compile(r'"[^"\\\x00-\x1f]*"').fullmatch
"""A JSON text without escapes: it has no other form."""
_UTC = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{3}Z").fullmatch
_NONE: dict[str, tuple[str, str]] = {}


def _no_fraction(_text: str) -> Any:
    """A fraction has other spellings than RFC 8785's."""
    raise Unusual


class _Content(msgspec.Struct, forbid_unknown_fields=True):
    """As it is written: names in their order."""

    door: str
    gebeurd_op: str
    id: str
    kwaliteit: Kwaliteit
    payload: dict[str, Any]
    soort: str
    station: str
    tijd_gegeven: bool
    vastgelegd_op: str
    versie: int
    zone: str


_decode = msgspec.json.Decoder(_Content, float_hook=_no_fraction).decode
_encode = msgspec.json.Encoder(order="deterministic").encode


class Passed(Struct, kw_only=True):
    """A stream in which everything fits; times are the texts of the first and last ``vastgelegd_op``."""

    head: Head
    first: Entry | None = None
    laatst: str = ""
    sluit: list[tuple[int, str]] = field(default_factory=list)
    """Position and id of each ``sluit``."""
    herroepen: set[object] = field(default_factory=set)
    """Ids that a ``herroep`` names."""
    gewist: int = 0
    op_slot: int = 0


def passed(con: sqlite3.Connection, stroom: str, head: Head) -> Passed | None:
    """What was found where all of it fits and ends in ``head``; None where the slow way must say what does not."""
    try:
        return _Pass(con, stroom, head).run()
    except (Unusual, msgspec.MsgspecError, ValueError, TypeError, LookupError, AttributeError):
        return None
    except (RecursionError, OverflowError):
        return None


class _Pass:
    """One stream. Any method raises Unusual where something is not as this program writes it."""

    def __init__(self, con: sqlite3.Connection, stroom: str, head: Head) -> None:
        self._con = con
        self._stroom = stroom
        self._head = head
        self._found = Passed(head=head)
        self._ids: set[str] = set()
        self._gone: list[tuple[str, str]] = []
        self._erased: set[tuple[str, str]] = set()
        self._moments: tuple[str, str] = ("", "")

    def run(self) -> Passed:
        stroom, number, link = self._stroom, 0, genesis(self._stroom)
        if canonical(stroom) != f'"{stroom}"'.encode():
            raise Unusual
        while rows := self._con.execute(_ROWS, (stroom, number, CHUNK)).fetchall():
            values: dict[str, dict[str, tuple[str, str]]] = {}
            for entry_id, veld, waarde, zout in self._con.execute(_VALUES, (stroom, number, rows[-1][0])):
                values.setdefault(entry_id, {})[veld] = (waarde, zout)
            for positie, entry_id, before, text, hashed, schakel in rows:
                number += 1
                told = text.encode()
                place = f'{{"inhoud":"{hashed}","positie":{number},"stroom":"{stroom}","vorige":"{link}"}}'
                if (
                    positie != number
                    or before != link
                    or sha256(told).hexdigest() != hashed
                    or sha256(place.encode()).hexdigest() != schakel
                ):
                    raise Unusual
                content = _decode(told)
                if content.id != entry_id or _encode(content) != told:
                    raise Unusual
                self._content(number, content, values.get(entry_id, _NONE))
                link = schakel
        if (number, link) != (self._head.aantal, self._head.kop) or len(self._ids) != number:
            raise Unusual
        if not self._erased.issuperset(self._gone):
            raise Unusual
        return self._whole(number)

    def _content(self, number: int, content: _Content, values: dict[str, tuple[str, str]]) -> None:
        moments = content.gebeurd_op, content.vastgelegd_op
        if moments != self._moments:  # most entries have one moment, and commands of one press the same
            for text in moments:
                if _UTC(text) is None:
                    raise Unusual
                datetime.fromisoformat(text)
            self._moments = moments
        if not 1 <= content.versie < 1 << 53:
            raise Unusual
        used = 0
        for name, value in content.payload.items():
            kind = type(value)
            if kind is dict and KEY in value:
                kept = values.get(name)
                if kept is None:
                    self._gone.append((content.id, name))
                else:
                    used += 1
                    self._value(content.id, name, value, *kept)
            elif kind is not str and not is_plain(value):
                raise Unusual
            if not name.isascii():
                raise Unusual
        if used != len(values):
            raise Unusual
        self._ids.add(content.id)
        self._note(number, content)

    def _value(self, entry_id: str, name: str, stated: dict[str, Any], text: str, salt: str) -> None:
        """A value of the vault is the one that the chain committed to, in its fixed form."""
        if salt.startswith(MARK):
            plain = readable(entry_id, name, text, salt)
            if plain is None:
                if _PLAIN(text) is None:
                    raise Unusual
                self._found.op_slot += 1
                return
            text, salt = plain
        if _PLAIN(text):
            value: Any = text[1:-1]
            told = value.encode()
        else:
            value = msgspec.json.decode(text, type=Any)
            if canonical(value) != text.encode():
                raise Unusual
            told = committed_bytes(value)
        key = bytes.fromhex(salt)
        if len(key) != SALT_BYTES or key.hex() != salt or hmac.digest(key, told, "sha256").hex() != stated[KEY]:
            raise Unusual
        if len(stated) != 1 and (type(value) is str or stated != {KEY: stated[KEY], "vorm": "json"}):
            raise Unusual
        if len(stated) == 1 and type(value) is not str:
            raise Unusual

    def _note(self, number: int, content: _Content) -> None:
        """What the report says of the stream."""
        found, payload = self._found, content.payload
        found.laatst = content.vastgelegd_op
        if content.soort in CLOSING:
            found.sluit.append((number, content.id))
        elif content.soort == "herroep":
            found.herroepen.add(payload.get("over_id"))
        elif content.soort == ERASURE:
            velden = payload.get("velden")
            about = str(payload.get("over_id"))
            self._erased.update((about, str(veld)) for veld in (velden if isinstance(velden, list) else ()))

    def _whole(self, number: int) -> Passed:
        from voorzitter_console.journal.chain import open_entry

        if number:
            (first,) = select(self._con, "v.stroom = ? AND v.positie = 1", (self._stroom,))
            self._found.first = open_entry(first)
        self._found.gewist = len(self._gone)
        return self._found
