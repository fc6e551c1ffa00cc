"""The written warning (schriftelijke waarschuwing, protocol 5.2): what was recorded, and what may follow."""

from __future__ import annotations

from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import besloten, herhaling
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.history import incidents
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal


def waarschuwing(request: f.Request) -> Document:
    """The draft. Raises LetterRefused where it is not clear to whom."""
    person = f.person_of(request)
    d = request.dossier
    f.no_member(request.dossier, person)
    name = f.name_of(request, person)
    town = literal(request.protocol.gemeente, 100)
    told = incidents((d,), d, person.label, None)
    decided = besloten.of(request, "waarschuwing", person)
    before = (*besloten.remarks(decided), *f.remarks(d, person), *herhaling.remarks(request))
    body: list[Block] = [
        f.greeting(request, person),
        f.text(_opening(d)),
        f.their_part(told),
        *herhaling.told(request, "Of dit een eerste of een herhaald voorval is."),
        *_warned(d, person.label),
        f.text(
            "Deze waarschuwing gaat over gedrag, niet over uw mening. Die kunt u geven: door in te spreken, met een "
            "brief aan de raad, of in een gesprek met [naam, functie]."
        ),
        f.text(
            "Klopt er iets niet, of wilt u erover praten? Bel of schrijf [naam, functie, telefoon, e-mail] vóór "
            "[datum]. Deze brief is een waarschuwing en verandert niets aan uw rechten."
        ),
    ]
    return f.draft(
        request, "Schriftelijke waarschuwing", name, f"gedrag bij {f.meeting_words(d)}", body,
        f"De burgemeester van {town}", before,
    )  # fmt: skip


def _opening(d: Dossier) -> str:
    if d.melding is not None:
        return f"Deze brief gaat over {f.meeting_words(d)}. Over uw aandeel is vastgelegd:"
    place = literal(d.vergadering.locatie or "[plaats]", 200)
    return f"Bij {f.meeting_words(d)} ({place}) is de orde verstoord. Over uw aandeel is vastgelegd:"


def _warned(d: Dossier, label: str) -> list[Block]:
    """What was the effect, and what may follow; the law of the meeting only where there was one."""
    if d.melding is not None:
        return [
            f.text(
                "Met deze brief waarschuw ik u. Agressie tegen wie namens de gemeente werkt of haar bestuurt, "
                "accepteren wij niet. Gebeurt het opnieuw, dan kan de gemeente het contact beperken, u de toegang tot "
                "haar gebouwen ontzeggen, of aangifte doen."
            )
        ]
    return [
        f.text(f"Gevolg voor de vergadering: {f.effect(d, label)}"),
        f.text(
            "Met deze brief waarschuw ik u. Ik vraag u de orde in de vergadering niet te verstoren. "
            + _what_may_follow(d.vergadering.orgaan)
            + " Ook kan de gemeente de politie vragen te komen."
        ),
    ]


def _what_may_follow(orgaan: str) -> str:
    """Article 26 Gemeentewet does not hold in a commission (artikel 82 lid 5)."""
    if orgaan == "raadscommissie":
        return "Gebeurt het opnieuw, dan kan u namens de gemeente worden gevorderd het gebouw te verlaten."
    return (
        "Gebeurt het opnieuw, dan kan de voorzitter u laten vertrekken, en bij herhaling kan u de toegang tot de "
        "vergadering voor ten hoogste drie maanden worden ontzegd (artikel 26 Gemeentewet)."
    )
