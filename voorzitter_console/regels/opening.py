"""Before a meeting stands: who and where, as questions with defaults; one Enter takes them all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from voorzitter_console.console.messages import LastMeeting, Occupied, Offered
from voorzitter_console.regels.asker import Asker
from voorzitter_console.settings import Vooraf
from voorzitter_console.text import local, one_line

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
TITLES = {"gemeenteraad": "Raadsvergadering", "raadscommissie": "Commissievergadering"}
TEXTS = ("titel", "locatie", "agendapunt", "voorzitter", "griffier")


def usual_title(orgaan: str, now: datetime) -> str:
    """``Raadsvergadering 24 november 2026``."""
    today = local(now)
    return f"{TITLES[orgaan]} {today.day} {MONTHS[today.month - 1]} {today.year}"


class Opening:
    """The questions; ``velden`` is what stands there so far, with which a meeting can be begun at any moment."""

    def __init__(
        self, now: datetime, vooraf: Vooraf, *, oefening: bool = False, vorige: LastMeeting | None = None
    ) -> None:
        self._now = now
        self._oefening = oefening
        self._vorige = vorige
        given: dict[str, Any] = {name: value for name in TEXTS if (value := getattr(vooraf, name))}
        given.setdefault("titel", usual_title(vooraf.orgaan, now))
        self.velden: dict[str, Any] = {"orgaan": vooraf.orgaan, **given, "livestream": vooraf.livestream}

    def ask(self, asker: Asker) -> str:
        """Enter begins with the defaults, ``v`` asks each of them. Raises EOFError.

        The id of the meeting that was closed last, where that is to be opened again; empty: a new one begins.
        """
        again = (f"4. G: aanvullen of dossier van {again_words(self._vorige)}",) if self._vorige else ()
        while True:
            asker.say(
                "OEFENING: NIEUWE VERGADERING" if self._oefening else "NIEUWE VERGADERING",
                *(f"{name.capitalize()}: {self.velden[name]}" for name in ("orgaan", *TEXTS) if name in self.velden),
                f"Livestream: {'ja' if self.velden['livestream'] else 'nee'}",
                "1. Enter of 1: begin, de vergadering is geopend",
                "2. V: vul de gegevens een voor een in",
                "3. N of 112: de kaart met wat u aan 112 zegt",
                *again,
            )
            answer = asker.choice("Keuze:").upper()
            if answer in ("", "1"):
                return ""
            if answer in ("2", "V"):
                self._each(asker)
                return ""
            if answer in ("4", "G") and self._vorige is not None:
                return self._vorige.stroom
            if answer in ("3", "N"):
                asker.card()
            else:
                asker.say(f"'{answer[:40]}' is geen keuze; typ Enter, V of N.")

    def _each(self, asker: Asker) -> None:
        asker.say("Enter laat staan wat tussen haken staat.")
        velden, before = self.velden, self.velden["orgaan"]
        chosen = asker.text("Orgaan, 1 gemeenteraad, 2 raadscommissie", before).lower()
        orgaan = {"1": "gemeenteraad", "2": "raadscommissie"}.get(chosen, chosen)
        if orgaan in TITLES:
            velden["orgaan"] = orgaan
        else:
            asker.say(f"'{orgaan[:40]}' is geen orgaan; het blijft {before}.")
        if velden["titel"] == usual_title(before, self._now):
            velden["titel"] = usual_title(velden["orgaan"], self._now)
        for name in TEXTS:
            if value := asker.text(name.capitalize(), velden.get(name, "")):
                velden[name] = value
        velden["livestream"] = _yes_or_no(asker, "Livestream", velden["livestream"])
        velden["geopend"] = _yes_or_no(asker, "Vergadering al geopend", True)


def _yes_or_no(asker: Asker, label: str, default: bool) -> bool:
    answer = asker.text(f"{label}, j of n", "j" if default else "n").lower()
    return answer in ("j", "ja") if answer in ("j", "ja", "n", "nee") else default


def again_words(vorige: LastMeeting) -> str:
    """``Raadsvergadering 24 november (gesloten, 24-11 22:04)``."""
    return f"{one_line(vorige.titel, 60)} (gesloten, {local(vorige.laatst).strftime('%d-%m %H:%M')})"


def ask_idle(asker: Asker, idle: Offered) -> bool:
    """Whether the meeting that lay idle goes on; Enter chooses nothing. Raises EOFError."""
    last = local(idle.laatst).strftime("%d-%m-%Y %H:%M")
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
