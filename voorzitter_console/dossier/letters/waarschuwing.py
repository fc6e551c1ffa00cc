"""The written warning (schriftelijke waarschuwing, protocol 5.2): what was recorded, and what may follow."""

from __future__ import annotations

from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import besloten, herhaling
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.reader import Reader, name_of, reader_of
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal


def waarschuwing(request: f.Request) -> Document:
    """The draft. Raises LetterRefused where it is not clear to whom."""
    person = f.person_of(request)
    d = request.dossier
    f.no_member(request.dossier, person)
    name, reader = name_of(request, person), reader_of(request, person)
    town = literal(request.protocol.gemeente, 100)
    decided = besloten.of(request, "waarschuwing", person)
    before = (*besloten.remarks(decided), *f.remarks(d, person), *herhaling.remarks(request))
    body: list[Block] = [
        f.greeting(reader, name),
        f.text(_opening(d, reader)),
        f.their_part(d, person, reader),
        *herhaling.told(request, reader, "Of dit een eerste of een herhaald voorval is."),
        *_warned(d, person.label, reader),
        f.text(
            f"Deze waarschuwing gaat over gedrag, niet over {reader.van('mening', 'de')}. Die "
            f"{reader.doet('kunt', 'kan')} {reader.wie} geven: door in te spreken, met een brief aan de raad, of in "
            "een gesprek met [naam, functie]."
        ),
        f.text(
            "Klopt er iets niet, of wilt u erover praten? Bel of schrijf [naam, functie, telefoon, e-mail] vóór "
            f"[datum]. Deze brief is een waarschuwing en verandert niets aan {reader.van('rechten', 'de')}."
        ),
    ]
    return f.draft(
        request, "Schriftelijke waarschuwing", reader.aan(name), f"gedrag bij {f.meeting_words(d)}", body,
        f"De burgemeester van {town}", before,
    )  # fmt: skip


def _opening(d: Dossier, reader: Reader) -> str:
    about = f"Over {reader.aandeel} is vastgelegd:"
    if d.melding is not None:
        return f"Deze brief gaat over {f.meeting_words(d)}. {about}"
    place = literal(d.vergadering.locatie or "[plaats]", 200)
    return f"{f.disturbed(d, f' ({place})')} {about}"


def _warned(d: Dossier, label: str, reader: Reader) -> list[Block]:
    """What was the effect, and what may follow; the law of the meeting only where there was one."""
    if d.melding is not None:
        return [
            f.text(
                f"Met deze brief waarschuw ik {reader.wie}. Agressie tegen wie namens de gemeente werkt of haar "
                "bestuurt, accepteren wij niet. Gebeurt het opnieuw, dan kan de gemeente het contact beperken, "
                f"{reader.wie} de toegang tot haar gebouwen ontzeggen, of aangifte doen."
            )
        ]
    return [
        f.text(f"Gevolg voor de vergadering: {f.effect(d, label)}"),
        f.text(
            f"Met deze brief waarschuw ik {reader.wie}. Ik vraag {reader.wie} de orde in de vergadering niet te "
            "verstoren. " + _what_may_follow(d, reader) + " Ook kan de gemeente de politie vragen te komen."
        ),
    ]


def _what_may_follow(d: Dossier, reader: Reader) -> str:
    """Article 26 Gemeentewet does not hold in a commission (artikel 82 lid 5): there it is on behalf of the
    rechthebbende of the hall (139 Sr, HR 2019:13), who in a hired one is not the municipality.
    """
    if d.vergadering.orgaan == "raadscommissie":
        of = literal(d.vergadering.rechthebbende, 200) if d.vergadering.rechthebbende else f.open_field("wie dat is")
        return (
            f"Gebeurt het opnieuw, dan kan van {reader.wie} worden gevorderd het gebouw te verlaten, namens de "
            f"rechthebbende: {of}."
        )
    return (
        f"Gebeurt het opnieuw, dan kan de voorzitter {reader.wie} laten vertrekken, en bij herhaling kan {reader.wie} "
        "de toegang tot de vergadering voor ten hoogste drie maanden worden ontzegd (artikel 26 Gemeentewet)."
    )
