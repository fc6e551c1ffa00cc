"""Before a meeting stands: who and where, as questions with defaults; one Enter takes them all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from voorzitter_console.console.messages import LastMeeting, Occupied, Offered
from voorzitter_console.console.opening import PRACTICE, TEXTS, TITLES, BeginFault, standard, to_begin, usual_title
from voorzitter_console.moment import short
from voorzitter_console.regels.asker import Asker
from voorzitter_console.settings import Vooraf
from voorzitter_console.text import one_line


class ToPractise(Exception):
    """Whoever sits here wants to practise first: this console is left, and nothing was begun."""


class Opening:
    """The questions; ``velden`` is what stands there so far, with which a meeting can be begun at any moment."""

    def __init__(self, now: datetime, vooraf: Vooraf, *, may_practise: bool, vorige: LastMeeting | None = None) -> None:
        """``vorige``: the meeting that was closed last."""
        self._now = now
        self._vooraf = vooraf
        self._may_practise = may_practise
        self._vorige = vorige
        self._given: dict[str, Any] = standard(now, vooraf)

    @property
    def velden(self) -> dict[str, Any]:
        """By the names of ``begin_vastlegging``; a time that cannot be read is left open."""
        return to_begin(self._given, self._now, urgent=True)

    def ask(self, asker: Asker) -> str:
        """Enter begins with the defaults, ``v`` asks each of them. Raises EOFError, ToPractise.

        The id of the meeting that was closed last, where that is to be opened again; empty: a new one begins.
        """
        given = self._given
        again = (f"G: aanvullen of dossier van {again_words(self._vorige)}",) if self._vorige else ()
        while True:
            practice = ["4. U: eerst oefenen, los van echte vergaderingen"] if self._may_practise else []
            asker.say(
                f"{'' if self._may_practise else 'OEFENING: '}NIEUWE VERGADERING",
                *(f"{_label(name)}: {given[name]}" for name in ("orgaan", *TEXTS, "begonnen_om") if given.get(name)),
                f"Livestream: {'ja' if given['livestream'] else 'nee'}",
                "1. Enter of 1: begin, de vergadering is geopend",
                "2. V: vul de gegevens een voor een in",
                "3. N of 112: de kaart met wat u aan 112 zegt",
                *practice,
                *again,
                "Q: verlaat",
            )
            answer = asker.choice("Keuze:").upper()
            if answer in ("", "1"):
                return ""
            if answer in ("2", "V"):
                self._each(asker)
                return ""
            if answer == "G" and self._vorige is not None:
                return self._vorige.stroom
            if answer in ("3", "N"):
                asker.card()
            elif answer in ("4", "U") and self._may_practise:
                if asker.yes(PRACTICE):
                    raise ToPractise
            elif answer == "Q":
                raise EOFError
            else:
                asker.say(f"'{answer[:40]}' is geen keuze; typ Enter, een cijfer of een letter die er staat.")

    def _each(self, asker: Asker) -> None:
        asker.say("Enter laat staan wat tussen haken staat.")
        given, before = self._given, self._given["orgaan"]
        chosen = asker.text("Orgaan, 1 gemeenteraad, 2 raadscommissie", before).lower()
        orgaan = {"1": "gemeenteraad", "2": "raadscommissie"}.get(chosen, chosen)
        if orgaan in TITLES:
            given["orgaan"] = orgaan
        else:
            asker.say(f"'{orgaan[:40]}' is geen orgaan; het blijft {before}.")
        if given["titel"] == usual_title(before, self._now):
            given["titel"] = usual_title(given["orgaan"], self._now)
        for name in TEXTS:
            if value := asker.text(_label(name), given.get(name, "")):
                given[name] = value
            if name == "locatie" and (found := self._vooraf.address_of(given.get(name, ""))):
                given["adres"] = found
        given["livestream"] = _yes_or_no(asker, "Livestream", given["livestream"])
        given["geopend"] = _yes_or_no(asker, "Vergadering al geopend", True)
        while given["geopend"]:
            given["begonnen_om"] = asker.text(
                "Begonnen om, zoals 19:30; niets: niet bekend", given.get("begonnen_om", "")
            )
            try:
                to_begin(given, self._now)
            except BeginFault as fault:
                asker.say(str(fault))
                given["begonnen_om"] = ""
            else:
                return


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _yes_or_no(asker: Asker, label: str, default: bool) -> bool:
    answer = asker.text(f"{label}, j of n", "j" if default else "n").lower()
    return answer in ("j", "ja") if answer in ("j", "ja", "n", "nee") else default


def again_words(vorige: LastMeeting) -> str:
    """``Raadsvergadering 24 november (gesloten, 24-11 22:04)``."""
    return f"{one_line(vorige.titel, 60)} (gesloten, {short(vorige.laatst)})"


def ask_idle(asker: Asker, idle: Offered) -> bool:
    """Whether the meeting that lay idle goes on; Enter chooses nothing. Raises EOFError."""
    last = short(idle.laatst)
    while True:
        asker.say(
            f"Deze vergadering staat nog open: {idle.titel}",
            f"Laatste vastlegging {last}. Hervatten of nieuwe vergadering?",
            "1. hervatten: verder waar u was",
            "2. nieuwe vergadering: de oude blijft bewaard",
        )
        answer = asker.choice("Cijfer:")
        if answer in ("1", "2"):
            return answer == "1"


def ask_seat(asker: Asker, elsewhere: Occupied) -> bool:
    """Whether the chair's console is this one from now on; else it is the griffier's. Raises EOFError."""
    while True:
        asker.say(
            "Deze vergadering wordt al voorgezeten op een ander scherm. Wie zit voor?",
            f"{elsewhere.titel}. Het andere scherm: {elsewhere.station}",
            "1. dit is vanaf nu dat van de voorzitter",
            "2. het andere blijft dat; dit is dat van de griffier",
        )
        answer = asker.choice("Cijfer:")
        if answer in ("1", "2"):
            return answer == "1"
