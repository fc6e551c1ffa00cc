"""The documents to edit: the same words as the PDF, valid XML whatever was typed, and LibreOffice opens them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pypdf
import pytest
from msgspec.structs import replace

from tests.dossier.checks import HOSTILE, MARKUP
from tests.dossier.conftest import Recorded
from tests.parts import need
from voorzitter_console.dossier import blocks as b
from voorzitter_console.dossier.odt.blocks import WRITERS
from voorzitter_console.dossier.odt.odt import render
from voorzitter_console.dossier.odt.text import NAMESPACES
from voorzitter_console.dossier.publish import editions

MOMENT = datetime(2026, 3, 10, 20, 0, tzinfo=UTC)
PICTURE = b.Picture(
    "Het incident in beeld",
    "Geschorst van 20:12 tot 20:20.",
    (b.AxisMark(0.0, "20:00"), b.AxisMark(1.0, "21:00")),
    (
        b.Lane("Vergadering", (b.Stretch(0.2, 0.9, "geschorst"), b.Stretch(0.95, 1.0, "geen ruimte", "streep", True))),
        b.Lane("Vorderingen", (), (b.Mark(0.3, "1e"), b.Mark(0.31, "2e"), b.Mark(0.6, "3e"))),
    ),
)


def document(*blokken: b.Block, oefening: bool = False) -> b.Document:
    return b.Document(
        titel="Proef", ondertitel="om te lezen", kenmerk="Kenmerk", voet="kop abc", oefening=oefening, blokken=blokken
    )


def parts(odt: bytes) -> dict[str, ET.Element]:
    """Every part as XML; ``mimetype`` aside."""
    with zipfile.ZipFile(io.BytesIO(odt)) as package:
        assert package.testzip() is None
        return {n: ET.fromstring(package.read(n)) for n in package.namelist() if n != "mimetype"}


def name(tag: str) -> str:
    prefix, local = tag.split(":")
    return f"{{{NAMESPACES['xmlns:' + prefix]}}}{local}"


def text_of(root: ET.Element) -> str:
    """All text, with the white space that stands in it as elements."""
    said = []
    for element in root.iter():
        if element.tag == name("text:s"):
            said.append(" " * int(element.get(name("text:c"), "1")))
        elif element.tag in (name("text:line-break"), name("text:p"), name("text:h")):
            said.append("\n")
        elif element.tag == name("text:tab"):
            said.append("\t")
        said.append(element.text or "")
        said.append(element.tail or "")
    return "".join(said)


def words_of(found: b.Document) -> list[str]:
    """Every text of the blocks, in their order, without the places to break."""

    def runs(cells: tuple[b.Cell, ...]) -> list[str]:
        return [run.tekst for cell in cells for run in cell]

    said: list[str] = []
    for block in found.blokken:
        match block:
            case b.Heading() | b.Quote():
                said.append(block.tekst)
            case b.Text():
                said += runs((block.inhoud,))
            case b.Items() | b.TickBoxes():
                said += runs(block.inhoud)
            case b.Fields():
                said += [word for label, value in block.rijen for word in (label, *runs((value,)))]
            case b.Blanks() | b.Signature():
                said += block.namen
            case b.Table():
                said += [*block.kop, *(word for row in block.rijen for word in runs(row))]
            case b.Picture():
                said += [block.alt, *(lane.naam for lane in block.banen)]
    return [word.replace("\u200b", "") for word in said]


def test_every_kind_of_block_has_a_writer() -> None:
    assert set(WRITERS) == set(get_args(b.Block))


def test_every_word_of_every_edition_is_in_it(make_meeting: Callable[..., Recorded]) -> None:
    for edition in editions(make_meeting().dossier()):
        text = text_of(parts(render(edition.document, MOMENT))["content.xml"])
        at = 0
        for word in words_of(edition.document):
            found = text.find(word, at)
            assert found >= 0, word
            at = found


def test_the_package_is_what_it_says_and_the_same_bytes_twice() -> None:
    odt = render(document(PICTURE, b.Text(b.cell("tekst"))), MOMENT)
    assert odt == render(document(PICTURE, b.Text(b.cell("tekst"))), MOMENT)
    # The kind of file stands at its place of old: byte 38, not compressed.
    assert odt[30:38] == b"mimetype"
    assert odt[38:77] == b"application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(io.BytesIO(odt)) as package:
        infos = package.infolist()
        assert {(i.date_time, i.compress_type, i.create_system) for i in infos} == {((1980, 1, 1, 0, 0, 0), 0, 3)}
        listed = {
            entry.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path")
            for entry in parts(odt)["META-INF/manifest.xml"]
        }
        assert listed == {"/", *(i.filename for i in infos)} - {"mimetype", "META-INF/manifest.xml"}


def test_language_page_numbers_chain_and_headings() -> None:
    odt = parts(render(document(b.Heading("Een"), b.Heading("Twee", 2)), MOMENT))
    default = odt["styles.xml"].find(f".//{name('style:default-style')}/{name('style:text-properties')}")
    assert default is not None
    assert (default.get(name("fo:language")), default.get(name("fo:country"))) == ("nl", "NL")
    foot = odt["styles.xml"].find(f".//{name('style:footer')}")
    assert foot is not None
    assert {name("text:page-number"), name("text:page-count")} <= {e.tag for e in foot.iter()}
    assert "kop abc" in text_of(foot)
    levels = [h.get(name("text:outline-level")) for h in odt["content.xml"].iter(name("text:h"))]
    assert levels == ["1", "2"]


def test_a_table_has_header_rows_and_a_picture_its_words() -> None:
    table = b.Table(("A", "B"), (2.0, 0), ((b.cell("1"), b.cell("2")),))
    content = parts(render(document(table, PICTURE), MOMENT))["content.xml"]
    head = content.find(f".//{name('table:table-header-rows')}")
    assert head is not None
    assert text_of(head).split() == ["A", "B"]
    alternative = content.find(f".//{name('draw:g')}/{name('svg:desc')}")
    assert alternative is not None
    assert alternative.text == PICTURE.alt


def test_marks_too_near_to_each_other_share_a_label() -> None:
    shown = text_of(parts(render(document(PICTURE), MOMENT))["content.xml"])
    assert "1e 2e" in shown
    assert "3e" in shown
    assert "geen ruimte" not in shown


def test_an_exercise_says_so_on_every_page() -> None:
    head = parts(render(document(oefening=True), MOMENT))["styles.xml"].find(f".//{name('style:header')}")
    assert head is not None
    assert text_of(head).count("OEFENING") == 2
    title = parts(render(document(oefening=True), MOMENT))["meta.xml"].find(
        ".//{http://purl.org/dc/elements/1.1/}title"
    )
    assert title is not None
    assert title.text == "OEFENING: Proef"
    assert "OEFENING" not in text_of(parts(render(document(), MOMENT))["styles.xml"])


def test_white_space_and_what_xml_cannot_hold() -> None:
    typed = " a  b\tc\n\nd \x00\x0b\ud800\uffff<&\"'> "
    text = text_of(parts(render(document(b.Text(b.cell(typed)), b.Quote(typed)), MOMENT))["content.xml"])
    assert text.count(" a  b\tc\n\nd [U+0000][U+000B][U+D800][U+FFFF]<&\"'> ") == 2


def test_hostile_and_long_text_is_literal(make_meeting: Callable[..., Recorded]) -> None:
    long = ("lang " * 20_000)[:100_000]
    dossier = make_meeting(tekst=lambda t: long if t.startswith("Opvang weg") else f"{t}\n{HOSTILE}").dossier()
    for edition in editions(dossier):
        found = parts(render(edition.document, MOMENT))
        assert {e.tag.split("}")[0] for e in found["content.xml"].iter()} <= {"{" + n for n in NAMESPACES.values()}
    police = text_of(parts(render(next(editions(dossier)).document, MOMENT))["content.xml"])
    assert MARKUP + "[U+001B][31m[U+0000][U+202E][U+1F600]" in police
    assert "w" * 60 in police


@pytest.mark.lang
def test_5000_rows() -> None:
    rows = tuple((b.cell(str(n)), b.cell(f"regel {n}", "herroepen")) for n in range(5_000))
    found = parts(render(document(b.Table(("Nr.", "Wat"), (2.0, 0), rows)), MOMENT))["content.xml"]
    assert len(list(found.iter(name("table:table-row")))) == 5_001
    assert "regel 4999" in text_of(found)


def converted(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """Each file through LibreOffice: name -> the text of its pages."""
    need(shutil.which("soffice") is not None, "LibreOffice (libreoffice-writer-nogui) is not installed")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder / "pdf"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    pages = {}
    for file in files:
        reader = pypdf.PdfReader(folder / "pdf" / f"{file.stem}.pdf")
        pages[file.stem] = [page.extract_text() for page in reader.pages]
    return pages


@pytest.mark.groot
@pytest.mark.echt
def test_libreoffice_opens_and_converts_every_edition(make_meeting: Callable[..., Recorded], tmp_path: Path) -> None:
    files, words = [], {}
    for kind, made in {
        "gewoon": make_meeting(),
        "vijandig": make_meeting(oefening=True, tekst=lambda t: f"{t}\n{HOSTILE}"),
    }.items():
        for edition in editions(made.dossier()):
            blocks = (*edition.document.blokken, PICTURE, b.NewPage(), b.TickBoxes((b.cell("aan te vinken"),)))
            files.append(tmp_path / f"{kind}-{edition.naam}.odt")
            files[-1].write_bytes(render(replace(edition.document, blokken=blocks), MOMENT))
            words[files[-1].stem] = edition.document
    for stem, pages in converted(files, tmp_path).items():
        assert words[stem].titel in pages[0]
        assert any("aan te vinken" in page for page in pages)
        for number, page in enumerate(pages, start=1):
            assert f"blad {number} van {len(pages)}" in page
            if stem.startswith("vijandig"):
                assert page.replace(" ", "").count("OEFENING") >= 2
