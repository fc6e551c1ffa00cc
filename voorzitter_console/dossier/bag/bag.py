"""The dossier's folder as a bag (BagIt 1.0, RFC 8493): what stands where, and the files that describe it.

``data/`` is the payload: documents, dossier.json, the timeline as CSV, the protocol, evidence. Beside it stand the
manifests, LEESMIJ.txt, and dossier.json once more (its place is fixed) as a tag file. All of it follows from the
dossier: the same journal gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from voorzitter_console.dossier.bag.manifest import DATA, DOSSIER, KEY, MANIFEST, SIGNATURE, TAG_MANIFEST
from voorzitter_console.dossier.bag.timeline_csv import timeline_csv
from voorzitter_console.dossier.maker import PROGRAM
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.moment import day
from voorzitter_console.text import one_line, vastleggingen, visible

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
README = "LEESMIJ.txt"
TIMELINE = "tijdlijn.csv"
PROTOCOL = "protocol.toml"

TAG_FILES = (BAGIT, BAG_INFO, README, DOSSIER, MANIFEST)
"""What the tag manifest of every bag must list."""
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def data_files(dossier: Dossier, told: bytes) -> dict[str, bytes]:
    """The payload without documents and evidence, by name within ``data/``; ``told``: dossier.json's content."""
    return {
        DOSSIER: told,
        TIMELINE: timeline_csv(dossier),
        PROTOCOL: protocol_bytes(dossier),
    }


def protocol_bytes(dossier: Dossier) -> bytes:
    """The text of the protocol that the meeting was begun with."""
    return dossier.protocol.tekst.encode("utf-8", "surrogatepass")


def tag_files(dossier: Dossier, told: bytes, payload: Mapping[str, int]) -> dict[str, bytes]:
    """The tag files beside the manifests; ``told``: dossier.json's content, ``payload``: name -> size in bytes."""
    return {
        BAGIT: DECLARATION,
        BAG_INFO: bag_info(dossier, payload),
        README: readme(dossier),
        DOSSIER: told,
    }


def _readers(dossier: Dossier) -> str:
    """For whom each document is."""
    if dossier.melding is not None:
        return "melding.pdf is voor wie de melding behandelt, en bij aangifte voor de politie"
    return (
        "aangifte.pdf is voor de politie, intern.pdf voor de gemeente zelf, raad.pdf voor de raad, openbaar.pdf voor "
        "iedereen"
    )


def bag_info(dossier: Dossier, payload: Mapping[str, int]) -> bytes:
    """bag-info.txt (RFC 8493, 2.2.2); the date is that of the record, not of today."""
    v = dossier.vergadering
    kind = "oefening" if dossier.oefening else "dossier"
    lines = {
        "Bag-Software-Agent": PROGRAM,
        "Bagging-Date": dossier.laatst_vastgelegd.strftime("%Y-%m-%d"),
        "External-Identifier": one_line(v.id, 100),
        "External-Description": f"{kind.capitalize()} van '{one_line(v.titel, 200)}', {day(v.aanvang)}",
        "Internal-Sender-Identifier": f"{vastleggingen(dossier.keten.aantal)}, kop van de keten {dossier.keten.kop}",
        "Payload-Oxum": f"{sum(payload.values())}.{len(payload)}",
    }
    return "".join(f"{name}: {_told(text)}\n" for name, text in lines.items()).encode("utf-8")


def readme(dossier: Dossier) -> bytes:
    """LEESMIJ.txt: six lines that say what this is and how to check it."""
    v = dossier.vergadering
    kind = "OEFENING, GEEN ECHT DOSSIER: " if dossier.oefening else ""
    first = "aangifte" if dossier.melding is None else "melding"
    lines = (
        f"{kind}dossier van '{one_line(v.titel, 200)}' ({day(v.aanvang)}). Alle bestanden staan in de map {DATA}.",
        f"{_readers(dossier)}; de .odt ernaast is hetzelfde, om te bewerken. De map als geheel, met dossier.json, is "
        "alleen voor wie alles mag zien.",
        f"Controleren op Linux (op macOS met 'shasum -a 256' in plaats van 'sha256sum'), in deze map: "
        f"sha256sum -c {MANIFEST} {TAG_MANIFEST}",
        f"Op Windows: certutil -hashfile {DATA}\\{first}.pdf SHA256, en vergelijk met de regel in {MANIFEST}. "
        "Ook de inhoud controleren, met de voorzitter-console: voorzitter-console controleer .",
        f"De handtekening controleren, waar {KEY} staat: openssl pkeyutl -verify -pubin -inkey {KEY} -rawin "
        f"-in {MANIFEST} -sigfile {SIGNATURE} (OpenSSL 3). {KEY} is alleen de openbare sleutel, om mee te controleren; "
        "de geheime zit er niet bij. De handtekening zegt van welke computer de map komt, niet wanneer.",
        f"Is het journaal zelf niet vervangen? Vergelijk met de notulen: {vastleggingen(dossier.keten.aantal)}, "
        f"kop van de keten {dossier.keten.kop}",
    )
    return "".join(f"{_told(line)}\n" for line in lines).encode("utf-8")


def _told(text: str) -> str:
    return visible(text).replace("\n", " ")
