"""Parts of a page that most entries leave as they are: made once for every device, and anew with what is in them."""

from __future__ import annotations

from msgspec.structs import replace

from voorzitter_console.view.griffier.meelezen import Meelezen, Teruglezing
from voorzitter_console.web.render import Pages


def test_a_part_is_made_anew_only_when_what_is_in_it_changed() -> None:
    pages, read = Pages(), Meelezen()
    first = pages._kept("terug", read)
    assert pages._kept("terug", replace(read)) is first
    waits = Teruglezing(positie=3, tijd="20:10:30", tekst="Vergadering geschorst", gesproken="", oordeel="")
    assert "Vergadering geschorst" in pages._kept("terug", replace(read, terug=(waits,)))
    assert pages._kept("terug", read) == first
