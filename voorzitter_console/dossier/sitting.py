"""Whether the meeting sat at a moment: not after its closing, not while it was suspended or the members were out."""

from __future__ import annotations

from datetime import datetime

from voorzitter_console.dossier.members import in_commission
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.untimed import untimed

_PUBLIC = ("stadhuis", "gemeentehuis", "raadhuis", "raadzaal", "openbare dienst")


def ended(d: Dossier) -> datetime | None:
    """When the meeting was closed; None while it is not."""
    return next((t.gebeurd_op for t in d.index.kinds.get("sluit", ())), None)


def for_the_public_service(d: Dossier) -> bool | None:
    """Whether the venue was recorded as one of the municipality; None: not recorded."""
    kind = d.vergadering.locatie_soort
    return None if kind is None else any(word in kind.lower() for word in _PUBLIC)


def stood_still(d: Dossier, op: datetime) -> tuple[str, str] | None:
    """``de vergadering was``, ``geschorst``: why the raad could not decide at ``op``; None: it sat."""
    place = d.chronology.place
    closed = ended(d)
    laid = d.index.moments.get(("leg_voor_aan_raad", op), ())
    if any(t.positie in untimed(d) for t in laid):
        return None  # when it was, nobody said
    if closed and place(op) >= place(closed):
        return "de vergadering was", "gesloten"
    over = (s.hervat or s.gesloten for s in d.schorsingen if place(s.begin) <= place(op))
    if any(end is None or place(op) < place(end) for end in over):
        return "de vergadering was", "geschorst"
    left = [place(m.gebeurd_op) for m in d.momenten if m.soort == "raadsleden_uit_zaal"]
    back = [place(m.gebeurd_op) for m in d.momenten if m.soort == "raadsleden_terug"]
    back += [place(s.hervat) for s in d.schorsingen if s.hervat]  # with whom else would it go on
    last = max((moment for moment in left if moment <= place(op)), default=None)
    if last is not None and not any(last <= moment <= place(op) for moment in back):
        return "de raadsleden waren", "de zaal uit"
    # The raad itself did not meet.
    return ("de vergadering was", "van een commissie") if in_commission(d) else None
