"""Anchors: a time-stamping authority's word (RFC 3161) that a head existed at a moment, kept among the seals.

The laptop's own clock and key prove nothing of time; a token of somebody else does. What is stamped is the SHA-256 of
:func:`.seal.statement`, so nothing of what was recorded leaves the laptop. A token is kept as it came; that it holds is
judged with the authority's root certificate, and without one it cannot be judged, which is said.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from voorzitter_console.entry import Draft, Entry, uuid7
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.port import Head, Journal, JournalError, PositionTaken
from voorzitter_console.journal.seal import statement
from voorzitter_console.text import one_line

ANCHOR = "anker"
"""The soort of an entry among the seals that holds a token."""
LARGEST = 64 * 1024
"""Bytes of an answer; a token with its certificates has some 6 kB."""
SECONDS = 15.0
"""How long an authority may take."""
REACH = 3.0
"""Seconds for a look whether it is there."""


class AnchorFault(JournalError):
    """The authority was not reached, or its answer is no token on what was asked."""


class Anchored(Struct, frozen=True, kw_only=True):
    """What the anchors say of one stream; ``op`` is the authority's moment (UTC)."""

    aantal: int = 0
    op: datetime | None = None
    dienst: str = ""
    te_beoordelen: bool = False
    """Whether the token was held against a root certificate (and fits it)."""


def roots_of(path: Path) -> list[Any]:
    """The certificates (X.509) in a PEM file. Raises AnchorFault."""
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError):
        raise AnchorFault(f"Het bestand van anker.ca is niet te lezen of bevat geen certificaten: {path}.") from None
    return list(found)


def reachable(url: str) -> str:
    """Why an authority cannot be reached (a word); empty where it can. No time stamp is asked."""
    parts = urlsplit(url)
    tls = parts.scheme == "https"
    try:
        place = (parts.hostname or "", parts.port or (443 if tls else 80))
        with socket.create_connection(place, REACH) as reached:
            if tls:
                ssl.create_default_context().wrap_socket(reached, server_hostname=place[0]).close()
    except (OSError, ValueError) as why:
        return type(why).__name__
    return ""


def ask(url: str, stroom: str, head: Head, roots: Sequence[Any]) -> bytes:
    """A token on that head, verified where there are roots. Raises AnchorFault."""
    import httpx
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    told = statement(stroom, head)
    request = TimestampRequestBuilder().data(told).hash_algorithm(HashAlgorithm.SHA256).build()
    where = one_line(urlsplit(url).hostname or url, 60)
    headers = {"Content-Type": "application/timestamp-query", "Accept-Encoding": "identity"}
    data = b""
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=SECONDS) as client,
            client.stream("POST", url, content=request.as_bytes(), headers=headers) as answer,
        ):
            if answer.status_code != 200 or answer.headers.get("Content-Encoding", "identity") != "identity":
                raise AnchorFault(f"De tijdstempeldienst {where} antwoordt met code {answer.status_code}.")
            for part in answer.iter_raw():
                data += part
                if len(data) > LARGEST:
                    raise AnchorFault(f"Het antwoord van de tijdstempeldienst {where} is te groot.")
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
        raise AnchorFault(f"De tijdstempeldienst {where} is niet bereikt; later wordt het opnieuw gevraagd.") from None
    _refuse(data, told, roots, where, nonce=request.nonce)
    return data


def _refuse(data: bytes, told: bytes, roots: Sequence[Any], where: str, nonce: int | None = None) -> datetime:
    """The moment of a token on these bytes. Raises AnchorFault where it is none."""
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        found = decode_timestamp_response(data)
        info = found.tst_info
        if info.message_imprint.message != hashlib.sha256(told).digest():
            raise AnchorFault(f"Het tijdstempel van {where} is van iets anders.")
        if nonce is not None and info.nonce != nonce:
            raise AnchorFault(f"Het tijdstempel van {where} hoort bij een andere vraag.")
        if roots:
            VerifierBuilder(roots=list(roots), nonce=nonce).build().verify_message(found, told)
        moment: datetime = info.gen_time
        return moment.astimezone(UTC)
    except AnchorFault:
        raise
    except VerificationError:
        raise AnchorFault(f"Het tijdstempel van {where} is niet ondertekend door de dienst uit anker.ca.") from None
    except Exception as fault:  # noqa: BLE001  a parser of what anybody may have written
        raise AnchorFault(f"Het antwoord van {where} is geen tijdstempel ({type(fault).__name__}).") from None


