"""The same picture of a meeting twice: as the naive model has it, and as the real state says it."""

from __future__ import annotations

from typing import Any

from tests.procedure.naive import Naive
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.state import Afwijking, State, Verstoring, Vordering

Picture = dict[str, Any]


def naive_picture(naive: Naive) -> Picture:
    """What the naive model says."""
    s = naive.stand
    return {
        "vergadering": s["vergadering"],
        "ordeverstoring": s["ordeverstoring"],
        "livestream": s["livestream"],
        "politie": s["politie"],
        "personen": dict(s["personen"]),
        "verblijf": s["verblijf"],
        "raadsleden": sorted(label for label, rol in s["rollen"].items() if rol == "raadslid"),
        "schorsingen": [(x["begin"], x["hervat"], x["gesloten"], x["woorden"]) for x in s["schorsingen"]],
        "buiten": sorted((a["code"], a["positie"]) for a in s["buiten"]),
        "verstoringen": [_naive_disturbance(v, list(s["personen"])) for v in s["verstoringen"]],
    }


def _naive_disturbance(v: dict[str, Any], people: list[str]) -> Picture:
    return {
        "nummer": v["nummer"],
        "begin": v["begin"],
        "einde": v["einde"],
        "aansprekingen": [(a["scenario"], a["op"], a["minuten"], a["woorden"]) for a in v["aansprekingen"]],
        "opnieuw": v["opnieuw"],
        "vorderingen": [
            {
                "nummer": d["nummer"],
                "positie": d["positie"],
                "op": d["op"],
                "woorden": d["woorden"],
                "gericht_aan": sorted(d["gericht_aan"]),
                "afgeleid": d["derived"] and not (d["gericht_aan"] and set(d["gericht_aan"]) <= set(d["aanwezigheid"])),
            }
            for d in v["vorderingen"]
        ],
        "van": {
            label: [d["nummer"] for d in v["vorderingen"] if d["aanwezigheid"].get(label, label in d["gericht_aan"])]
            for label in people
        },
        "afwijkingen": sorted((a["code"], a["positie"], a["label"] or "") for a in v["afwijkingen"]),
    }


def real_picture(meeting: Meeting) -> Picture:
    """What the state of the meeting says; ids of entries told as positions."""
    s: State = meeting.state
    position = {entry.id: entry.positie for entry in meeting.entries}
    return {
        "vergadering": s.vergadering.value,
        "ordeverstoring": s.ordeverstoring.value,
        "livestream": s.livestream.value,
        "politie": s.politie.value,
        "personen": {p.label: p.status.value for p in s.personen},
        "verblijf": {p.label: [(v.van, v.tot, v.hoe) for v in p.verblijf] for p in s.personen},
        "raadsleden": sorted(p.label for p in s.personen if p.rol == "raadslid"),
        "schorsingen": [(x.begin, x.hervat, x.gesloten, x.woorden.value) for x in s.schorsingen],
        "buiten": sorted((a.code, position[a.id]) for a in s.afwijkingen_buiten),
        "verstoringen": [_real_disturbance(v, [p.label for p in s.personen], position) for v in s.verstoringen],
    }


def _real_disturbance(v: Verstoring, people: list[str], position: dict[str, int]) -> Picture:
    return {
        "nummer": v.nummer,
        "begin": v.begin,
        "einde": v.einde,
        "aansprekingen": [(a.scenario, a.op, a.minuten, a.woorden.value) for a in v.aansprekingen],
        "opnieuw": [(position[o.id], o.woorden.value) for o in v.opnieuw_aangesproken],
        "vorderingen": [_real_demand(d, position) for d in v.vorderingen],
        "van": {label: list(v.vorderingen_van(label)) for label in people},
        "afwijkingen": sorted((a.code, position[a.id], _label(a)) for a in v.afwijkingen),
    }


def _real_demand(d: Vordering, position: dict[str, int]) -> Picture:
    return {
        "nummer": d.nummer,
        "positie": position[d.id],
        "op": d.op,
        "woorden": d.woorden.value,
        "gericht_aan": sorted(d.gericht_aan),
        "afgeleid": d.afgeleid,
    }


def _label(a: Afwijking) -> str:
    """Only with raadslid_gevorderd does the design say of whom it is."""
    return (a.label or "") if a.code == "raadslid_gevorderd" else ""
