"""What a start leaves out: imported by the writer's thread once the screen stands, before the first press needs it."""

from __future__ import annotations

import gc


def import_heavy() -> None:
    """What a press needs; and from here on memory is collected again, without what stands now."""
    import voorzitter_console.journal.marks
    import voorzitter_console.meeting
    import voorzitter_console.procedure.parse
    import voorzitter_console.protocol.load

    # What reads the payloads is built with the first one.
    voorzitter_console.procedure.parse.parse_command("schors", {})
    # What stands now stays: a full collection over ten thousand entries would hold up a press.
    gc.freeze()
    gc.enable()  # the command line put it off for the start