def moment_of(token: bytes, told: bytes, roots: Sequence[Any] = ()) -> datetime:
    """The authority's moment (UTC) of a token on these bytes. Raises AnchorFault."""
    return _refuse(token, told, roots, "de dienst")


def add_anchor(
    journal: Journal, stroom: str, url: str, roots: Sequence[Any], now: Callable[[], datetime], station: str
) -> Head | None:
    """Anchor the stream as it stands; the head, or None where it was anchored already. Raises JournalError."""
    head = journal.head(stroom)
    if not head.aantal or any(_is_on(entry, stroom, head) for entry in journal.read(SEALS)):
        return None
    token = ask(url, stroom, head, roots)
    while True:
        moment = now()
        draft = Draft(
            id=uuid7(moment, secrets.token_bytes(10)),
            soort=ANCHOR,
            payload={
                "stroom": stroom,
                "aantal": head.aantal,
                "kop": head.kop,
                "dienst": urlsplit(url).hostname or url,
                "token": base64.b64encode(token).decode(),
            },
            gebeurd_op=moment,
            vastgelegd_op=moment,
            door="systeem",
            station=station,
        )
        try:
            journal.append(SEALS, draft, expected=journal.head(SEALS).aantal)
        except PositionTaken:
            continue  # another window sealed meanwhile
        return head


def _is_on(entry: Entry, stroom: str, head: Head) -> bool:
    p = entry.payload
    return entry.soort == ANCHOR and (p.get("stroom"), p.get("aantal"), p.get("kop")) == (stroom, head.aantal, head.kop)


def judge(
    seals: Iterable[Entry], link_at: Callable[[str, int], str | None], roots: Sequence[Any]
) -> tuple[Mapping[str, Anchored], Sequence[str]]:
    """The latest anchor of each stream, and what does not fit as Dutch sentences; ``link_at``: stream, position."""
    found: dict[str, Anchored] = {}
    faults: list[str] = []
    for entry in seals:
        if entry.soort != ANCHOR:
            continue
        try:
            stroom, head, token = read(entry)
            dienst = one_line(str(entry.payload.get("dienst")), 60)
            moment = _refuse(token, statement(stroom, head), roots, dienst)
        except AnchorFault as fault:
            faults.append(f"Anker {entry.positie}: {fault}")
            continue
        if link_at(stroom, head.aantal) != head.kop:
            faults.append(
                f"Anker {entry.positie} van {moment:%d-%m-%Y} is op een andere keten van de vergadering {stroom[:13]}: "
                "zij is sindsdien ingekort of opnieuw gemaakt."
            )
        elif head.aantal > found.get(stroom, Anchored()).aantal:
            found[stroom] = Anchored(aantal=head.aantal, op=moment, dienst=dienst, te_beoordelen=bool(roots))
    return found, faults


def read(entry: Entry) -> tuple[str, Head, bytes]:
    """Stream, head and token of an anchor. Raises AnchorFault."""
    p = entry.payload
    aantal, kop, token = p.get("aantal"), p.get("kop"), p.get("token")
    if type(aantal) is not int or aantal < 1 or not isinstance(kop, str) or not isinstance(token, str):
        raise AnchorFault("het is niet van de vaste vorm.")
    try:
        data = base64.b64decode(token, validate=True)
    except ValueError:
        raise AnchorFault("het is niet van de vaste vorm.") from None
    return str(p.get("stroom")), Head(aantal=aantal, kop=kop), data


def newest(seals: Iterable[Entry], stroom: str, aantal: int) -> tuple[bytes, bytes] | None:
    """What was stamped and the token, of the latest anchor of a stream that is not past a position; for a dossier."""
    best: tuple[int, bytes, bytes] | None = None
    for entry in seals:
        if entry.soort == ANCHOR and entry.payload.get("stroom") == stroom:
            _, head, token = read(entry)
            if head.aantal <= aantal and (best is None or head.aantal > best[0]):
                best = head.aantal, statement(stroom, head), token
    return best[1:] if best else None
