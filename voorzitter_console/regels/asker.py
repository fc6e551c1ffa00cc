"""Lines in, lines out: no cursor movement, no escape codes, nothing that redraws. A pipe will do as well.

Whatever is asked, the answer ``112`` opens the card first: it works from everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from voorzitter_console.text import one_line

LONGEST = 2000
"""Characters of one line that is said; what was recorded stays whole."""
NOOD = "112"
EMPTY = "-"
"""Typed for a text that stands there already: none."""
KEEPS = f"Enter laat staan wat tussen haken staat; {EMPTY} maakt het leeg."
JOINED = " / "
"""Between the lines of an answer that arrived as several."""


class Source(Protocol):
    """Where lines come from, such as ``sys.stdin``; an empty text is the end."""

    def readline(self) -> str: ...


class Target(Protocol):
    """Where lines go, such as ``sys.stdout``."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Terminal:
    """``more``: whether something was sent with the line just read; None where every line is an answer (a pipe).

    ``on_line`` hears of the lines that were read: by them a held Enter is told from a new one.
    """

    def __init__(self, source: Source, target: Target, *, more: Callable[[], bool] | None = None) -> None:
        self._source = source
        self._target = target
        self._more = more
        self.on_line: Callable[[tuple[str, ...]], object] = lambda _lines: None

    @property
    def interactive(self) -> bool:
        """Somebody sits at a keyboard, so a key may be held down and Enter ends the prompt's line."""
        return self._more is not None

    def say(self, *lines: str) -> None:
        """A block of lines, flushed together; whatever is hidden in them is made visible."""
        self._target.write("".join(f"{one_line(line, LONGEST)}\n" for line in lines))
        self._target.flush()

    def draw(self, rows: Sequence[str]) -> bool:
        """Rows of a picture that this program made, blanks and all; False where they would be question marks."""
        text = "".join(f"{row}\n" for row in rows)
        try:
            text.encode(getattr(self._target, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            return False
        self._target.write(text)
        self._target.flush()
        return True

    def read(self, prompt: str) -> tuple[str, ...]:
        """The lines that were sent together, as a rule one, without their ends; an empty prompt is not repeated.

        Raises EOFError where there is no more.
        """
        self._target.write(f"{one_line(prompt, LONGEST)} " if prompt else "")
        self._target.flush()
        found = [self._line()]
        while self._more is not None and len(found) < LONGEST and self._more():
            found.append(self._line())
        self.on_line(tuple(found))
        return tuple(found)

    def _line(self) -> str:
        line = self._source.readline()
        if not self.interactive or not line:
            self._target.write("\n")
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


def is_alarm(typed: str) -> bool:
    """Whether this is 112, also as it is pressed: ``1-1-2``."""
    return re.sub(r"[\s-]", "", typed, flags=re.ASCII) == NOOD


class Asker:
    """Questions one after another on a terminal."""

    def __init__(self, terminal: Terminal, card: Callable[[], object]) -> None:
        self._terminal = terminal
        self.card = card

    def say(self, *lines: str) -> None:
        """A block of lines."""
        self._terminal.say(*lines)

    def draw(self, rows: Sequence[str]) -> bool:
        """As :meth:`Terminal.draw`."""
        return self._terminal.draw(rows)

    def line(self, prompt: str) -> str:
        """The answer as it was typed, its lines joined where it was pasted. Raises EOFError."""
        answer = self._lines(prompt)
        return answer[0] if len(answer) == 1 else JOINED.join(part for part in answer if part)

    def choice(self, prompt: str) -> str:
        """An answer of one line, without blanks; several that came at once are none that fits. Raises EOFError."""
        answer = self._lines(prompt)
        return answer[0].strip() if len(answer) == 1 else f"{JOINED.join(answer)}{JOINED}"

    def _lines(self, prompt: str) -> tuple[str, ...]:
        while True:
            answer = self._terminal.read(prompt)
            if len(answer) > 1 or not is_alarm(answer[0]):
                return answer
            self.card()

    def raw(self, prompt: str) -> str:
        """The answer at the card itself, which does not open another one. Raises EOFError."""
        answer = self._terminal.read(prompt)
        return answer[0] if len(answer) == 1 else f"{JOINED.join(answer)}{JOINED}"

    def text(self, label: str, default: str = "") -> str:
        """A text; an empty answer keeps the default, which :data:`EMPTY` takes away."""
        if not default:
            return self.line(f"{label} (Enter: overslaan):").strip()
        answer = self.line(f"{label} [{default}]:").strip() or default
        return "" if answer == EMPTY != default else answer

    def yes(self, question: str) -> bool:
        """Only ``j`` is yes: Enter never answers a question."""
        return self.choice(f"{question} Typ j voor ja, Enter voor nee:").lower() in ("j", "ja")

    def pick(
        self, title: str, options: Sequence[str], *, empty: str = "terug", first: Sequence[str] = ()
    ) -> int | None:
        """The place of one of the options; None for Enter or 0, which means ``empty``.

        ``first`` are letters that choose as the numbers do, one for each option.
        """
        marks = first or [str(number) for number in range(1, len(options) + 1)]
        self.say(title, *(f"{mark}. {option}" for mark, option in zip(marks, options, strict=True)))
        self.say(f"0 of Enter: {empty}")
        letters = [mark.upper() for mark in marks]
        while True:
            answer = self.choice("Letter:" if first else "Cijfer:").upper()
            if answer in ("", "0"):
                return None
            if answer in letters:
                return letters.index(answer)
            number = None if first else whole_number(answer)
            if number is not None and 1 <= number <= len(options):
                return number - 1
            if not options:
                self.say("Hier staat niets om te kiezen; Enter gaat verder.")
                continue
            kind = "een letter ervan" if first else f"een cijfer tot en met {len(options)}"
            self.say(f"'{one_line(answer, 40)}' staat niet in de lijst; typ {kind}, of Enter.")

    def several(self, title: str, options: Sequence[str]) -> list[int]:
        """The places of those that were named by their numbers, such as ``1 3``; none for Enter or 0."""
        self.say(title, *(f"{number}. {option}" for number, option in enumerate(options, 1)), "0 of Enter: terug")
        while True:
            answer = self.choice("Cijfers, met een spatie ertussen:")
            if answer in ("", "0"):
                return []
            numbers = [whole_number(part) for part in answer.replace(",", " ").split()]
            if all(number is not None and 1 <= number <= len(options) for number in numbers):
                return sorted({number - 1 for number in numbers if number is not None})
            self.say(
                f"'{one_line(answer, 40)}' staat niet in de lijst; typ cijfers tot en met {len(options)}, of Enter."
            )


def whole_number(text: str) -> int | None:
    """The number that ASCII digits write; None for all else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
