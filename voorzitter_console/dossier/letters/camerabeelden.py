"""A letter that secures camera images before they are overwritten: which camera, from when to when, by when."""

from __future__ import annotations

from datetime import datetime, timedelta

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, cell
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day_clock
from voorzitter_console.procedure.images import recorded_over

MARGIN = timedelta(minutes=30)
"""Before the first disturbance and after its last trace: who came in and who left."""


def camerabeelden(request: f.Request) -> Document:
    """The draft, to the keeper of the cameras; no personal data stand in it."""
    d = request.dossier
    # What is no image is no matter of who keeps a camera.
    kept = [b for b in d.bewijs if not b.bestand and (b.beheerder or b.overschreven_op) and recorded_over(b)]
    keepers = list(dict.fromkeys(b.beheerder for b in kept if b.beheerder))
    begin, end = period(d)
    body: list[Block] = [
        f.text("Geachte heer of mevrouw,"),
        f.text(
            f"{f.disturbed(d)} Wij vragen u de camerabeelden hieronder nu te bewaren, "
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
    if d.chronology.put_back:
        body.append(
            f.text(
                "De klok waarmee is vastgelegd, is die avond verzet. Daarom vragen wij om ruimere tijden; bij twijfel "
                "de hele avond."
            )
        )
    if kept:
        # What others made or handed over is no matter of who keeps a camera.
        rows = [(w.known(b.omschrijving), w.known(b.beheerder), w.known(b.overschreven_op)) for b in kept]
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
        ["Er zijn meer beheerders: maak er voor elk een brief van, en haal weg wat die niet beheert."]
        if len(keepers) > 1
        else [],
    )  # fmt: skip


def period(d: Dossier) -> tuple[datetime, datetime]:
    """From half an hour before the first disturbance to half an hour after the last thing that was recorded of it.

    Where the clock was put back, nobody can say which of the times are right: then all of them count, and as much more
    on both sides as the clock was moved.
    """
    timed = TimelineLookup(d).timed  # what was entered days after was not seen on camera then
    moments = [op for op in (*(x.begin for x in d.verstoringen), *(a.gebeurd_op for a in d.agressie)) if timed(op)]
    over = (
        *(x.einde for x in d.verstoringen),
        *(p.vertrokken for p in d.personen),
        *(p.afgerond for p in d.politie),
    )
    ends = [op for op in over if op and timed(op)]
    moved = timedelta()
    if d.chronology.put_back:
        moved = max(before - after for before, after in d.chronology.put_back)
        said = [a.gebeurd_op for x in d.verstoringen for a in x.aansprekingen]
        said += [v.gebeurd_op for x in d.verstoringen for v in x.vorderingen]
        moments = [*moments, *ends, *filter(timed, said), *(s.begin for s in d.schorsingen)]
    first = min(moments, default=d.vergadering.aanvang)
    last = max([*ends, *moments, first])
    return first - MARGIN - moved, last + MARGIN + moved
