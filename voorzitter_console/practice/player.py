"""Plays a scenario without a screen: its clock, its simulated livestream, a journal of its own. Always an oefening."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from voorzitter_console.clock import FakeClock
from voorzitter_console.errors import Refused, within
from voorzitter_console.journal.evidence import EVIDENCE, evidence_name, measure
from voorzitter_console.journal.port import Journal
from voorzitter_console.livestream.port import LivestreamPort
from voorzitter_console.livestream.simulated import SimulatedLivestream
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice.answers import answers
from voorzitter_console.practice.scenario import Scenario, ScenarioFault, Stap
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import InvalidCommand, parse_command

STATION = "oefening"


class Play(Struct, frozen=True, kw_only=True):
    """What was played. ``verschillen``: a sentence for each thing that went otherwise than the file expects."""

    meeting: Meeting
    verschillen: tuple[str, ...]
    bewijs: tuple[tuple[str, Path], ...]
    """Evidence files: (name of the copy, where it lies)."""
    posities: Mapping[int, int]
    """Where each step that was recorded stands in the journal."""


def seeded(scenario: Scenario) -> Callable[[int], bytes]:
    """Ids and salts that depend on the scenario alone: the same play gives the same bytes."""
    told = repr((scenario.titel, scenario.aanvang, scenario.vergadering, steps_of(scenario), scenario.protocol.hash))
    return random.Random(hashlib.sha256(told.encode("utf-8", "replace")).digest()).randbytes


def steps_of(scenario: Scenario) -> tuple[Stap, ...]:
    """The file's steps; where it has events only, those that record each of them at once."""
    return scenario.stappen or answers(scenario.gebeurtenissen)


def play(scenario: Scenario, journal: Journal, *, token: Callable[[int], bytes]) -> Play:
    """Play all steps. Raises ScenarioFault at a step that is refused, or that names a refused step."""
    clock = FakeClock(scenario.aanvang)
    meeting = Meeting.begin(journal, clock, scenario.protocol, _begin(scenario), station=STATION, token=token)
    livestream: LivestreamPort = SimulatedLivestream()
    positions: dict[int, int] = {}
    different: list[str] = []
    bewijs: list[tuple[str, Path]] = []
    for stap in steps_of(scenario):
        clock.set(scenario.moment(stap))
        command = _command(scenario, stap, positions, bewijs)
        try:
            entry = meeting.decide(command, door=stap.door)
        except InvalidCommand as fault:
            raise ScenarioFault(f"{_where(scenario, stap)}: {_by_step(within(fault), positions)}") from None
        except Refused as refused:
            if not stap.geweigerd:
                said = _by_step(within(refused), positions)
                raise ScenarioFault(f"{_where(scenario, stap)} is geweigerd: {said}") from None
            continue
        positions[stap.nummer] = entry.positie
        if stap.geweigerd:
            different.append(f"{_where(scenario, stap)} moest geweigerd worden, maar is vastgelegd.")
        if isinstance(command, c.StopLivestream | c.StartLivestream):
            confirmed = livestream.ask("gestopt" if isinstance(command, c.StopLivestream) else "live")
            if confirmed:
                meeting.decide(c.BevestigLivestream(toestand=confirmed), door="systeem")
    different += expectations(scenario, meeting)
    return Play(meeting=meeting, verschillen=tuple(different), bewijs=tuple(bewijs), posities=positions)


