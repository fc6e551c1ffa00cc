"""What the aangifte asks of each entry and a single key does not give, once: for every face and for the dossier. Pure.

From the facts on law ("Fields of a complete export"). One key gives the time, details come later (human factors, 5): a
field is asked directly after the press, while the griffier reads along, or afterwards on the checklist; what is asked
early and was not answered is asked again later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

Wanneer = Literal["meteen", "tijdens", "achteraf"]
_EARLIER: dict[Wanneer, tuple[Wanneer, ...]] = {
    "meteen": ("meteen",),
    "tijdens": ("meteen", "tijdens"),
    "achteraf": ("meteen", "tijdens", "achteraf"),
}


class Gevraagd(Struct, frozen=True, kw_only=True):
    """One field of one kind of entry."""

    veld: str
    wanneer: Wanneer = "tijdens"
    """The first moment that it is asked."""
    vraag: str = ""
    """As it is asked directly after the press: ``Reactie?``."""
    antwoorden: tuple[tuple[str, Any], ...] = ()
    """The usual ones, at most three: in words, and the value of the field."""
    soms: bool = False
    """Only in some cases there is an answer: to be asked, and not missing where there is none."""
    bij: tuple[str, Any] | None = None
    """Only where another field has this value."""


def _at_once(veld: str, vraag: str, *antwoorden: tuple[str, Any], bij: tuple[str, Any] | None = None) -> Gevraagd:
    return Gevraagd(veld=veld, wanneer="meteen", vraag=vraag, antwoorden=antwoorden, bij=bij)


def _during(*velden: str) -> tuple[Gevraagd, ...]:
    return tuple(Gevraagd(veld=veld) for veld in velden)


def _afterwards(*velden: str) -> tuple[Gevraagd, ...]:
    return tuple(Gevraagd(veld=veld, wanneer="achteraf") for veld in velden)


def _sometimes(*velden: str) -> tuple[Gevraagd, ...]:
    return tuple(replace(g, soms=True) for g in _afterwards(*velden))


_REACTIE = _at_once(
    "reactie",
    "Reactie?",
    ("geen gehoor", "geen gehoor"),
    ("vertrekt", "vertrekt"),
    ("niet te verstaan", "niet te verstaan door lawaai"),
)

WANTED: dict[str, tuple[Gevraagd, ...]] = {
    "begin_vastlegging": (
        *_afterwards("locatie", "locatie_soort", "rechthebbende", "agendapunt"),
        *_afterwards("voorzitter", "voorzitter_functie", "griffier"),
    ),
    "schors": (_at_once("reden", "Reden?"),),
    "meld_verstoring": (
        _at_once("plaats", "Waar?", ("zaal", "zaal"), ("gang", "gang"), ("buiten", "buiten")),
        *_during("omschrijving", "woorden", "gevolg"),
        Gevraagd(veld="middelen", soms=True),
    ),
    "spreek_aan": (Gevraagd(veld="reactie"),),
    "vorder": (
        _REACTIE,
        *_during("spreker", "hoedanigheid", "versterkt"),
        *_afterwards("namens", "grondslag"),
        *_sometimes("instemming_van"),
    ),
    "beeindig_verstoring": (
        _at_once("hoe", "Hoe?", ("vrijwillig", "vrijwillig"), ("na vordering", "na_vordering"), ("politie", "politie")),
    ),
    "bel_politie": (
        _at_once(
            "gebeld_door",
            "Wie belde?",
            ("bodedienst", "de bodedienst"),
            ("griffier", "de griffier"),
            ("voorzitter", "de voorzitter"),
        ),
        *_during("gemeld", "incidentnummer"),
    ),
    "politie_aanwezig": _during("eenheid", "begeleid_door"),
    "draag_over": _during("aan", "labels"),
    "politie_afgerond": (
        _at_once(
            "resultaat",
            "Uitkomst?",
            ("vertrokken", "vertrokken"),
            ("verwijderd", "verwijderd"),
            ("aangehouden", "aangehouden"),
        ),
    ),
    "meld_fysieke_agressie": (
        _at_once("soort", "Wat?", ("geweld", "geweld"), ("bedreiging", "bedreiging"), ("wapen", "wapen")),
        *_during("omschrijving", "dader", "slachtoffer", "letsel"),
    ),
    "meld_fysieke_maatregel": _during("door_wie", "tegen", "aanleiding"),
    "beschrijf_verstoorder": (
        *_afterwards("signalement", "gedrag", "rol"),
        *_sometimes("plaats", "naam", "vermoedelijk_minderjarig"),
    ),
    "verstoorder_vertrokken": (
        _at_once(
            "hoe", "Hoe?", ("vrijwillig", "vrijwillig"), ("na vordering", "na_vordering"), ("politie", "verwijderd")
        ),
    ),
    "noem_getuige": _during("functie", "waarneming"),
    "noem_aangever": (
        *_afterwards("functie", "namens", "domicilie", "vpt", "vervolging"),
        *_sometimes("bereikbaar", "volmacht", "onder_nummer"),
    ),
    "noem_benadeelde": _sometimes("schade", "letsel", "voegen", "slachtofferhulp", "instemming"),
    "voeg_bewijs_toe": (
        *_during("omschrijving", "beheerder", "overschreven_op"),
        *_sometimes("gemaakt_door", "ontvangen_van"),
    ),
    "stel_quorum_vast": _during("aanwezig", "vereist"),
    "leg_voor_aan_raad": (
        _at_once(
            "besluit",
            "Besluit?",
            ("lid verlaat de zaal", "het lid verlaat de vergadering"),
            ("geen maatregel", "geen maatregel"),
        ),
    ),
    "sluit": _during("reden"),
}
"""By the name of the command, in the order in which it is asked."""


def wanted(soort: str, wanneer: Wanneer = "achteraf", *, vordering: bool = False) -> Iterator[Gevraagd]:
    """What is asked of such an entry up to that moment; ``vordering``: it counts as one, whatever its name."""
    for found in WANTED.get("vorder" if vordering else soort, ()):
        if found.wanneer in _EARLIER[wanneer]:
            yield found


def follows(veld: str, door: str) -> bool:
    """Whether the answer for a vordering follows from who recorded it: the chair speaks himself."""
    return door == "voorzitter" and veld in ("spreker", "hoedanigheid")
