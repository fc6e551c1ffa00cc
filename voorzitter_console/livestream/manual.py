"""A supplier without an interface, a first-class case: a person stops it, sees it and confirms."""

from __future__ import annotations

from voorzitter_console.livestream.port import Gewenst


class ManualLivestream:
    """Confirms nothing itself."""

    naam = "met de hand"

    def ask(self, toestand: Gewenst) -> Gewenst | None:
        del toestand
        return None