def _by_step(sentence: str, positions: Mapping[int, int]) -> str:
    """The sentence with the file's own step numbers in place of positions."""
    steps = {positie: stap for stap, positie in positions.items()}

    def named(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"stap {steps[number]}" if number in steps else found[0]

    return re.sub(r"[Nn]r\. (\d+)", named, sentence)


def _where(scenario: Scenario, stap: Stap) -> str:
    return f"{scenario.waar}, stap {stap.nummer} ({stap.doe})"


def begin_velden(scenario: Scenario) -> dict[str, Any]:
    """What the scenario says of its meeting, by the names of ``begin_vastlegging``."""
    told = scenario.vergadering
    return {
        "orgaan": told.orgaan,
        "titel": told.titel or scenario.titel,
        "begonnen_om": told.begonnen_om,
        "locatie": told.locatie,
        "adres": told.adres,
        "agendapunt": told.agendapunt,
        "voorzitter": told.voorzitter,
        "griffier": told.griffier,
        "voorzitter_functie": told.voorzitter_functie,
        "locatie_soort": told.locatie_soort,
        "rechthebbende": told.rechthebbende,
        "livestream": told.livestream,
        "geopend": told.geopend,
        "openbaar": told.openbaar,
    }


def _begin(scenario: Scenario) -> c.BeginVastlegging:
    return c.BeginVastlegging(
        **begin_velden(scenario),
        aanvang=scenario.aanvang.isoformat(),
        oefening=True,
        protocol_naam=scenario.protocol.naam,
        protocol_tekst=scenario.protocol.bron,
        protocol_hash=scenario.protocol.hash,
    )


def _command(scenario: Scenario, stap: Stap, positions: dict[int, int], bewijs: list[tuple[str, Path]]) -> c.Command:
    fields = dict(stap.velden)
    if stap.stap is not None:
        if stap.stap not in positions:
            raise ScenarioFault(
                f"{_where(scenario, stap)}, veld stap: stap {stap.stap} is geweigerd en staat dus niet in het journaal."
            )
        fields["positie"] = positions[stap.stap]
    try:
        command = parse_command(stap.doe, fields)
    except InvalidCommand as fault:
        raise ScenarioFault(f"{_where(scenario, stap)}: {within(fault)}") from None
    if isinstance(command, c.VoegBewijsToe) and stap.bestand is not None:
        command = _secured(scenario, stap, command, stap.bestand, bewijs)
    return command


def _secured(
    scenario: Scenario, stap: Stap, command: c.VoegBewijsToe, path: Path, bewijs: list[tuple[str, Path]]
) -> c.VoegBewijsToe:
    """The evidence file hashed; its copy gets a name that no file system can misread."""
    try:
        hexed, size = measure(path)
    except OSError:
        raise ScenarioFault(
            f"{_where(scenario, stap)}, veld pad: het bestand is niet te lezen; zet het in de map van het scenario."
        ) from None
    name = evidence_name(hexed, path.suffix)
    if all(known != name for known, _ in bewijs):
        bewijs.append((name, path))
    return command.changed(sha256=hexed, grootte=size, bestand=f"{EVIDENCE}/{name}")


def expectations(scenario: Scenario, meeting: Meeting) -> list[str]:
    """A sentence for each line of ``[verwacht]`` that is not so."""
    wanted, state = scenario.verwacht, meeting.state
    found = {
        "vergadering": state.vergadering.value,
        "ordeverstoring": state.ordeverstoring.value,
        "livestream": state.livestream.value,
        "politie": state.politie.value,
        "verstoringen": len(state.verstoringen),
        "vorderingen": [len(v.vorderingen) for v in state.verstoringen],
    }
    different = []
    for name, value in found.items():
        expected = getattr(wanted, name)
        if expected is None:
            continue
        shown = list(expected) if isinstance(expected, tuple) else getattr(expected, "value", expected)
        if shown != value:
            different.append(f"{scenario.waar}, verwacht: {name} is {value}, verwacht was {shown}.")
    if wanted.afwijkingen is not None:
        codes = Counter(a.code for a in state.afwijkingen)
        if codes != Counter(wanted.afwijkingen):
            is_so, was = (", ".join(sorted(these)) or "geen" for these in (codes.elements(), wanted.afwijkingen))
            different.append(f"{scenario.waar}, verwacht: afwijkingen: {is_so}; verwacht was {was}.")
    return different
