"""Textual reads the style sheets of its parts again for every app; a thousand tests begin one each.

What is read is the same for the same text and colours, so one process reads it once: a seventh of a short test.
"""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

READ: dict[tuple[object, ...], list[RuleSet]] = {}

read_anew = Stylesheet._parse_rules


def read_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """As Textual's own, whose answer is kept in the process and not in the sheet. Raises what that raises."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(sheet._variables.items()))
    if key not in READ:
        READ[key] = read_anew(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return READ[key]


def share() -> None:
    """From now on, in this process."""
    setattr(Stylesheet, "_parse_rules", read_once)  # noqa: B010  # mypy takes no method for a function
