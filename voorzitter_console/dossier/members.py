"""Members among the persons, and which law holds for them: in a raadscommissie another than in the raad."""

from __future__ import annotations

from voorzitter_console.dossier.model.record import Dossier, DossierPersoon


def in_commission(d: Dossier) -> bool:
    """Whether it was a raadscommissie: article 26 Gemeentewet does not hold there, 22 does (82 lid 5)."""
    return d.vergadering.orgaan == "raadscommissie"


def immune_by(d: Dossier) -> str:
    """By which law no member is prosecuted for words in that meeting."""
    return "artikel 22 en artikel 82 lid 5 Gemeentewet" if in_commission(d) else "artikel 22 Gemeentewet"


NOT_OF_THE_RAAD = "of dit in een vergadering van de raad een lid of een toehoorder is, is na te gaan"
"""Of a commissielid there: article 26 lid 3 Gemeentewet is of members of the raad."""


def is_member(p: DossierPersoon) -> bool:
    """A raadslid or commissielid; also who was laid before the raad and of whom nobody recorded another role."""
    return p.rol in ("raadslid", "commissielid") or (p.voorgelegd is not None and p.rol in (None, "onbekend"))


def members(d: Dossier) -> frozenset[str]:
    """Labels of members: they are no toehoorders."""
    return frozenset(p.label for p in d.personen if is_member(p))
