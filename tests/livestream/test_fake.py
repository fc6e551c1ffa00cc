"""The fake says what the real OBS said, frame by frame."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.livestream.conversation import CONVERSATIONS, REFUSED, converse, refused
from tests.livestream.fake_obs import PASSWORD, FakeObs

TRANSCRIPTS = Path(__file__).parent / "transcripts"


@pytest.mark.lang
@pytest.mark.parametrize("name", CONVERSATIONS)
async def test_the_fake_holds_the_same_conversation(name: str) -> None:
    recorded = json.loads((TRANSCRIPTS / f"obs-29-{name}.json").read_text("utf-8"))
    async with FakeObs() as obs:
        obs.dead_sink = name == "dood"
        obs.delay = 1.0 if name == "vertraagd" else 0.0
        assert await converse(obs.port, PASSWORD, CONVERSATIONS[name]) == recorded


async def test_a_wrong_password_is_closed_with_the_same_code() -> None:
    async with FakeObs() as obs:
        assert await refused(obs.port) == REFUSED
