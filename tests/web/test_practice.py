"""A practice on the page: what is heard stands there literally, and the bode is given nobody to call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from voorzitter_console.console.hall import HallView
from voorzitter_console.web.bode import BodeView
from voorzitter_console.web.render import Pages

CALLED = BodeView(oproep="Bel de politie", spoed=True, waar="Raadzaal", zeg="Help", stappen=(), klaar=False)


def test_the_bode_is_given_nobody_to_call_in_a_practice() -> None:
    bode: Any = Pages()._bode
    real = str(bode.kop(CALLED)) + str(bode.stappen(CALLED))
    assert "tel:112" in real
    assert "OEFENING" not in real
    practice = replace(CALLED, oefening=True)
    page = str(bode.kop(practice)) + str(bode.stappen(practice))
    assert "tel:" not in page
    assert page.count("OEFENING") == 2


def test_what_is_heard_stands_on_the_page_literally_the_last_ones_last() -> None:
    clerk: Any = Pages()._clerk
    heard = tuple(f"20:10:0{n} <b>geroep {n}</b>" for n in range(8))
    page = str(
        clerk.zaal(
            HallView(titel="OEFENING: IN DE ZAAL", kort="ZAAL", toets="Q: stil", toets_kort="Q stil", regels=heard)
        )
    )
    assert "OEFENING: IN DE ZAAL" in page
    assert "Q: stil" not in page  # a page has no such key
    assert "&lt;b&gt;geroep 7&lt;/b&gt;" in page
    assert "geroep 1" not in page
    assert str(clerk.zaal(None)).strip() == ""


def test_the_field_for_the_code_says_that_it_is_a_practice() -> None:
    assert "OEFENING" in Pages(oefening=True).code()
    assert "OEFENING" not in Pages().code()
