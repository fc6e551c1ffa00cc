"""Practice: a livestream that obeys at once (design, "Scenario file")."""

from __future__ import annotations

from voorzitter_console.livestream.port import Gewenst


class SimulatedLivestream:
    """Does what it is asked and says so."""

    naam = "nagebootst"

    def ask(self, toestand: Gewenst) -> Gewenst | None:
        return toestand
