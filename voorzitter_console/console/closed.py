"""What every face says of the dossier of a meeting, once that is asked for."""

from __future__ import annotations

from voorzitter_console.errors import ConsoleError, system_fault

NOT_YET = "Het dossier maakt u als de vergadering is gesloten. Eerder kan met: voorzitter-console dossier --uit MAP"


def not_made(fault: ConsoleError | OSError) -> str:
    """Why it was not made, in one sentence."""
    if isinstance(fault, ConsoleError):
        return str(fault)
    return f"Het dossier kon niet worden gemaakt: {system_fault(fault)}."
