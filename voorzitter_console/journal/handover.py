"""Meetings go from one journal to another with all that belongs to them: the one that had them keeps a copy to read.

What was sealed goes as it was sealed: same chain, same ids. Among the seals of the target stands who took in which
heads, under that installation's key; among those of the source, to where they went. The last of the two decides.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from voorzitter_console.entry import Draft, Entry, uuid7
from voorzitter_console.journal.anchor import ANCHOR
from voorzitter_console.journal.chain import ERASURE
from voorzitter_console.journal.evidence import open_kept, own_file
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.marks import GIVEN, TAKEN, given_away, given_up_to, mark_statement
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import (
    Head,
    Journal,
    JournalError,
    JournalReplaced,
    KeptJournal,
    NotOwner,
    PositionTaken,
)
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.relock import slot_in
from voorzitter_console.journal.seal import SEAL, add_seal
from voorzitter_console.journal.server_rows import Owner


class HandoverRefused(JournalError):
    """Nothing went over; the sentence says what stands in the way."""


class HandedOver(Struct, kw_only=True):
    """What went over of one meeting; ``nieuw``: entries that were not in the target yet."""

    stroom: str
    head: Head
    nieuw: int
    bewijs: list[str] = field(default_factory=list)
    ontbreekt: list[str] = field(default_factory=list)
    """Evidence that is recorded and is not beside the source any more."""
    gewist: list[int] = field(default_factory=list)
    """Positions that say what was erased in the source meanwhile: in the target it stands still."""


def hand_over(
    source: JournalPlace,
    target: JournalPlace,
    stromen: Sequence[str],
    *,
    key: Key,
    now: datetime,
    station: str,
    taken_over: bool = False,
) -> list[HandedOver]:
    """Hand these meetings over (in order of their begin); done again it completes what was broken off.

    ``taken_over``: this installation was made their owner before (:func:`take_over`); the server keeps no copy of what
    is not its own, but goes on to be sent what is recorded.

    Both journals must be whole and of one kind; the caller sees to it that no console stands on the source, and judges
    the target afterwards. Raises JournalError.
    """
    given = source.open(oefening=None)
    try:
        taken = target.open(oefening=given.oefening, create=True)
        try:
            before = {stroom: given.head(stroom).aantal for stroom in stromen}
            done = _hand_over(given, taken, source, target, stromen, key, now, station, taken_over)
            if not taken_over:
                _follow_up(given, taken, source, target, done, before, key, now, station)
            return done
        finally:
            taken.close()
    finally:
        given.close()


def _follow_up(
    given: KeptJournal,
    taken: KeptJournal,
    source: JournalPlace,
    target: JournalPlace,
    done: list[HandedOver],
    before: dict[str, int],
    key: Key,
    now: datetime,
    station: str,
) -> None:
    """What another window recorded between the reading and the giving away goes over too; now that it is given away
    nothing more comes but what is erased of the copy.
    """
    for at, one in enumerate(done):
        late = given.read(one.stroom, before[one.stroom])
        erased = [entry.positie for entry in late if entry.soort == ERASURE]
        if len(erased) < len(late):
            (more,) = _hand_over(given, taken, source, target, [one.stroom], key, now, station, False)
            one = done[at] = replace(more, nieuw=one.nieuw + more.nieuw)
        one.gewist = erased


def _hand_over(
    given: KeptJournal,
    taken: KeptJournal,
    source: JournalPlace,
    target: JournalPlace,
    stromen: Sequence[str],
    key: Key,
    now: datetime,
    station: str,
    taken_over: bool,
) -> list[HandedOver]:
    if slot_in(given) is not None and slot_in(taken) is None:
        raise HandoverRefused(
            f"De kluis hier is op slot en die van {target.plaats} niet: de teksten zouden daar leesbaar staan. "
            "Doe daar eerst 'voorzitter-console kluis aan'."
        )
    gone = given_away(given.read(SEALS))
    mine = ("", key.public, _owner_there(target, key, station).sleutel)
    for stroom in stromen:
        if not taken_over and gone.get(stroom, target.plaats) != target.plaats:
            raise NotOwner(gone[stroom])
        known = given.owner_of(stroom) if isinstance(given, PostgresJournal) else None
        if known is not None and known[0].sleutel not in mine:
            raise NotOwner(known[0].naam)
    # What is only here to read grows by its own erasures alone (see _meeting); a server's goes on with its owner.
    copies = {} if isinstance(given, PostgresJournal) else given_up_to(given.read(SEALS))
    done = [_meeting(given, taken, source, target, stroom, key, station, copies.get(stroom)) for stroom in stromen]
    _carry_seals(given, taken, set(stromen))
    heads = {one.stroom: one.head for one in done}
    _say(taken, TAKEN, heads, f"van {source.plaats}", key, now, station)
    sealed = {(e.payload.get("stroom"), e.payload.get("kop"), e.payload.get("sleutel")) for e in taken.read(SEALS)}
    for one in done:
        if (one.stroom, one.head.kop, key.public) not in sealed:
            add_seal(taken, one.stroom, key, "overgezet", now, station)
    if taken_over:
        return done
    _say(given, GIVEN, heads, target.plaats, key, now, station)
    if isinstance(given, PostgresJournal):
        for stroom in stromen:
            _let_go(given, stroom, _owner_there(target, key, station))
    return done


def take_over(archive: JournalPlace, stroom: str, *, key: Key, station: str) -> Owner:
    """This installation becomes the owner of a meeting on a server, whoever was; who that was. Of two that do so at
    once, one is refused. Raises NotOwner, JournalError.
    """
    with closing(archive.open(oefening=None)) as journal:
        known = journal.owner_of(stroom) if isinstance(journal, PostgresJournal) else None
        if known is None or not isinstance(journal, PostgresJournal):
            raise HandoverRefused("Overnemen kan alleen van een archief op een server (postgresql://).")
        before, _ = known
        if before.sleutel != key.public:
            journal.hand_over(stroom, before.epoch, Owner(sleutel=key.public, naam=station))
        return before


def _meeting(
    given: KeptJournal,
    taken: KeptJournal,
    source: JournalPlace,
    target: JournalPlace,
    stroom: str,
    key: Key,
    station: str,
    copied: int | None,
) -> HandedOver:
    """``copied``: how many entries it had when it went over before; what was erased of the copy here since then was not
    erased there, and must not be said there.
    """
    sealed, entries = given.read_sealed(stroom), given.read(stroom)
    refuse_locked(entries)
    there = taken.head(stroom)
    if copied is not None and there.aantal >= copied and all(entry.soort == ERASURE for entry in entries[copied:]):
        sealed, entries = sealed[:copied], entries[:copied]
    if there.aantal > len(sealed):
        if not sealed or taken.read_sealed(stroom)[len(sealed) - 1].schakel != sealed[-1].schakel:
            raise _other(target)
        fresh = 0  # it went on there since: this is its beginning
    else:
        if isinstance(taken, PostgresJournal):
            _claim(taken, stroom, key, station)
        fresh = taken.take_in(stroom, sealed)
    last = sealed[-1].schakel if sealed else there.kop
    one = HandedOver(stroom=stroom, head=Head(aantal=len(sealed), kop=last), nieuw=fresh)
    names = sorted({str(e.payload["bestand"]) for e in entries if e.payload.get("bestand")})
    found = source.evidence(names)
    for name in names:
        if name not in found:
            if copied is None or name not in target.evidence([name]):
                one.ontbreekt.append(name)
        elif kept_there(found[name], target) != name:
            raise HandoverRefused(f"Het bewijs {name} is veranderd sinds het werd vastgelegd; zet het juiste terug.")
        else:
            one.bewijs.append(name)
    return one


def kept_there(file: Path, target: JournalPlace) -> str:
    """Keep it there under its content's name; what is encrypted here is read with the key of here."""
    if file.is_file():
        return target.keep(file).bestand
    with tempfile.TemporaryDirectory(prefix="voorzitter-console-") as folder:
        plain = Path(folder) / file.name
        with open_kept(file) as reader, own_file(plain) as writer:
            shutil.copyfileobj(reader, writer, 1 << 20)
        return target.keep(plain).bestand


