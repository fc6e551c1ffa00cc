"""What stands beside a dossier.json that is whole: is it what that dossier says? A manifest alone can be made anew."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct, field

from voorzitter_console.dossier.bag import bag
from voorzitter_console.dossier.bag.manifest import (
    AANGIFTE,
    ANCHOR,
    ANCHOR_OF,
    DATA,
    DOSSIER,
    EVIDENCE,
    JOURNAL,
    KEY,
    MANIFEST,
    SIGNATURE,
    TAG_MANIFEST,
    listed_names,
)
from voorzitter_console.dossier.bag.plain_file import NotPlain, digest, open_plain, walk
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.maker import PROGRAM
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.publish import documents
from voorzitter_console.dossier.verify.bag import beside, is_bag
from voorzitter_console.dossier.verify.dossier import LARGEST
from voorzitter_console.journal.anchor import AnchorFault, moment_of
from voorzitter_console.journal.key import fingerprint, public_of_pem, signed
from voorzitter_console.journal.port import Head, JournalError
from voorzitter_console.journal.seal import statement
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.moment import day_clock
from voorzitter_console.text import one_line

_MADE_BY = re.compile(rb"/Creator\(([^)]{1,60})\)")


class Findings(Struct, frozen=True):
    """Dutch sentences: what is wrong, what could not be judged, what else is to be known."""

    fout: list[str] = field(default_factory=list)
    onbeslist: list[str] = field(default_factory=list)
    weet: list[str] = field(default_factory=list)


def folder_findings(folder: Path, dossier: Dossier) -> Findings:
    """Judge a folder whose dossier.json is whole; ``dossier`` is made anew from its entries."""
    found = Findings()
    whole = is_bag(folder)
    _evidence(folder, f"{DATA}/" if whole else "", dossier, found)
    _journal(folder, dossier, found)
    if whole:
        vouched = _signed(folder, dossier, found)
        _stamped(folder, dossier, found)
        _described(folder, dossier, found, vouched)
        _documents(folder, dossier, found, vouched)
        found.weet.extend(f"{name} staat ernaast en hoort niet bij het dossier." for name in beside(folder))
    else:
        _old_aangifte(folder, found)
    return found


def _read(folder: Path, name: str, most: int = LARGEST) -> bytes | None:
    """The file's content, of at most that many bytes and one more: enough to see that it is another."""
    try:
        with open_plain(folder, name) as file:
            return file.read(most + 1)
    except OSError:
        return None


def _evidence(folder: Path, under: str, dossier: Dossier, found: Findings) -> None:
    """Each evidence file by the hash that the chain holds, and nothing beside them."""
    named = {b.bestand: b.sha256 for b in dossier.bewijs if b.bestand and b.sha256}
    for name, hexed in named.items():
        shown = one_line(name, 100)
        try:
            if digest(folder, under + name)[0] != hexed:
                found.fout.append(f"{shown} is veranderd: het is niet het bewijs dat is vastgelegd.")
        except (OSError, ValueError):
            found.fout.append(f"{shown} ontbreekt of is niet te lezen: dit bewijs is wel vastgelegd.")
    try:
        there = [name.removeprefix(under) for name, _ in walk(folder, under + EVIDENCE)]
    except OSError:
        return
    found.fout.extend(f"{one_line(name, 200)} hoort niet bij dit dossier." for name in there if name not in named)


def _journal(folder: Path, dossier: Dossier, found: Findings) -> None:
    """The journal that lies in the folder holds this meeting, as far as the dossier goes."""
    try:
        open_plain(folder, JOURNAL).close()
    except FileNotFoundError:
        return
    except NotPlain:
        found.fout.append(f"{JOURNAL} is geen gewoon bestand.")
        return
    except OSError:
        found.fout.append(f"{JOURNAL} kan niet worden gelezen.")
        return
    try:
        journal = SqliteJournal.open(folder / JOURNAL, oefening=None, create=False, read_only=True)
        try:
            sealed = journal.read_sealed(dossier.vergadering.id)
        finally:
            journal.close()
    except JournalError as fault:
        found.fout.append(str(fault))
        return
    count = dossier.keten.aantal
    if len(sealed) < count or sealed[count - 1].schakel != dossier.keten.kop:
        found.fout.append(f"{JOURNAL} hoort niet bij dit dossier: de vergadering staat er niet of anders in.")


def _signed(folder: Path, dossier: Dossier, found: Findings) -> bool:
    """By whom the manifest is signed; whether that is the console that recorded, whose key the chain names."""
    pem, signature, manifest = (_read(folder, name, 4 << 20) for name in (KEY, SIGNATURE, MANIFEST))
    begun = dossier.sleutel
    if pem is None and signature is None:
        said = "niet ondertekend" if begun is None else "niet ondertekend, terwijl de vastlegging een sleutel noemt"
        (found.weet if begun is None else found.onbeslist).append(f"Deze map is {said}.")
        return False
    public = public_of_pem(pem or b"")
    if public is None or not signed(public, manifest or b"", signature or b""):
        found.fout.append(f"De handtekening in {SIGNATURE} past niet bij {MANIFEST} en {KEY}.")
        return False
    if begun is not None and public != begun:
        found.onbeslist.append(
            f"{MANIFEST} is ondertekend met sleutel {fingerprint(public)}, niet met die van de console die de "
            f"vergadering vastlegde ({fingerprint(begun)})."
        )
        return False
    whose = ", de sleutel van de console die de vergadering vastlegde" if begun is not None else ""
    found.weet.append(f"{MANIFEST} is ondertekend met sleutel {fingerprint(public)}{whose}.")
    return begun is not None


