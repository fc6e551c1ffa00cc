"""What a comparison of two clocks showed, in words."""

from __future__ import annotations

from voorzitter_console.procedure import commands as c


def compared(command: c.VergelijkKlok) -> str:
    """``Klok vergeleken met de klok in de zaal, die 20:10 wees: deze computer loopt 2,5 s achter``."""
    server = command.wijze == "sntp"
    other = f"{'tijdserver ' * server}{command.bron}" if command.bron else "een andere klok"
    shown = f", die {command.klok_zegt} wees" if command.klok_zegt else ""
    if command.verschil_ms is None:
        return f"Klok vergeleken met {other}{shown}"
    margin = f" (± {_seconds(command.marge_ms)})" if command.marge_ms else ""
    ahead = command.verschil_ms
    if command.marge_ms and abs(ahead) <= command.marge_ms:
        found = f"geen verschil te zien{margin}"
    else:
        found = f"deze computer loopt {_seconds(abs(ahead))} {'voor' if ahead > 0 else 'achter'}{margin}"
    return f"Klok vergeleken met {other}{shown}: {found}"


def _seconds(ms: int) -> str:
    """``0,012 s``, ``2,5 s``, ``3 min 12 s``."""
    if ms < 60_000:
        return f"{ms / 1000:.3f}".rstrip("0").rstrip(".").replace(".", ",") + " s"
    minutes, rest = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join(f"{n} {name}" for n, name in ((hours, "uur"), (minutes, "min"), (rest, "s")) if n)