def _claim(taken: PostgresJournal, stroom: str, key: Key, station: str) -> None:
    """What this installation delivered while it had the stream becomes the server's own. Raises NotOwner."""
    known = taken.owner_of(stroom)
    if known is None or not known[0].sleutel:
        return
    if known[0].sleutel != key.public:
        raise NotOwner(known[0].naam)
    taken.hand_over(stroom, known[0].epoch, Owner(naam=station))


def _let_go(given: PostgresJournal, stroom: str, owner: Owner) -> None:
    known = given.owner_of(stroom)
    if known is not None and known[0].sleutel != owner.sleutel:
        given.hand_over(stroom, known[0].epoch, owner)


def _owner_there(target: JournalPlace, key: Key, station: str) -> Owner:
    """Who has a meeting from now on that left a server: the installation of that file, or another server."""
    if isinstance(target, FilePlace):
        return Owner(sleutel=key.public, naam=station)
    return Owner(sleutel=f"elders/{target.plaats}", naam=target.plaats)


def _other(target: JournalPlace) -> JournalReplaced:
    return JournalReplaced(
        f"In {target.plaats} staat een andere vastlegging van deze vergadering: er is niets overgedragen; bewaar beide."
    )


def _carry_seals(given: Journal, taken: Journal, stromen: set[str]) -> None:
    """The seals and time stamps on these meetings: what they say holds wherever the meeting stands."""
    there = {entry.id for entry in taken.read(SEALS)}
    drafts = [
        as_it_was(entry)
        for entry in given.read(SEALS)
        if entry.soort in (SEAL, ANCHOR) and entry.payload.get("stroom") in stromen and entry.id not in there
    ]
    append_seals(taken, drafts)


