"""The rules of the design once more, naively: plain dicts, lists and if-statements, row by row from its tables.

Written without the real procedure at hand, so that the two can be held against each other. No speed, no sentences;
the whole history is folded anew for every question. ``post`` is one recorded item, ``stand`` what the fold gives.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.procedure.naive_fields import (
    FILLED_FROM_THE_START,
    MACHINE_FIELDS,
    known_fields,
    valid,
    valid_value,
    with_defaults,
)
from tests.procedure.naive_tables import Post, Stand, happens, was_present

AANVAARD, GEWEIGERD, ONGELDIG = "aanvaard", "geweigerd", "ongeldig"

SAID_BY_ITSELF = ("stel_aanwezigheid_vast", "aanwezig")
"""A statement of presence says that somebody was there, also where the field was left out."""
LABELED = ("label", "dader", "tegen", "gericht_aan", "labels")
META = ("vul_aan", "corrigeer", "herroep", "bevestig", "betwist")
NEVER_RETRACTED = ("begin_vastlegging", "herroep", "stop_livestream", "start_livestream", "bevestig_livestream")


def _copied(value: Any) -> Any:
    """A copy of its own, all the way down; ``deepcopy`` took a sixth of the time of these tests."""
    if isinstance(value, dict):
        return {name: _copied(part) for name, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


class Naive:
    """One meeting. ``aantal`` is the protocol's number of vorderingen; ``nu`` always the clock's time."""

    def __init__(self, nu: datetime, *, livestream: bool, geopend: bool, aantal: int) -> None:
        self.aantal = aantal
        self.start = {"livestream": livestream, "geopend": geopend}
        self.posten: list[Post] = [
            {
                "positie": 1,
                "soort": "begin_vastlegging",
                "velden": {"titel": "Raadsvergadering", "agendapunt": None, "toelichting": None, **self.start},
                "op": nu,
                "orde": nu,
                "bedoeld": {},
            }
        ]
        stand = self._fold(self.posten)
        assert stand is not None
        self.stand: Stand = stand

    def offer(self, soort: str, velden: dict[str, Any], nu: datetime, gebeurd_op: datetime | None = None) -> str:
        """What becomes of one command; recorded only where the answer is AANVAARD."""
        if not valid(soort, velden):
            return ONGELDIG
        if gebeurd_op is not None and gebeurd_op > nu:
            return GEWEIGERD
        velden = self._one_name_each(with_defaults(soort, velden))
        if soort in META:
            answer = self._about_an_entry(soort, velden, nu)
            if answer != AANVAARD:
                return answer
        # A time that nobody gave never stands before what was recorded before it; it is shown as the clock had it.
        orde = max([nu] + [p["orde"] for p in self.posten]) if gebeurd_op is None else gebeurd_op
        post: Post = {
            "positie": len(self.posten) + 1,
            "soort": soort,
            "velden": velden,
            "op": nu if gebeurd_op is None else gebeurd_op,
            "orde": orde,
            "bedoeld": {},
        }
        if soort == "stel_aanwezigheid_vast" and gebeurd_op is not None:
            self._name_by_shown_time(post, gebeurd_op)
        posten = [_copied(earlier) for earlier in (*self.posten, post)]
        stand = self._fold(posten)
        if stand is None:
            return GEWEIGERD
        self.posten, self.stand = posten, stand
        return AANVAARD

    def _one_name_each(self, velden: dict[str, Any]) -> dict[str, Any]:
        """Labels as they were first written: capitals and spaces make no other person."""
        known = {label.replace(" ", "").upper(): label for label in reversed(self.stand["personen"])}

        def first(label: Any) -> Any:
            return known.setdefault(label.replace(" ", "").upper(), label.strip()) if isinstance(label, str) else label

        done = dict(velden)
        for name, value in velden.items():
            about_labels = name == "waarde" and velden.get("veld") in LABELED
            if (name in LABELED or about_labels) and value is not None:
                done[name] = list(dict.fromkeys(first(x) for x in value)) if isinstance(value, list) else first(value)
        return done

    def _name_by_shown_time(self, post: Post, moment: datetime) -> None:
        """A person gives a time as the screen shows it: the ordeverstoring that had begun then, else the last one.

        Where the clock was put back, that can be another than the one whose turn it was.
        """
        number, newest_first = post["velden"]["vordering"], self.stand["verstoringen"][::-1]
        for verstoring in [v for v in newest_first if v["begin"] <= moment] + newest_first:
            for vordering in verstoring["vorderingen"]:
                if vordering["nummer"] == number:
                    post["bedoeld"].setdefault(number, vordering["positie"])

    def _about_an_entry(self, soort: str, velden: dict[str, Any], nu: datetime) -> str:
        positie = velden["positie"]
        if positie > len(self.posten):
            return GEWEIGERD
        if soort in ("bevestig", "betwist"):
            return AANVAARD
        target = self.posten[positie - 1]
        gone = positie in retracted(self.posten)
        if soort == "herroep":
            return GEWEIGERD if gone or target["soort"] in NEVER_RETRACTED else AANVAARD
        veld, waarde = velden["veld"], velden["waarde"]
        if veld not in known_fields(target["soort"]):
            return ONGELDIG
        if gone or target["soort"] in META or veld in MACHINE_FIELDS:
            return GEWEIGERD
        now_there = self.now_in(target)
        unsaid = FILLED_FROM_THE_START.get(target["soort"], {}).get(veld)
        if soort == "vul_aan" and (now_there[veld] != unsaid or (target["soort"], veld) == SAID_BY_ITSELF):
            return GEWEIGERD
        if not valid_value(target["soort"], veld, waarde):
            return ONGELDIG
        if veld == "minuten" and now_there["scenario"] != "A":
            return ONGELDIG
        if veld == "gebeurd_op" and datetime.fromisoformat(waarde) > nu:
            return GEWEIGERD
        return AANVAARD

    def now_in(self, target: Post) -> dict[str, Any]:
        """The fields of an item as completed and corrected."""
        velden: dict[str, Any] = as_corrected(target, self.posten)["velden"]
        return velden

    def _fold(self, posten: list[Post]) -> Stand | None:
        """The state, or None where something in the history cannot be."""
        stand: Stand = {
            "vergadering": "open" if self.start["geopend"] else "niet_geopend",
            "ordeverstoring": "geen",
            "livestream": "live" if self.start["livestream"] else "geen",
            "politie": "niet_gealarmeerd",
            "verstoringen": [],
            "schorsingen": [],
            "personen": {},
            "verblijf": {},
            "rollen": {},
            "voorgelegd": [],
            "agressie": 0,
            "buiten": [],
            "aantal": self.aantal,
            "gezien": [],
        }
        gone = retracted(posten)
        happened = [
            as_corrected(p, posten)
            for p in posten
            if p["positie"] not in gone and p["soort"] not in META and p["soort"] != "begin_vastlegging"
        ]
        happened.sort(key=lambda p: (p["orde"], p["positie"]))
        for post in happened:
            if not happens(stand, post):
                return None
        for post in stand["gezien"]:
            if not was_present(stand, post):
                return None
        return stand


def retracted(posten: list[Post]) -> set[int]:
    """Positions that were taken back."""
    return {p["velden"]["positie"] for p in posten if p["soort"] == "herroep"}


def as_corrected(target: Post, posten: list[Post]) -> Post:
    """The item with what was completed or corrected in it, the last recorded one counting."""
    seen = {**target, "velden": {**target["velden"]}}
    gone = retracted(posten)
    for p in posten:
        if p["soort"] in ("vul_aan", "corrigeer") and p["positie"] not in gone:
            if p["velden"]["positie"] != target["positie"]:
                continue
            if p["velden"]["veld"] == "gebeurd_op":
                seen["op"] = seen["orde"] = datetime.fromisoformat(p["velden"]["waarde"])
            seen["velden"][p["velden"]["veld"]] = p["velden"]["waarde"]
            if p["velden"]["veld"] == "tekst" and "getoond" in seen["velden"]:
                seen["velden"]["getoond"] = False
    return seen
