"""A document says which code made it, so that one of other code is not taken for a changed one."""

from __future__ import annotations

from io import BytesIO

import pypdf

from tests.dossier.checks import aangifte_pdf
from voorzitter_console import __version__
from voorzitter_console.dossier import maker
from voorzitter_console.dossier.maker import PROGRAM
from voorzitter_console.dossier.model.record import Dossier


def test_the_version_and_a_mark_of_the_code_stand_in_the_file(dossier: Dossier) -> None:
    name, version, mark = PROGRAM.split()
    assert (name, version) == ("voorzitter-console", __version__)
    assert int(mark, 16) >= 0
    assert len(mark) == 12
    pdf = aangifte_pdf(dossier)
    assert PROGRAM.encode() in pdf
    about = pypdf.PdfReader(BytesIO(pdf)).metadata
    assert about is not None
    assert str(about["/Keywords"]) == PROGRAM
    assert maker._mark() == mark
