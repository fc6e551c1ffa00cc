"""Where the packed program begins."""

import multiprocessing
import sys

from voorzitter_console.cli.main import run

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(run())
