"""What can be entered afterwards from a paper record: every command, with what is usually written beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from voorzitter_console.entry import Kwaliteit
from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view.fields import split_labels, typed


class LateItem(Struct, frozen=True, kw_only=True):
    """One thing that happened; ``wie`` and ``tekst`` name the fields that its two rows fill (empty: no such row)."""

    woorden: str
    soort: str
    velden: Mapping[str, Any] = field(default_factory=dict)
    wie: str = ""
    wie_nodig: bool = False
    tekst: str = ""
    tekst_label: str = "Tekst"
    tekst_nodig: bool = False
    getal: bool = False
    """The text is a number."""


def _i(
    woorden: str,
    soort: str,
    tekst: str = "",
    label: str = "Tekst",
    *,
    wie: str = "",
    nodig: str = "",
    getal: bool = False,
    **velden: Any,
) -> LateItem:
    return LateItem(
        woorden=woorden,
        soort=soort,
        velden=velden,
        wie=wie,
        wie_nodig="wie" in nodig.split(),
        tekst=tekst,
        tekst_label=label,
        tekst_nodig="tekst" in nodig.split(),
        getal=getal,
    )


ITEMS: tuple[LateItem, ...] = (
    _i("notitie", "noteer", "tekst", "Notitie", nodig="tekst"),
    _i("verstoring gemeld", "meld_verstoring", "omschrijving", "Wat"),
    _i("verstoring ging verder", "meld_verstoring", "omschrijving", "Wat", voortzetting=True),
    _i("vergadering geschorst", "schors", "reden", "Reden"),
    _i("aangesproken: scenario A", "spreek_aan", "afspraak", "Afspraak", wie="gericht_aan", scenario="A"),
    _i("aangesproken: scenario B", "spreek_aan", "reactie", "Reactie", wie="gericht_aan", scenario="B"),
    _i("opnieuw aangesproken", "spreek_opnieuw_aan", "tekst", "Woorden"),
    _i("vordering uitgesproken", "vorder", "reactie", "Reactie", wie="gericht_aan"),
    _i("voorgelegd aan de raad", "leg_voor_aan_raad", "besluit", "Besluit", wie="label", nodig="wie"),
    _i("alternatief aangeboden", "bied_alternatief", "tekst", "Welk", nodig="tekst"),
    _i("verstoring voorbij", "beeindig_verstoring", "toelichting", "Hoe"),
    _i("raadsleden uit de zaal", "raadsleden_uit_zaal", "toelichting"),
    _i("raadsleden terug", "raadsleden_terug", "toelichting"),
    _i("ruimte gegeven voor emoties", "geef_ruimte", "toelichting"),
    _i("quorum geteld", "stel_quorum_vast", "aanwezig", "Aanwezig", getal=True),
    _i("vergadering hervat", "hervat", "toelichting"),
    _i("vergadering geopend", "open_vergadering", "toelichting"),
    _i("vergadering gesloten", "sluit", "reden", "Reden"),
    _i("livestream: stoppen gevraagd", "stop_livestream", "toelichting"),
    _i("livestream: gestopt gezien", "bevestig_livestream", "toelichting", toestand="gestopt"),
    _i("livestream: starten gevraagd", "start_livestream", "toelichting"),
    _i("livestream: loopt, gezien", "bevestig_livestream", "toelichting", toestand="live"),
    _i("opname loopt", "meld_opname", "bestandsnaam", "Bestand", toestand="loopt"),
    _i("opname gestopt", "meld_opname", "bestandsnaam", "Bestand", toestand="gestopt"),
    _i("politie gevraagd", "vraag_politie", "toelichting"),
    _i("bodedienst gewaarschuwd", "waarschuw_bodedienst", "toelichting"),
    _i("politie gebeld", "bel_politie", "gebeld_door", "Wie belde"),
    _i("112 gebeld", "bel_politie", "gebeld_door", "Wie belde", spoed=True),
    _i("politie is er", "politie_aanwezig", "eenheid", "Eenheid"),
    _i("overgedragen aan politie", "draag_over", "aan", "Aan agent", wie="labels"),
    _i("politie is klaar", "politie_afgerond", "toelichting"),
    _i("politie afgezegd", "zeg_politie_af", "reden", "Reden"),
    _i("hulp: bhv", "roep_hulp", "toelichting", dienst="bhv"),
    _i("hulp: ambulance", "roep_hulp", "toelichting", dienst="ambulance"),
    _i("hulp: brandweer", "roep_hulp", "toelichting", dienst="brandweer"),
    _i("hulp: beveiliging", "roep_hulp", "toelichting", dienst="beveiliging"),
    _i("fysieke agressie", "meld_fysieke_agressie", "omschrijving", "Wat", wie="dader"),
    _i("fysieke maatregel", "meld_fysieke_maatregel", "aanleiding", "Aanleiding", wie="tegen"),
    _i("persoon beschreven", "beschrijf_verstoorder", "signalement", "Signalement", wie="label", nodig="wie"),
    _i("persoon gestopt, bleef", "verstoorder_gestaakt", "toelichting", wie="label", nodig="wie"),
    _i("persoon vertrokken", "verstoorder_vertrokken", "toelichting", wie="label", nodig="wie"),
    _i("persoon terug", "verstoorder_teruggekeerd", "toelichting", wie="label", nodig="wie"),
    _i(
        *("persoon was bij de vordering", "stel_aanwezigheid_vast", "vordering", "Welke (1e)"),
        wie="label",
        nodig="wie tekst",
        getal=True,
    ),
    _i("klok vergeleken", "vergelijk_klok", "klok_zegt", "Die klok wees", nodig="tekst"),
    _i("getuige", "noem_getuige", "naam", "Naam", nodig="tekst"),
    _i("aangever", "noem_aangever", "naam", "Naam", nodig="tekst"),
    _i("benadeelde", "noem_benadeelde", "naam", "Naam", nodig="tekst"),
    _i("bewijs", "voeg_bewijs_toe", "omschrijving", "Wat"),
    _i("voorzitter overgenomen", "neem_over", "naam", "Door", nodig="tekst", functie="voorzitter"),
    _i("griffier overgenomen", "neem_over", "naam", "Door", nodig="tekst", functie="griffier"),
)
"""In the order of an evening, so that the next thing is usually near."""


def late_command(item: LateItem, op: datetime, kwaliteit: Kwaliteit, wie: str, tekst: str) -> Opdracht:
    """The command with its own time (UTC). Raises InvalidInput where something must still be typed."""
    velden = {**item.velden, "gebeurd_op": op.isoformat()}
    if kwaliteit != "exact":
        velden["kwaliteit"] = kwaliteit
    if item.wie_nodig and not wie:
        raise InvalidInput("Typ wie: een aanduiding zoals NN1.")
    if item.tekst_nodig and not tekst:
        raise InvalidInput(f"{item.tekst_label}: typ eerst iets.")
    if item.wie and wie:
        velden[item.wie] = split_labels(wie) if item.wie in ("gericht_aan", "labels") else wie
    if item.tekst and tekst:
        velden[item.tekst] = typed("getal", tekst, item.tekst_label) if item.getal else tekst
    return Opdracht(item.soort, velden)


def search(typed_text: str, start: int = 0) -> int | None:
    """The first item from ``start`` on with a word that begins so, or words that hold it; None where there is none."""
    wanted = typed_text.lower()
    order: list[int] = [*range(start, len(ITEMS)), *range(start)]
    for begins in (True, False):
        for index in order:
            words = ITEMS[index].woorden.lower()
            found = any(words[at:].startswith(wanted) for at in _word_starts(words)) if begins else wanted in words
            if found:
                return index
    return None


def _word_starts(words: str) -> list[int]:
    return [at for at in range(len(words)) if at == 0 or words[at - 1] == " "]
