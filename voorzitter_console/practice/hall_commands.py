"""What is recorded of what happens in the hall, with the fields that no person wrote words in."""

from __future__ import annotations

from collections.abc import Mapping

OF_THE_HALL: Mapping[str, tuple[str, ...]] = {
    "open_vergadering": (),
    "stel_quorum_vast": ("aanwezig", "vereist"),
    "meld_verstoring": ("voortzetting", "plaats"),
    "schors": ("raadsleden_verlaten_zaal",),
    "stop_livestream": (),
    "start_livestream": (),
    "spreek_aan": ("scenario", "minuten", "telt_als_vordering", "versterkt", "gericht_aan", "alle_toehoorders"),
    "spreek_opnieuw_aan": (),
    "vorder": ("versterkt", "gericht_aan", "alle_toehoorders"),
    "stel_aanwezigheid_vast": ("label", "vordering", "aanwezig", "gehoord"),
    "bied_alternatief": (),
    "leg_voor_aan_raad": ("label",),
    "raadsleden_uit_zaal": (),
    "raadsleden_terug": (),
    "waarschuw_bodedienst": (),
    "vraag_politie": ("spoed",),
    "bel_politie": ("spoed",),
    "politie_aanwezig": (),
    "draag_over": ("labels",),
    "politie_afgerond": ("resultaat",),
    "zeg_politie_af": (),
    "roep_hulp": ("dienst",),
    "meld_fysieke_agressie": ("soort", "dader"),
    "meld_fysieke_maatregel": ("tegen",),
    "beschrijf_verstoorder": ("label", "aantal", "vermoedelijk_minderjarig", "rol"),
    "verstoorder_gestaakt": ("label",),
    "verstoorder_teruggekeerd": ("label",),
    "verstoorder_vertrokken": ("label", "hoe"),
    "beeindig_verstoring": ("hoe",),
    "geef_ruimte": (),
    "hervat": (),
    "sluit": (),
}
"""By command: what may be taken over into a scenario. Labels are replaced, and no free text stands in it."""
BESIDE = frozenset({"voeg_bewijs_toe", "noem_getuige", "neem_over"})
"""Recorded in the hall too, and words from end to end."""
