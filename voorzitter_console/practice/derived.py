"""What happens in the hall by a scenario that has steps only: what its people report, at the moment of their steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.practice.events import Gebeurtenis, Na, Waar, Wie
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.scenario_steps import Stap

GONE = {
    "na_vordering": "gaat na de vordering weg",
    "vrijwillig": "gaat uit zichzelf weg",
    "verwijderd": "wordt door de politie naar buiten gebracht",
    "aangehouden": "wordt aangehouden",
    "zorg": "gaat mee met de ambulance",
    "verbinding_verbroken": "is niet meer verbonden",
}
"""How somebody went, as the hall hears of it."""
_VIOLENT = (None, "geweld", "wapen", "vernieling")


def events_of(scenario: Scenario) -> tuple[Gebeurtenis, ...]:
    """Its own events, or those that its steps tell of."""
    return scenario.gebeurtenissen or tuple(_derived(scenario.stappen))


def _derived(steps: Sequence[Stap]) -> Iterator[Gebeurtenis]:
    taken_back = {stap.stap for stap in steps if stap.doe == "herroep" and not stap.geweigerd}
    seen: set[str] = set()
    times: dict[str, int] = {}
    number = 0
    for stap in steps:
        if stap.geweigerd or stap.nummer in taken_back:
            continue
        times[stap.doe] = times.get(stap.doe, 0) + 1
        for wat, waar, na in _told(stap, seen, times[stap.doe]):
            number += 1
            label = stap.velden.get("label") or stap.velden.get("dader")
            wie: Wie = "griffier" if stap.door in ("griffier", "bode") and waar is None else "beiden"
            yield Gebeurtenis(
                nummer=number,
                wat=wat,
                op=None if na else stap.op,
                na=na,
                wie=wie,
                label=label if isinstance(label, str) else None,
                waar=waar,
            )


def _told(stap: Stap, seen: set[str], times: int) -> Iterator[tuple[str, Waar | None, Na | None]]:
    said = stap.velden
    match stap.doe:
        case "meld_verstoring":
            seen.add("")
            what = _sentence(said.get("omschrijving") or "Er wordt door de vergadering heen geroepen")
            yield (f'{what} "{said["woorden"]}"' if said.get("woorden") else what), "storend", None
        case "schors" if not seen and said.get("reden"):
            seen.add("")
            yield _sentence(said["reden"]), "storend", None
        case "beschrijf_verstoorder":
            new = said["label"] not in seen
            seen.add(said["label"])
            parts = [str(said[name]) for name in ("signalement", "gedrag", "plaats") if said.get(name)]
            if parts:
                yield f"{said['label']}: {', '.join(parts)}.", ("storend" if new else None), None
        case "verstoorder_teruggekeerd":
            yield f"{said['label']} is er weer.", "storend", None
        case "verstoorder_gestaakt":
            yield f"{said['label']} houdt op.", "gestaakt", None
        case "verstoorder_vertrokken":
            yield f"{said['label']} {GONE.get(said.get('hoe', ''), 'is weg')}.", "vertrokken", None
        case "meld_fysieke_agressie":
            what = _sentence(said.get("omschrijving") or "Er wordt geslagen")
            yield what, ("geweld" if said.get("soort") in _VIOLENT else None), None
        case "politie_aanwezig":
            who = said.get("eenheid")
            yield f"De politie is er{f': {who}' if who else ''}.", "politie_aanwezig", None
        case "noteer":
            yield _sentence(said["tekst"]), None, None
        case "spreek_aan" | "vorder" if said.get("reactie"):
            yield _sentence(said["reactie"]), None, Na(doe=stap.doe, nummer=times, seconden=3)


def _sentence(text: object) -> str:
    words = str(text).strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
