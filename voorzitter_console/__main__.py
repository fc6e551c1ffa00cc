"""Where the program begins: the command ``voorzitter-console``, and ``python -m voorzitter_console``."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run one command; returns the exit code."""
    # Importing makes thousands of objects that stay: looking for garbage among them takes a fiftieth of the start.
    gc.disable()
    try:
        from voorzitter_console.cli.main import run

        return run()
    except KeyboardInterrupt:  # it came while the parts that say so themselves were still being imported
        from voorzitter_console.errors import STOPPED

        sys.stderr.write(f"{STOPPED}\n")
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
