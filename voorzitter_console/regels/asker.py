"""Questions one after another. Whatever is asked, the answer ``112`` opens the card first: it works from everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voorzitter_console.regels.terminal import Terminal

NOOD = "112"


class Asker:
    """Asks on a terminal."""

    def __init__(self, terminal: Terminal, card: Callable[[], None]) -> None:
        self._terminal = terminal
        self.card = card

    def say(self, *lines: str) -> None:
        """A block of lines."""
        self._terminal.say(*lines)

    def line(self, prompt: str) -> str:
        """The answer as it was typed. Raises EOFError."""
        while True:
            answer = self._terminal.read(prompt)
            if answer.strip() != NOOD:
                return answer
            self.card()

    def text(self, label: str, default: str = "") -> str:
        """A text; an empty answer keeps the default."""
        shown = f"{label} [{default}]:" if default else f"{label} (Enter: overslaan):"
        return self.line(shown).strip() or default

    def yes(self, question: str) -> bool:
        """Only ``j`` is yes: Enter never answers a question."""
        return self.line(f"{question} Typ j voor ja, Enter voor nee:").strip().lower() in ("j", "ja")

    def pick(self, title: str, options: Sequence[str], *, empty: str = "terug") -> int | None:
        """The place of one of the options; None for Enter or 0, which means ``empty``."""
        self.say(title, *(f"{number}. {option}" for number, option in enumerate(options, 1)), f"0 of Enter: {empty}")
        while True:
            answer = self.line("Cijfer:").strip()
            if answer in ("", "0"):
                return None
            number = whole_number(answer)
            if number is not None and 1 <= number <= len(options):
                return number - 1
            self.say(f"'{answer[:40]}' staat niet in de lijst; typ een cijfer tot en met {len(options)}, of Enter.")


def whole_number(text: str) -> int | None:
    """The number that ASCII digits write; None for all else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
