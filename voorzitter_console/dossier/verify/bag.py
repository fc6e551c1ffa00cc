"""A bag held against its own manifests (RFC 8493, 3): every file listed, every listed file there and unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from voorzitter_console.dossier.bag.bag import BAG_INFO, BAGIT, DECLARATION, TAG_FILES
from voorzitter_console.dossier.bag.manifest import AANGIFTE, DATA, DOSSIER, MANIFEST, TAG_MANIFEST, Listed
from voorzitter_console.dossier.bag.plain_file import open_plain, walk
from voorzitter_console.text import one_line

_MOST = 100_000
"""Files that are looked at below data/: more are no dossier."""


def is_bag(folder: Path) -> bool:
    """Whether this folder is (or was) a bag; older dossiers have no ``data/`` and no bagit.txt."""
    return any((folder / name).is_symlink() or (folder / name).exists() for name in (BAGIT, TAG_MANIFEST, DATA))


def manifest_faults(folder: Path) -> Iterator[str]:
    """What is not as the folder's manifests say; one Dutch sentence each."""
    if is_bag(folder):
        yield from bag_faults(folder)
        return
    # A dossier of before the bag: every file in the folder itself, one manifest.
    listed = Listed(folder, MANIFEST)
    yield from listed.faults
    if listed.sizes:
        yield from listed.without((DOSSIER, AANGIFTE))


def bag_faults(folder: Path) -> Iterator[str]:
    """What is not as the bag itself says; one Dutch sentence each."""
    yield from _declared(folder)
    payload, tags = Listed(folder, MANIFEST), Listed(folder, TAG_MANIFEST)
    yield from payload.faults
    yield from tags.faults
    if payload.sizes:
        yield from payload.without((f"{DATA}/{DOSSIER}",))
    if tags.sizes:
        yield from tags.without(TAG_FILES)
    for name in payload.sizes:
        if not name.startswith(f"{DATA}/"):
            yield f"{name} staat in {MANIFEST} maar niet in de map {DATA}."
    for name in tags.sizes:
        if name.startswith(f"{DATA}/"):
            yield f"{name} staat in {TAG_MANIFEST}; bestanden in de map {DATA} horen in {MANIFEST}."
    yield from _unlisted(folder, set(payload.sizes))
    yield from _oxum(folder, payload)
    if (folder / "fetch.txt").is_symlink() or (folder / "fetch.txt").exists():
        yield "fetch.txt hoort niet bij dit dossier: alle bestanden horen in de map zelf te staan."


def _declared(folder: Path) -> Iterator[str]:
    found = _read(folder, BAGIT)
    if found is None:
        yield f"{BAGIT} ontbreekt of is niet te lezen."
    elif found != DECLARATION:
        yield f"{BAGIT} is veranderd."


def _read(folder: Path, name: str) -> bytes | None:
    try:
        with open_plain(folder, name) as file:
            return file.read(1 << 20)
    except OSError:
        return None


def _unlisted(folder: Path, listed: set[str]) -> Iterator[str]:
    """What stands in ``data/`` and is in no manifest, or is no plain file."""
    if (folder / DATA).is_symlink() or not (folder / DATA).is_dir():
        yield f"De map {DATA} ontbreekt of is een koppeling."
        return
    try:
        for number, (name, plain) in enumerate(walk(folder, DATA), start=1):
            if number > _MOST:
                yield f"In {DATA} staan meer dan {_MOST} bestanden; dat is geen dossier."
                return
            if name not in listed:
                yield f"{one_line(name, 200)} staat niet in {MANIFEST} en hoort niet bij dit dossier{left_by(name)}"
            elif not plain:
                yield f"{name} is geen gewoon bestand."
    except (OSError, RecursionError):
        yield f"De map {DATA} kan niet helemaal worden gelezen."


_LEFTOVERS = (
    (
        re.compile(r"\.DS_Store|\._.+|\.localized|Icon\r|\.Spotlight-V100|\.fseventsd|\.Trashes|__MACOSX"),
        "macOS liet het achter toen de map werd bekeken",
    ),
    (
        re.compile(r"(?i)thumbs\.db(:.*)?|desktop\.ini|ehthumbs.*\.db|system volume information|\$recycle\.bin"),
        "Windows liet het achter toen de map werd bekeken",
    ),
    (re.compile(r".+:Zone\.Identifier"), "Windows schreef erbij waar het bestand vandaan komt"),
    (
        re.compile(r"\.~lock\..+#|~\$.+|~WRL\d+\.tmp"),
        "een tekstverwerker liet het achter, een document staat of stond daar open",
    ),
    (re.compile(r"\.fuse_hidden.*|\.nfs[0-9a-f]+"), "een bestand dat nog open staat, al is het gewist"),
    (re.compile(r"\.directory|\.Trash-.*|.*~|.*\.swp|@eaDir|\.dropbox.*"), "een programma liet het achter"),
)
"""What systems and programs leave in a folder that somebody looked at: a file, or a folder with more."""


def left_by(name: str) -> str:
    """The end of the sentence: what such a file is, where that is known."""
    parts = name.split("/")[1:]  # the first is the payload's own folder
    what = next((told for part in reversed(parts) for pattern, told in _LEFTOVERS if pattern.fullmatch(part)), None)
    return f" ({what}): haal het weg en controleer opnieuw." if what else "."


def _oxum(folder: Path, payload: Listed) -> Iterator[str]:
    """Payload-Oxum of bag-info.txt: bytes and number of files (RFC 8493, 2.2.2)."""
    text = (_read(folder, BAG_INFO) or b"").decode("utf-8", "replace")
    stated = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("Payload-Oxum:")]
    actual = f"{sum(size or 0 for size in payload.sizes.values())}.{len(payload.sizes)}"
    if stated != [actual]:
        yield f"{BAG_INFO}: de Payload-Oxum klopt niet met de bestanden ({actual})."


def beside(folder: Path) -> list[str]:
    """What stands beside the bag's own files and is no part of it: allowed, and to be told."""
    listed = (name.split("/")[0] for name in Listed(folder, TAG_MANIFEST).sizes)
    own = {*TAG_FILES, TAG_MANIFEST, DATA, *listed}
    return sorted(one_line(path.name, 100) for path in folder.iterdir() if path.name not in own)
