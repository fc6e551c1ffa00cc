"""The table "Commands" of the design, naively: which fields a command has and what may stand in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

TEKST, LABEL, LABELS, JANEE = "tekst", "label", "labels", "janee"
AANTAL, NUMMER, MINUTEN, TIJD, IETS = "aantal", "nummer", "minuten", "tijd", "iets"
Kind = str | tuple[str, ...]

WOORDEN: dict[str, Kind] = {"tekst": TEKST, "getoond": JANEE}

GESPROKEN: dict[str, Kind] = {
    **WOORDEN,
    "spreker": TEKST,
    "hoedanigheid": TEKST,
    "namens": TEKST,
    "instemming_van": TEKST,
    "grondslag": TEKST,
    "versterkt": ("onversterkt", "microfoon", "megafoon"),
    "gericht_aan": LABELS,
    "alle_toehoorders": JANEE,
    "reactie": TEKST,
}

FIELDS: dict[str, dict[str, Kind]] = {
    "open_vergadering": {},
    "hervat": {},
    "geef_ruimte": {},
    "raadsleden_uit_zaal": {},
    "raadsleden_terug": {},
    "stop_livestream": {},
    "start_livestream": {},
    "waarschuw_bodedienst": {},
    "stel_quorum_vast": {"aanwezig": AANTAL, "vereist": AANTAL},
    "sluit": {"reden": TEKST, "verdaagd_naar": TEKST},
    "meld_verstoring": {
        "omschrijving": TEKST,
        "voortzetting": JANEE,
        "plaats": ("zaal", "gang", "buiten", "online"),
        "woorden": TEKST,
        "middelen": TEKST,
        "gevolg": TEKST,
    },
    "schors": {"reden": TEKST, "raadsleden_verlaten_zaal": JANEE, **WOORDEN},
    "spreek_aan": {
        "scenario": ("A", "B"),
        "afspraak": TEKST,
        "minuten": MINUTEN,
        "telt_als_vordering": JANEE,
        **GESPROKEN,
    },
    "spreek_opnieuw_aan": WOORDEN,
    "vorder": GESPROKEN,
    "stel_aanwezigheid_vast": {"label": LABEL, "vordering": NUMMER, "aanwezig": JANEE, "gehoord": JANEE},
    "beeindig_verstoring": {"hoe": ("vrijwillig", "afspraak_nagekomen", "na_vordering", "politie", "anders")},
    "bied_alternatief": {"tekst": TEKST},
    "noteer": {"tekst": TEKST},
    "leg_voor_aan_raad": {"label": LABEL, "besluit": TEKST, "duur": TEKST},
    "bevestig_livestream": {"toestand": ("gestopt", "live")},
    "vraag_politie": {"spoed": JANEE},
    "bel_politie": {
        "spoed": JANEE,
        "gebeld_door": TEKST,
        "incidentnummer": TEKST,
        "gemeld": TEKST,
        "verwacht_om": TEKST,
    },
    "politie_aanwezig": {"eenheid": TEKST, "begeleid_door": TEKST},
    "draag_over": {"aan": TEKST, "labels": LABELS, "woorden": TEKST},
    "politie_afgerond": {"resultaat": ("vertrokken", "verwijderd", "aangehouden", "geen_optreden")},
    "zeg_politie_af": {"reden": TEKST},
    "roep_hulp": {"dienst": ("bhv", "ambulance", "brandweer", "beveiliging")},
    "meld_fysieke_agressie": {
        "soort": ("geweld", "bedreiging", "belediging", "wapen", "vernieling"),
        "omschrijving": TEKST,
        "dader": LABEL,
        "slachtoffer": TEKST,
        "letsel": TEKST,
    },
    "meld_fysieke_maatregel": {"door_wie": TEKST, "tegen": LABEL, "aanleiding": TEKST},
    "beschrijf_verstoorder": {
        "label": LABEL,
        "signalement": TEKST,
        "naam": TEKST,
        "aantal": NUMMER,
        "plaats": TEKST,
        "gedrag": TEKST,
        "aanwezig_sinds": TEKST,
        "vermoedelijk_minderjarig": JANEE,
        "rol": ("toehoorder", "raadslid", "commissielid", "inspreker", "pers", "onbekend"),
    },
    "verstoorder_gestaakt": {"label": LABEL},
    "verstoorder_teruggekeerd": {"label": LABEL},
    "verstoorder_vertrokken": {
        "label": LABEL,
        "hoe": (
            "vrijwillig",
            "na_vordering",
            "verwijderd",
            "aangehouden",
            "zorg",
            "verbinding_verbroken",
            "onbekend",
        ),
    },
    "noem_getuige": {"naam": TEKST, "functie": TEKST, "waarneming": ("eigen", "van_horen_zeggen")},
    "voeg_bewijs_toe": {"pad": TEKST, "omschrijving": TEKST, "beheerder": TEKST, "overschreven_op": TEKST},
    "neem_over": {
        "functie": ("voorzitter", "griffier"),
        "naam": TEKST,
        "hoedanigheid": TEKST,
        "reden": TEKST,
    },
    "vul_aan": {"positie": NUMMER, "veld": TEKST, "waarde": IETS, "reden": TEKST},
    "corrigeer": {"positie": NUMMER, "veld": TEKST, "waarde": IETS, "reden": TEKST},
    "herroep": {"positie": NUMMER, "reden": TEKST},
    "bevestig": {"positie": NUMMER, "tekst": TEKST},
    "betwist": {"positie": NUMMER, "tekst": TEKST},
}

BEGIN: dict[str, Kind] = {"titel": TEKST, "agendapunt": TEKST, "livestream": JANEE, "geopend": JANEE}
"""Of the opening form: two texts, and two that the machines begin with."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "spreek_aan": ("scenario",),
    "stel_aanwezigheid_vast": ("label", "vordering"),
    "bied_alternatief": ("tekst",),
    "noteer": ("tekst",),
    "leg_voor_aan_raad": ("label",),
    "bevestig_livestream": ("toestand",),
    "roep_hulp": ("dienst",),
    "beschrijf_verstoorder": ("label",),
    "verstoorder_gestaakt": ("label",),
    "verstoorder_teruggekeerd": ("label",),
    "verstoorder_vertrokken": ("label",),
    "noem_getuige": ("naam",),
    "neem_over": ("functie", "naam"),
    "vul_aan": ("positie", "veld", "waarde"),
    "corrigeer": ("positie", "veld", "waarde"),
    "herroep": ("positie",),
    "bevestig": ("positie",),
    "betwist": ("positie",),
}