def _stamped(folder: Path, dossier: Dossier, found: Findings) -> None:
    """A time stamp on a head of the chain; the authority's own signature is for openssl, with its certificate."""
    told, token = _read(folder, ANCHOR_OF, 4096), _read(folder, ANCHOR, 1 << 20)
    if told is None and token is None:
        found.weet.append("De tijden zijn van de klok van de laptop; er is geen tijdstempel van een dienst bij.")
        return
    for number, entry in enumerate(dossier.journaal, start=1):
        head = Head(aantal=number, kop=str(entry["schakel"]))
        if told == statement(dossier.vergadering.id, head):
            try:
                moment = moment_of(token or b"", told)
            except AnchorFault as fault:
                found.fout.append(f"{ANCHOR}: {fault}")
            else:
                found.weet.append(f"Nr. 1-{number} heeft een tijdstempel van {day_clock(moment)} ({ANCHOR}).")
            return
    found.fout.append(f"{ANCHOR_OF} is geen kop van deze keten.")


def _described(folder: Path, dossier: Dossier, found: Findings, vouched: bool) -> None:
    """What follows from the dossier without a typesetter: the payload's own files and the tag files."""
    if _read(folder, DOSSIER) != _read(folder, f"{DATA}/{DOSSIER}"):
        found.fout.append(f"{DATA}/{DOSSIER} is niet hetzelfde als {DOSSIER}.")
    if _read(folder, f"{DATA}/{bag.PROTOCOL}") != bag.protocol_bytes(dossier):
        found.fout.append(f"{DATA}/{bag.PROTOCOL} is niet het protocol waarmee de vergadering is begonnen.")
    info = _read(folder, bag.BAG_INFO) or b""
    same = f"Bag-Software-Agent: {PROGRAM}\n".encode() in info
    made = {f"{DATA}/{bag.TIMELINE}": timeline_csv(dossier), bag.README: bag.readme(dossier)}
    for name, content in made.items():
        if _read(folder, name) != content:
            _differs(name, found, same, vouched)
    # The sizes are judged with the manifest; everything above them follows from the dossier.
    if same and not info.startswith(bag.bag_info(dossier, {}).split(b"Payload-Oxum")[0]):
        _differs(bag.BAG_INFO, found, same, vouched)


def _documents(folder: Path, dossier: Dossier, found: Findings, vouched: bool) -> None:
    """Each document made anew, and no other; only this program with this typesetter can make the same bytes."""
    documented = documents(dossier)
    own = {*documented, *bag.data_files(dossier, b""), *(b.bestand for b in dossier.bewijs)}
    strange = [n for n in listed_names(folder, MANIFEST) if n.removeprefix(f"{DATA}/") not in own]
    strange = [n for n in strange if not n.startswith(f"{DATA}/{EVIDENCE}/")]  # told already
    beside = {b.bestand: b.sha256 for b in dossier.bewijs if b.bestand}  # the journal's own copies
    strange += [
        n
        for n in listed_names(folder, TAG_MANIFEST)
        if n not in (*bag.TAG_FILES, JOURNAL, KEY, SIGNATURE, ANCHOR, ANCHOR_OF) and not _same(folder, n, beside.get(n))
    ]
    found.fout.extend(f"{name} hoort niet bij dit dossier." for name in strange)
    for name, made in documented.items():
        # A document that says another maker may be longer than ours; its head says enough.
        there = _read(folder, f"{DATA}/{name}", 4 * len(made))
        if there is None:
            found.fout.append(f"{DATA}/{name} ontbreekt of is niet te lezen.")
        elif there != made:
            same = _same_maker(there, made) if name.endswith(".pdf") else f">{PROGRAM}<".encode() in there
            _differs(f"{DATA}/{name}", found, same, vouched)


def _same(folder: Path, name: str, sha256: str | None) -> bool:
    """Whether this is evidence, and as it was recorded."""
    try:
        return sha256 is not None and digest(folder, name)[0] == sha256
    except (OSError, ValueError):
        return True  # the manifest says that it is gone


def _differs(name: str, found: Findings, same_maker: bool, vouched: bool) -> None:
    """``vouched``: the manifest, and so this file, is signed by the console that recorded."""
    if same_maker:
        found.fout.append(f"{name} is veranderd: uit dit dossier komt iets anders.")
    elif vouched:
        found.weet.append(f"{name} is met een andere versie gemaakt, en ondertekend door de console die vastlegde.")
    else:
        found.onbeslist.append(f"{name} is met een andere versie gemaakt en is niet vergeleken met het dossier.")


def _old_aangifte(folder: Path, found: Findings) -> None:
    """A dossier of before the bag: its aangifte was set by a program that is not this one."""
    if _read(folder, AANGIFTE) is None:
        found.fout.append(f"{AANGIFTE} ontbreekt of is niet te lezen.")
    else:
        found.onbeslist.append(f"{AANGIFTE} is met een andere versie gemaakt en is niet vergeleken met het dossier.")


def _same_maker(found: bytes, made: bytes) -> bool:
    """Whether both say the same typesetter and the same version of this program."""
    makers = [_MADE_BY.search(data) for data in (found, made)]
    same = [m[1] if m else None for m in makers]
    return same[0] == same[1] and PROGRAM.encode() in found
