"""The forms on what was recorded before: each draws its box of :mod:`voorzitter_console.console.boxes.history`."""

from __future__ import annotations

from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.history import EntryPick, OpenPick, TimelinePick
from voorzitter_console.console.boxes.late import LateFill
from voorzitter_console.console.boxes.retract import Retraction
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.entry import EntryForm
from voorzitter_console.ui.forms.griffier.open_details import OpenDetailsForm
from voorzitter_console.ui.forms.late import LateForm
from voorzitter_console.ui.forms.retract import RetractForm
from voorzitter_console.ui.forms.timeline import TimelineForm


def form_of(box: Box) -> Form:
    """The form of such a box."""
    match box:
        case TimelinePick():
            return TimelineForm(box)
        case EntryPick():
            return EntryForm(box)
        case OpenPick():
            return OpenDetailsForm(box)
        case LateFill():
            return LateForm(box)
        case Retraction():
            return RetractForm(box)
        case _:
            raise TypeError(type(box))
