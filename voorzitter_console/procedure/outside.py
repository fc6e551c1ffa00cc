"""The words of a melding from outside a meeting: places, offices, behaviour and steps, and one sentence an entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.spoken import quoted
from voorzitter_console.protocol.model import Ambt, Gedragsoort, Kanaal, Meldstap

KANALEN: Mapping[Kanaal, str] = {
    "stadhuis": "gesprek in het stadhuis",
    "buiten": "buiten het stadhuis",
    "thuis": "thuis of in de privésfeer",
    "telefoon": "telefoon",
    "online": "online of sociale media",
    "schriftelijk": "brief",
    "email": "e-mail",
}
AMBTEN: Mapping[Ambt, str] = {
    "burgemeester": "burgemeester",
    "wethouder": "wethouder",
    "raadslid": "raadslid",
    "commissielid": "commissielid",
    "griffie": "griffie",
    "anders": "anders",
}
GEDRAG: Mapping[Gedragsoort, str] = {
    "grof_taalgebruik": "grof taalgebruik",
    "belediging": "belediging",
    "discriminatie": "discriminerende taal",
    "eisen": "eisen of dreigen om iets gedaan te krijgen",
    "intimidatie": "intimidatie",
    "bedreiging": "persoonlijke bedreiging",
    "bedreiging_familie": "bedreiging richting familie",
    "stalken": "stalken",
    "geweld": "fysiek geweld",
    "wapen": "tonen van een wapen",
    "vernieling": "vernieling",
    "anders": "ander agressief gedrag",
}
STAPPEN: Mapping[Meldstap, str] = {
    "gesprek_beeindigd": "gesprek beëindigd",
    "gevraagd_te_vertrekken": "gevraagd het pand te verlaten",
    "bodedienst_gewaarschuwd": "bodedienst of beveiliger gewaarschuwd",
    "teruggetrokken": "teruggetrokken",
    "gebeld_112": "112 gebeld",
    "functie_gezegd": "de functie gezegd bij de politie",
    "griffier_ingelicht": "griffier of burgemeester ingelicht",
    "gedrag_benoemd": "gedrag benoemd en grens gesteld",
    "niet_gereageerd": "niet gereageerd, eerst overlegd",
    "bewijs_bewaard": "bewijs bewaard",
    "reactie_collectief": "een ander reageerde namens het collectief",
    "verwijdering_gevraagd": "gevraagd het bericht te verwijderen",
    "opsporing_gevraagd": "gevraagd uit te zoeken wie het is",
}


def said(words: Mapping[Any, str], value: str | None) -> str | None:
    """A value in those words; one that a newer version wrote as it is."""
    return None if value is None else words.get(value, value)


def title(kanaal: str, *, familie: bool) -> str:
    """What a melding is called where a meeting has its title; says nothing of who."""
    return f"Melding: {said(KANALEN, kanaal)}{', tegen familie' if familie else ''}"


def melding_sentence(command: c.Command, _nummer: int | None) -> str | None:
    """What was reported or done, in words; None for every other command."""
    match command:
        case c.BeginMelding():
            about = ", ".join(x for x in (command.ambtsdrager, AMBTEN.get(command.ambt) if command.ambt else None) if x)
            told = [about, f"familie: {command.familielid}" if command.familielid else "", command.platform or ""]
            told += [f"gemeld door {command.gemeld_door}" if command.gemeld_door else ""]
            told += ["oefening"] if command.oefening else []
            return _told(f"{command.titel}, vastlegging begonnen", *told)
        case c.MeldGedrag():
            told = [f"woorden {quoted(command.woorden)}" if command.woorden else ""]
            told += [f"omschrijving: {command.omschrijving}" if command.omschrijving else ""]
            told += [f"genoemd: {command.dader}" if command.dader else ""]
            told += [f"tegen {command.slachtoffer}" if command.slachtoffer else ""]
            told += [f"letsel: {command.letsel}" if command.letsel else ""]
            told += [f"gevolg: {command.gevolg}" if command.gevolg else ""]
            return _told(f"Gedrag: {GEDRAG.get(command.soort, command.soort)}", *told)
        case c.ZetStap():
            told = [f"door {command.door}" if command.door else "", f"aan {command.aan}" if command.aan else ""]
            told += [f"uitkomst: {command.uitkomst}" if command.uitkomst else ""]
            return _told(f"Stap: {STAPPEN.get(command.stap, command.stap)}", *told)
        case c.SluitMelding():
            return _told("Melding afgesloten", f"reden: {command.reden}" if command.reden else "")
        case _:
            return None


def _told(main: str, *details: str) -> str:
    return ", ".join([main, *(detail for detail in details if detail)])
