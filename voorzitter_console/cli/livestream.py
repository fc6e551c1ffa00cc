"""``livestream test [--echt]``: what works of the livestream that was set; exit 0, or 1 where a step fails."""

from __future__ import annotations

import argparse
import asyncio

from voorzitter_console import settings
from voorzitter_console.cli.say import tell

_MARK = {True: "GOED", False: "FOUT", None: "INFO"}


def command(args: argparse.Namespace) -> int:
    """Raises SettingsFault."""
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.livestream import trial
    from voorzitter_console.livestream.config import read

    chosen = settings.load()
    found = read(chosen.livestream, chosen.bestand)

    async def run() -> bool:
        good = True
        async for stap in trial.steps(found, SystemClock(), echt=args.echt):
            tell(f"{_MARK[stap.goed]} {stap.tekst}")
            good &= stap.goed is not False
        return good

    return 0 if asyncio.run(run()) else 1
