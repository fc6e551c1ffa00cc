"""A letter that secures camera images before they are overwritten: which camera, from when to when, by when."""

from __future__ import annotations

from datetime import datetime, timedelta

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, cell
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day_clock

MARGIN = timedelta(minutes=30)
"""Before the first disturbance and after its last trace: who came in and who left."""


def camerabeelden(request: f.Request) -> Document:
    """The draft, to the keeper of the cameras; no personal data stand in it."""
    d = request.dossier
    keepers = list(dict.fromkeys(b.beheerder for b in d.bewijs if b.beheerder))
    begin, end = period(d)
    body: list[Block] = [
        f.text("Geachte heer of mevrouw,"),
        f.text(
            f"Bij {f.meeting_words(d)} is de orde verstoord. Wij vragen u de camerabeelden hieronder nu te bewaren, "
            "zodat zij niet worden overschreven."
        ),
        Fields(
            (
                ("Plaats", w.known(d.vergadering.locatie)),
                ("Camera's", cell(f.open_field("welke camera's: zaal, gang, ingang, buiten"), "onbekend")),
                ("Beelden van", cell(day_clock(begin))),
                ("tot", cell(day_clock(end))),
            )
        ),
    ]
    if d.bewijs:
        rows = [(w.known(b.omschrijving), w.known(b.beheerder), w.known(b.overschreven_op)) for b in d.bewijs]
        body.append(f.text("Vastgelegd is al:"))
        body.append(w.table(("Wat", "Beheerder", "Wordt overschreven op"), (0, 4.0, 4.5), rows))
    body += [
        f.heading("Wat wij u vragen"),
        f.items(
            "Zet de beelden veilig vóór zij worden overschreven, ongewijzigd en met de tijd erin.",
            "Schrijf op wie dat deed, wanneer, en hoeveel de klok van de camera afwijkt van de echte tijd.",
            "Geef de beelden alleen aan de politie, als die erom vraagt, en laat ons dat weten.",
            "Bevestig dit vóór [datum], met het moment waarop de beelden anders zouden zijn overschreven.",
        ),
        f.text(
            "De beelden worden bewaard voor een mogelijk onderzoek door de politie, en niet langer dan daarvoor nodig "
            "is. Contact: [naam, functie, telefoon]."
        ),
    ]
    to = literal(keepers[0], 200) if len(keepers) == 1 else f.open_field("beheerder van de camera's")
    return f.draft(
        request, "Bewaren van camerabeelden", to, f"camerabeelden van {f.meeting_words(d)}", body,
        f"Namens de gemeente {literal(request.protocol.gemeente, 100)}",
    )  # fmt: skip


def period(d: Dossier) -> tuple[datetime, datetime]:
    """From half an hour before the first disturbance to half an hour after the last thing that was recorded of it."""
    moments = [x.begin for x in d.verstoringen]
    ends = [x.einde for x in d.verstoringen if x.einde]
    ends += [p.vertrokken for p in d.personen if p.vertrokken]
    ends += [p.afgerond for p in d.politie if p.afgerond]
    first = min(moments, default=d.vergadering.aanvang)
    last = max([*ends, *moments, first])
    return first - MARGIN, last + MARGIN
