"""What may be said of the entry just made, in one key: 1, 2 or 3. Optional; anything else is completed later.

The entry stands already: a detail completes it (``vul_aan``), or corrects it where the press gave a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from voorzitter_console.procedure.offers import Opdracht

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.protocol.model import Protocol


@dataclass(frozen=True, slots=True)
class Detail:
    """A question about one entry with at most three answers."""

    positie: int
    veld: str
    vraag: str
    opties: tuple[tuple[str, Any], ...]
    """Words and value."""
    gegeven: Any = None
    """The value that the press gave, if any."""

    def opdracht(self, nummer: int) -> Opdracht | None:
        """What key 1, 2 or 3 records; None where there is no such answer or it says what stands there already."""
        if not 1 <= nummer <= len(self.opties):
            return None
        waarde = self.opties[nummer - 1][1]
        if waarde == self.gegeven:
            return None
        velden: dict[str, Any] = {"positie": self.positie, "veld": self.veld, "waarde": waarde}
        if self.gegeven is None:
            return Opdracht("vul_aan", velden)
        return Opdracht("corrigeer", {**velden, "reden": "direct na het vastleggen gekozen"})


_CHOICES: dict[str, tuple[str, str, tuple[tuple[str, Any], ...]]] = {
    "vorder": (
        "reactie",
        "Reactie?",
        (
            ("geen gehoor", "geen gehoor"),
            ("vertrekt", "vertrekt"),
            ("niet te verstaan", "niet te verstaan door lawaai"),
        ),
    ),
    "beeindig_verstoring": (
        "hoe",
        "Hoe?",
        (("vrijwillig", "vrijwillig"), ("na vordering", "na_vordering"), ("politie", "politie")),
    ),
    "bel_politie": (
        "gebeld_door",
        "Wie belde?",
        (("bodedienst", "de bodedienst"), ("griffier", "de griffier"), ("voorzitter", "de voorzitter")),
    ),
    "politie_afgerond": (
        "resultaat",
        "Uitkomst?",
        (("vertrokken", "vertrokken"), ("verwijderd", "verwijderd"), ("aangehouden", "aangehouden")),
    ),
    "meld_verstoring": ("plaats", "Waar?", (("zaal", "zaal"), ("gang", "gang"), ("buiten", "buiten"))),
    "meld_fysieke_agressie": (
        "soort",
        "Wat?",
        (("geweld", "geweld"), ("bedreiging", "bedreiging"), ("wapen", "wapen")),
    ),
    "verstoorder_vertrokken": (
        "hoe",
        "Hoe?",
        (("vrijwillig", "vrijwillig"), ("na vordering", "na_vordering"), ("politie", "verwijderd")),
    ),
}


def detail_for(entry: Entry, protocol: Protocol) -> Detail | None:
    """The question that fits this entry, if any."""
    if entry.soort == "schors":
        reasons = tuple((reden, reden) for reden in protocol.schorsing.redenen[:3])
        return Detail(entry.positie, "reden", "Reden?", reasons) if reasons else None
    if entry.soort == "spreek_aan":
        if entry.payload.get("scenario") != "A":
            return None
        minutes = tuple((f"{m} min", m) for m in (1, 2, 3))
        return Detail(entry.positie, "minuten", "Hoe lang?", minutes, entry.payload.get("minuten"))
    if entry.soort not in _CHOICES:
        return None
    veld, vraag, opties = _CHOICES[entry.soort]
    return None if entry.payload.get(veld) is not None else Detail(entry.positie, veld, vraag, opties)
