"""The screens (Textual)."""

import os

# Read by Textual when it is imported: how long a repaint may wait for the one before it (two such periods at most).
# At its own 60 a press that comes just after a tick of the clock would be seen 33 ms late.
os.environ.setdefault("TEXTUAL_FPS", "240")
