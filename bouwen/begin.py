"""Where the packed program begins."""

import multiprocessing
import sys

from voorzitter_console.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
