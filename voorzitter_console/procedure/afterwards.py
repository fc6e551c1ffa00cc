"""The words of what is done in the days after (protocol 5 and 6): each task and measure, and one sentence an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.aftercare import Maatregelsoort, Taaksoort

TAKEN: Mapping[Taaksoort, str] = {
    "melding_griffier": "het voorval melden bij de griffier",
    "melding_burgemeester": "de burgemeester op de hoogte stellen",
    "beveiliging": "beslissing over beveiliging vragen (hoofdofficier van justitie, via de politie)",
    "commissaris": "de commissaris van de Koning op de hoogte stellen",
    "arbeidsinspectie": "ernstig letsel melden bij de Nederlandse Arbeidsinspectie",
    "beelden": "beelden veiligstellen voordat zij worden overschreven",
    "woordvoering": "afspreken wie het woord voert",
    "nazorg": "opvang en nazorg aanbieden",
    "driehoek": "bespreken door burgemeester, gemeentesecretaris en griffier",
    "herhaling": "wegen of dit een eerste of een herhaald voorval is",
    "maatregelen": "besluiten welke maatregelen volgen",
    "bemiddeling": "gesprek tussen betrokkenen regelen (mediation)",
    "waarschuwing": "de schriftelijke waarschuwing versturen",
    "ordegesprek": "uitnodigen voor het ordegesprek, en het voeren",
    "contact_beperken": "het contact beperken, en dat laten weten",
    "ontzegging_vergadering": "het besluit versturen: geen toegang tot de vergadering",
    "ontzegging_gebouwen": "het besluit versturen: geen toegang tot de gemeentelijke gebouwen",
    "melding_politie": "het voorval melden bij de politie, zonder aangifte",
    "instemming": "vragen of wie het trof instemt met aangifte",
    "machtiging": "vastleggen wie namens wie het trof aangifte doet",
    "aangifte": "aangifte doen, of besluiten dat niet te doen",
    "om_inlichten": "nagaan of het openbaar ministerie is ingelicht",
    "klacht": "klacht indienen, door wie is beledigd",
    "schade_opnemen": "nagaan welke schade en kosten er zijn",
    "schade_vergoeden": "de schade eerst zelf vergoeden aan wie haar leed",
    "schade_verhalen": "de schade verhalen op wie haar veroorzaakte",
    "voegen": "besluiten over voegen in het strafproces",
    "terugkoppeling_betrokkene": "laten weten hoe het verder gaat",
    "terugkoppeling_raad": "de raad laten weten hoe het verder gaat",
    "evaluatie": "terugkijken: wat leren wij hiervan?",
    "bewijs_bewaren": "bewijs bewaren: bericht, opname of schermafbeelding",
    "reactie_collectief": "afspreken wie namens het collectief reageert en de grens stelt",
    "bericht_verwijderen": "vragen het bericht te verwijderen, eerst aan wie het plaatste, dan aan het platform",
    "dader_zoeken": "uitzoeken wie het is",
    "telefoonverbod": "besluiten over een telefoonverbod",
}

INTERN = frozenset(
    kind.COMMAND for kind in (c.RondTaakAf, c.TaakNietVanToepassing, c.HeropenTaak, c.NeemMaatregel, c.VergelijkPersoon)
)
"""What the municipality decided and did for itself: no part of what happened in the hall, nor of an aangifte."""
AFTERWARDS = INTERN | {c.GeefMachtiging.COMMAND, c.MeldSchade.COMMAND}
"""Everything that is recorded of the days after."""

MAATREGELEN: Mapping[Maatregelsoort, str] = {
    "bemiddeling": "gesprek tussen betrokkenen (mediation; nog geen maatregel)",
    "waarschuwing": "schriftelijke waarschuwing",
    "ordegesprek": "incident- of ordegesprek",
    "contact_beperken": "contact beperken of verbreken",
    "ontzegging_vergadering": "toegang tot de vergadering ontzeggen (art. 26 lid 2 Gemeentewet)",
    "ontzegging_gebouwen": "toegang tot de gemeentelijke gebouwen ontzeggen (burgemeester)",
    "melding_politie": "melding bij de politie",
    "aangifte": "aangifte",
    "anders": "andere maatregel",
}


def day_words(written: str | None) -> str | None:
    """``12-03-2026`` for ``2026-03-12``; a text that is no day stays as it is (``[gewist]``)."""
    if written is None:
        return None
    try:
        return f"{date.fromisoformat(written):%d-%m-%Y}"
    except ValueError:
        return written


def aftercare_sentence(command: c.Command, _nummer: int | None) -> str | None:
    """What was done, decided or suffered, in words; None for every other command."""
    match command:
        case c.RondTaakAf():
            return _told(f"Gedaan: {_task(command)}", _by(command.gedaan_door), _on(command.gedaan_op),
                         _named("uitkomst", command.uitkomst), _again(command.opnieuw_op))  # fmt: skip
        case c.TaakNietVanToepassing():
            return f"Niet van toepassing: {_task(command)}, omdat: {command.omdat}"
        case c.HeropenTaak():
            return _told(f"Weer open: {_task(command)}", _named("reden", command.reden))
        case c.NeemMaatregel():
            what = MAATREGELEN.get(command.maatregel, command.maatregel)
            about = f" voor {command.label}" if command.label else ""
            taken = "Maatregel" if command.genomen else "Maatregel gewogen, niet genomen"
            until = f"tot en met {day_words(command.tot)}" if command.tot else None
            return _told(f"{taken}{about}: {what}", _by(command.besloten_door), _on(command.besloten_op), until,
                         _named("reden", command.reden))  # fmt: skip
        case c.VergelijkPersoon():
            same = "is dezelfde als" if command.zelfde else "is een ander dan"
            about_both = f"{command.label} {same} {command.ander} in {command.stroom[:13]}"
            return _told(about_both, _named("reden", command.reden))
        case c.GeefMachtiging():
            return f"Machtiging: {command.gemachtigde} doet aangifte namens {command.benadeelde}"
        case c.MeldSchade():
            told = _named("omschrijving", command.omschrijving)
            amount = euros(command.bedrag) if command.bedrag else None
            return _told(f"Schade van {command.benadeelde}", command.soort, told, amount)
        case _:
            return None


def _task(command: c.RondTaakAf | c.TaakNietVanToepassing | c.HeropenTaak) -> str:
    about = f" (nr. {command.betreft})" if command.betreft is not None else ""
    return f"{TAKEN.get(command.taak, command.taak)}{about}"


def _told(main: str, *details: str | None) -> str:
    return ", ".join([main, *(detail for detail in details if detail)])


def _named(name: str, text: str | None) -> str | None:
    return f"{name}: {text}" if text else None


def euros(written: str) -> str:
    """``€ 1.850,00`` for ``1850,00``; what is no amount stays as it is (``[gewist]``)."""
    whole, comma, cents = written.partition(",")
    return (
        f"€ {int(whole):,}".replace(",", ".") + comma + cents if whole.isascii() and whole.isdigit() else f"€ {written}"
    )


def _by(who: str | None) -> str | None:
    return f"door {who}" if who else None


def _on(day: str | None) -> str | None:
    return f"op {day_words(day)}" if day else None


def _again(day: str | None) -> str | None:
    return f"opnieuw op {day_words(day)}" if day else None
