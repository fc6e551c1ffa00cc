"""Where the program begins: the command ``voorzitter-console``, and ``python -m voorzitter_console``."""

from __future__ import annotations

import gc


def main() -> int:
    """Run one command; returns the exit code."""
    # Importing makes thousands of objects that stay: looking for garbage among them takes a fiftieth of the start.
    gc.disable()
    from voorzitter_console.cli.main import run

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