FILLED_FROM_THE_START: dict[str, dict[str, Any]] = {
    "meld_verstoring": {"voortzetting": False},
    "schors": {"raadsleden_verlaten_zaal": False, "getoond": False},
    "spreek_aan": {"telt_als_vordering": False, "alle_toehoorders": False, "getoond": False},
    "spreek_opnieuw_aan": {"getoond": False},
    "vorder": {"alle_toehoorders": False, "getoond": False},
    "stel_aanwezigheid_vast": {"aanwezig": True},
    "vraag_politie": {"spoed": False},
    "bel_politie": {"spoed": False},
}

EVERYWHERE: dict[str, Kind] = {
    "toelichting": TEKST,
    "gebeurd_op": TIJD,
    "kwaliteit": ("exact", "bij_benadering", "van_horen_zeggen"),
}

MACHINE_FIELDS = (
    *("scenario", "toestand", "label", "telt_als_vordering", "voortzetting", "livestream", "geopend", "pad"),
    "getoond",
)


def known_fields(soort: str) -> dict[str, Kind]:
    """Those of the table and those that every command may carry."""
    return {**BEGIN, "toelichting": TEKST} if soort == "begin_vastlegging" else {**FIELDS[soort], **EVERYWHERE}


def with_defaults(soort: str, velden: dict[str, Any]) -> dict[str, Any]:
    """All fields: what was not given is empty (None), or what the table has between brackets."""
    empty: dict[str, Any] = dict.fromkeys(known_fields(soort))
    return {**empty, "gebeurd_op": "", "kwaliteit": "exact", **FILLED_FROM_THE_START.get(soort, {}), **velden}


def valid(soort: str, velden: dict[str, Any]) -> bool:
    """Whether a command is of its form."""
    if soort not in FIELDS:
        return False
    for name in REQUIRED.get(soort, ()):
        if velden.get(name) is None:
            return False
    for name, value in velden.items():
        if name not in known_fields(soort) or name in ("gebeurd_op", "kwaliteit"):
            return False
        if not valid_value(soort, name, value):
            return False
    if velden.get("getoond") and velden.get("tekst") is None:
        return False
    if soort == "spreek_aan" and velden["scenario"] == "B" and velden.get("minuten") is not None:
        return False
    return not (soort == "spreek_aan" and velden["scenario"] == "A" and velden.get("telt_als_vordering", False))


def valid_value(soort: str, name: str, value: Any) -> bool:
    """Whether a value may stand in a field; None where a field may be empty."""
    kind = known_fields(soort)[name]
    if value is None:
        filled = FILLED_FROM_THE_START.get(soort, {})
        return name not in filled and name not in REQUIRED.get(soort, ()) and name not in ("gebeurd_op", "kwaliteit")
    if isinstance(kind, tuple):
        return value in kind
    if kind == TEKST:
        return isinstance(value, str) and 1 <= len(value) <= 100_000
    if kind == LABEL:
        return isinstance(value, str) and 1 <= len(value) <= 100
    if kind == LABELS:
        return isinstance(value, list | tuple) and all(isinstance(v, str) and 1 <= len(v) <= 100 for v in value)
    if kind == JANEE:
        return isinstance(value, bool)
    if kind == TIJD:
        return isinstance(value, str) and has_offset(value)
    if kind in (AANTAL, NUMMER, MINUTEN):
        low, high = {AANTAL: (0, 100_000), NUMMER: (1, 100_000), MINUTEN: (1, 600)}[kind]
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    return True


def has_offset(text: str) -> bool:
    """Whether a text is a time that says which time zone it means."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
