"""The faults a user can meet. ``str(error)`` is one Dutch sentence: what is wrong, where, what is possible."""

from __future__ import annotations


class ConsoleError(Exception):
    """Base of every fault that is shown to a user; ``exit_code`` is what the command line ends with."""

    exit_code = 2


class InvalidInput(ConsoleError):
    """A file, argument or command is not of its form (exit 2)."""


class Refused(ConsoleError):
    """A command that cannot be true at that moment; nothing was recorded."""
