"""A meeting on a journal in a folder, and a real server on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.console.face_page import WorldSessions
from tests.console.situations import stands as st
from tests.console.steps import Situation, was
from tests.console.world import World
from tests.web.site import running, until
from voorzitter_console.entry import Entry
from voorzitter_console.web.server import Server

HOSTILE = "<script>alert(1)</script>\u202e\x1b[31m&quot;'\"=cmd()"
"""Typed by somebody who means harm: HTML, a bidi control, an escape sequence, quotes, a formula."""


@dataclass
class Site:
    """A server, the meeting that it stands on, and what it said on the terminal."""

    world: World
    server: Server
    lines: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """What was recorded since, but for who was paired and cut off."""
        return [entry.soort for entry in self.new]

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.world.new() if entry.door != "systeem"]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.address.port}"


STAND = (
    *st.B,
    was("beschrijf_verstoorder", label="NN1", naam=f"Jan Jansen {HOSTILE}", signalement="rode jas"),
    was("noteer", tekst=f"roept GEHEIM {HOSTILE}"),
    was("vorder", gericht_aan=["NN1"]),
    was("meld_fysieke_agressie", soort="geweld", letsel="gebroken NEUS", slachtoffer="Piet PIETERSEN"),
    was("noem_getuige", naam="Klara GETUIGE"),
)
"""With something of everything that not everybody may see."""


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    world = World(tmp_path, Situation("web", stand=STAND))
    lines: list[str] = []
    async with running(WorldSessions(world), tmp_path, world.clock, lines.append) as server:
        await until(lambda: server.hub.snapshot)
        yield Site(world, server, lines)
