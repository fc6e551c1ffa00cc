"""Refusals: one sentence that says since when it is so and what is possible. Only what cannot be true is refused."""

from __future__ import annotations

from datetime import datetime

from voorzitter_console.errors import Refused
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, State, Vergadering

_VERGADERING = {
    Vergadering.NIET_GEOPEND: ("de vergadering is nog niet geopend", "openen of sluiten kan wel"),
    Vergadering.OPEN: ("de vergadering is open", "schorsen of sluiten kan wel"),
    Vergadering.GESCHORST: ("de vergadering is geschorst", "hervatten of sluiten kan wel"),
    Vergadering.GESLOTEN: ("de vergadering is gesloten", "aanvullen, corrigeren en noteren kan nog wel"),
}
_WAT = {
    "open_vergadering": "openen",
    "schors": "schorsen",
    "hervat": "hervatten",
    "sluit": "sluiten",
    "meld_verstoring": "een verstoring melden",
    "spreek_opnieuw_aan": "opnieuw aanspreken",
    "beeindig_verstoring": "de verstoring beëindigen",
    "stop_livestream": "de livestream stoppen",
    "start_livestream": "de livestream starten",
    "bevestig_livestream": "de livestream bevestigen",
    "politie_afgerond": "het optreden van de politie afronden",
    "zeg_politie_af": "de politie afzeggen",
}
_LIVESTREAM = {
    Livestream.GEEN: "deze vergadering heeft geen livestream",
    Livestream.LIVE: "de livestream loopt",
    Livestream.STOP_GEVRAAGD: "er is gevraagd de livestream te stoppen",
    Livestream.GESTOPT: "de livestream is gestopt",
    Livestream.START_GEVRAAGD: "er is gevraagd de livestream te starten",
}
_POLITIE = {
    Politie.NIET_GEALARMEERD: "de politie is niet gealarmeerd",
    Politie.BODEDIENST_GEWAARSCHUWD: "de bodedienst is gewaarschuwd",
    Politie.GEBELD: "de politie is gebeld en nog niet aanwezig gemeld",
    Politie.AANWEZIG: "de politie is aanwezig",
    Politie.AFGEROND: "het optreden van de politie is al afgerond",
    Politie.AFGEZEGD: "de politie is al afgezegd",
}
_LIVESTREAM_KAN = {
    Livestream.GEEN: "noteren kan wel",
    Livestream.LIVE: "stoppen kan wel",
    Livestream.STOP_GEVRAAGD: "bevestigen kan wel",
    Livestream.GESTOPT: "starten kan wel",
    Livestream.START_GEVRAAGD: "bevestigen kan wel",
}


def in_future(now: datetime) -> str:
    """Of a time that was given and has not come yet."""
    return f"Een tijd in de toekomst kan niet: het is nu {local_clock(now)}; geef een tijd die al is geweest."


def refuse(state: State, fact: Fact) -> Refused:
    """The refusal of a fact that fits no row in this state."""
    return Refused(why_not(state, fact.command.COMMAND, bool(getattr(fact.command, "voortzetting", False))))


def why_not(state: State, soort: str, voortzetting: bool = False) -> str:
    """The sentence of that refusal, for a screen that does not offer what would be refused."""
    since, possible = _why(state, soort, voortzetting)
    wat = _WAT.get(soort, soort)
    return f"{wat[0].upper()}{wat[1:]} kan niet: {since}; {possible}."


def _why(state: State, soort: str, voortzetting: bool) -> tuple[str, str]:
    if soort in ("open_vergadering", "schors", "hervat", "sluit"):
        since, possible = _VERGADERING[state.vergadering]
        return f"{since} sinds {local_clock(state.sinds)}", possible
    if soort in ("stop_livestream", "start_livestream", "bevestig_livestream"):
        since = _LIVESTREAM[state.livestream]
        if state.livestream is not Livestream.GEEN:
            since += f" sinds {local_clock(state.livestream_sinds)}"
        return since, _LIVESTREAM_KAN[state.livestream]
    if soort in ("politie_afgerond", "zeg_politie_af"):
        since = _POLITIE[state.politie]
        if state.politie_sinds:
            since += f" (sinds {local_clock(state.politie_sinds)})"
        return since, "de aankomst melden kan wel" if soort == "politie_afgerond" else "de politie bellen kan wel"
    if state.ordeverstoring is Ordeverstoring.GEEN:
        # Only what is possible now: a meeting that is suspended already cannot be suspended again.
        beginnen = (
            "aanspreken, vorderen of schorsen" if state.vergadering is Vergadering.OPEN else "aanspreken of vorderen"
        )
        kan = "een nieuwe verstoring melden kan wel" if voortzetting else f"{beginnen} kan wel"
        return "er is nog geen ordeverstoring", kan
    sinds = local_clock(state.ordeverstoring_sinds) if state.ordeverstoring_sinds else "zojuist"
    if state.ordeverstoring is Ordeverstoring.BEEINDIGD:
        return f"de ordeverstoring is beëindigd om {sinds}", "een nieuwe melden of laten voortgaan kan wel"
    nummer = state.verstoringen[-1].nummer
    begin = local_clock(state.verstoringen[-1].begin)
    return f"ordeverstoring {nummer} loopt al sinds {begin}", "aanspreken, vorderen of noteren kan wel"
