"""The emergency journal: a second journal beside one that is damaged, so that no press is lost.

It is an ordinary journal with a chain of its own, made at the moment that it is needed. Its meeting holds what the
console still knew of the damaged one, and its first entry says why, and what the last known head of that one was.
"""

from __future__ import annotations

from pathlib import Path

MARK = ".nood"


def emergency_path(journal: Path) -> Path:
    """Where the emergency journal of ``journal`` is: ``journaal.nood.sqlite`` beside ``journaal.sqlite``."""
    return journal.with_name(f"{journal.stem}{MARK}{journal.suffix}")


def beside(journal: Path) -> Path | None:
    """The emergency journal that stands beside this one; None where there is none, or where that cannot be seen."""
    found = emergency_path(journal)
    try:
        return found if not journal.stem.endswith(MARK) and found.is_file() else None
    except (OSError, ValueError):
        return None


def told(journal: Path) -> str:
    """The sentence for whoever reads this journal; empty where there is no emergency journal beside it."""
    found = beside(journal)
    if found is None:
        return ""
    return (
        f"Let op: naast dit journaal staat een noodjournaal ({found}), begonnen toen dit journaal niet te gebruiken "
        "was; het hoort erbij: bewaar, controleer en lees ze allebei."
    )