def as_it_was(entry: Entry) -> Draft:
    """To be recorded once more, with the same id: where it stands already nothing is added."""
    return Draft(
        id=entry.id,
        soort=entry.soort,
        versie=entry.versie,
        payload=dict(entry.payload),
        gebeurd_op=entry.gebeurd_op,
        tijd_gegeven=entry.tijd_gegeven,
        vastgelegd_op=entry.vastgelegd_op,
        kwaliteit=entry.kwaliteit,
        zone=entry.zone,
        door=entry.door,
        station=entry.station,
    )


def append_seals(journal: Journal, drafts: Sequence[Draft]) -> None:
    """Among the seals of that journal, whoever else seals there. Raises JournalError."""
    while drafts:
        try:
            journal.append_all(SEALS, drafts, expected=journal.head(SEALS).aantal)
        except PositionTaken:
            continue  # another window sealed meanwhile
        return


def mark_given(journal: Journal, heads: dict[str, Head], to: str, key: Key, now: datetime, station: str) -> None:
    """Say among the seals that these meetings are not kept here any more. Raises JournalError."""
    _say(journal, GIVEN, heads, to, key, now, station)


def _say(
    journal: Journal, soort: str, heads: dict[str, Head], waar: str, key: Key, now: datetime, station: str
) -> None:
    """Where it is said already, it is not said again."""
    koppen = [f"{stroom}/{head.aantal}/{head.kop}" for stroom, head in heads.items()]
    marks = [e for e in journal.read(SEALS) if e.soort in (TAKEN, GIVEN)]
    for entry in reversed(marks):
        if set(koppen) & set(entry.payload.get("koppen") or ()):
            if entry.soort == soort and set(koppen) <= set(entry.payload["koppen"]):
                return
            break
    payload = {"koppen": koppen, "waar": waar, "sleutel": key.public}
    payload["handtekening"] = key.sign(mark_statement(soort, koppen, waar)).hex()
    draft = Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=soort,
        payload=payload,
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )
    append_seals(journal, [draft])
