"""The key of a practice on the screen, and what is told of one."""

from __future__ import annotations

from typing import Any

from textual.app import App

from voorzitter_console.console.console import Console
from voorzitter_console.console.messages import Scored


def practice_key(app: App[Any], core: Console) -> None:
    """It stands still, and is asked about; where it is over, its score."""
    practice = core.session.practice
    if practice is None:
        return
    if practice.over:
        core.session.score()
        return
    from voorzitter_console.ui.screens.practice import PauseScreen

    practice.pause()
    app.push_screen(PauseScreen())


def show_score(app: App[Any], scored: Scored) -> None:
    """Over whatever stands there."""
    from voorzitter_console.ui.screens.practice import ScoreScreen

    app.push_screen(ScoreScreen(scored))


def practice_news(core: Console, *, free: bool) -> bool:
    """Whether the practice has anything new to show. Its score comes by itself once it is over and the screen is
    ``free``: no box stands open in which somebody may be typing."""
    practice = core.session.practice
    if practice is None:
        return False
    new = practice.tick(core.session.rol)
    if practice.score_due and free and core.asked is None:
        practice.score_due = False
        core.session.score()
    return new


def practised_elsewhere(core: Console) -> bool:
    """Whether another meeting than the one on the screen is practised now."""
    practice = core.session.practice
    return practice is not None and practice.elsewhere(core.snapshot)
