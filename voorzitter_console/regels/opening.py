"""Before a meeting stands: who and where, as questions with defaults; one Enter takes them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from voorzitter_console.console.messages import LastMeeting, Occupied, Offered
from voorzitter_console.console.opening import (
    PRACTICE,
    PREPARED_TEXTS,
    TEXTS,
    TITLES,
    BeginFault,
    day_told,
    standard,
    to_begin,
    usual_title,
)
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.prepared import Offer
from voorzitter_console.console.seating import WHO_CHAIRS
from voorzitter_console.moment import short
from voorzitter_console.regels.asker import KEEPS, Asker
from voorzitter_console.text import one_line


class ToPractise(Exception):
    """Whoever sits here wants to practise first: this console is left, and nothing was begun."""


class Opening:
    """The questions; ``velden`` is what stands there so far, with which a meeting can be begun at any moment."""

    def __init__(
        self,
        now: datetime,
        offers: Sequence[Offer],
        *,
        may_practise: bool,
        vorige: LastMeeting | None = None,
        call: Callable[[Phones], object] = lambda _phones: None,
    ) -> None:
        """``offers``: what it may be filled in with, the first one at first; ``vorige``: the meeting closed last.

        ``call`` hears whom to call with what stands there.
        """
        self._now = now
        self._offers = offers
        self._at = 0
        self._call = call
        self._numbers()
        self._may_practise = may_practise
        self._vorige = vorige
        self._given: dict[str, Any] = standard(now, offers[0].vooraf)

    @property
    def _offer(self) -> Offer:
        return self._offers[self._at]

    def _another(self) -> None:
        """Fill it in another way."""
        self._at = (self._at + 1) % len(self._offers)
        self._given = standard(self._now, self._offer.vooraf)
        self._numbers()

    def _numbers(self) -> None:
        if self._offer.phones is not None:
            self._call(self._offer.phones)

    @property
    def velden(self) -> dict[str, Any]:
        """By the names of ``begin_vastlegging``; a time that cannot be read is left open."""
        return to_begin(self._given, self._now, urgent=True)

    def ask(self, asker: Asker) -> str:
        """Enter begins with the defaults, ``v`` asks each of them. Raises EOFError, ToPractise.

        The id of the meeting that was closed last, where that is to be opened again; empty: a new one begins.
        """
        again = (f"G: aanvullen of dossier van {again_words(self._vorige)}",) if self._vorige else ()
        while True:
            given = self._given
            practice = ["4. U: eerst oefenen, los van echte vergaderingen"] if self._may_practise else []
            asker.say(
                f"{'' if self._may_practise else 'OEFENING: '}NIEUWE VERGADERING",
                *([self._offer.zin] if self._offer.zin else []),
                *(
                    f"{_label(name)}: {given[name]}"
                    for name in ("orgaan", *self._texts, "begonnen_om")
                    if given.get(name)
                ),
                *filter(None, [day_told(given.get("begonnen_om", ""), self._now)]),
                f"Livestream: {'ja' if given['livestream'] else 'nee'}",
                "1. Enter of 1: begin, de vergadering is geopend",
                "2. V: vul de gegevens een voor een in",
                "3. N of 112: de kaart met wat u aan 112 zegt",
                *practice,
                *self._other_way(),
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
            elif answer in ("5", "W") and len(self._offers) > 1:
                self._another()
            elif answer == "Q":
                raise EOFError
            else:
                asker.say(f"'{answer[:40]}' is geen keuze; typ Enter, een cijfer of een letter die er staat.")

    @property
    def _texts(self) -> tuple[str, ...]:
        return (*TEXTS, *PREPARED_TEXTS) if len(self._offers) > 1 else TEXTS

    def _other_way(self) -> tuple[str, ...]:
        if len(self._offers) == 1:
            return ()
        following = self._offers[(self._at + 1) % len(self._offers)]
        return (
            f"5. W: {f'uit de voorbereiding: {following.woorden}' if following.naam else 'zonder de voorbereiding'}",
        )

    def _each(self, asker: Asker) -> None:
        asker.say(KEEPS)
        given, before = self._given, self._given["orgaan"]
        chosen = asker.text("Orgaan, 1 gemeenteraad, 2 raadscommissie", before).lower()
        orgaan = {"1": "gemeenteraad", "2": "raadscommissie"}.get(chosen, chosen)
        if orgaan in TITLES:
            given["orgaan"] = orgaan
        else:
            asker.say(f"'{orgaan[:40]}' is geen orgaan; het blijft {before}.")
        if given["titel"] == usual_title(before, self._now):
            given["titel"] = usual_title(given["orgaan"], self._now)
        for name in self._texts:
            given[name] = asker.text(_label(name), given.get(name, ""))
            if name == "locatie" and (found := self._offer.vooraf.address_of(given.get(name, ""))):
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
                if told := day_told(given["begonnen_om"], self._now):
                    asker.say(told)
                return


def _label(name: str) -> str:
    return PREPARED_TEXTS.get(name) or name.replace("_", " ").capitalize()


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
            WHO_CHAIRS,
            f"{elsewhere.titel}. Het andere scherm: {elsewhere.station}",
            "1. dit is vanaf nu dat van de voorzitter",
            "2. het andere blijft dat; dit is dat van de griffier",
        )
        answer = asker.choice("Cijfer:")
        if answer in ("1", "2"):
            return answer == "1"
