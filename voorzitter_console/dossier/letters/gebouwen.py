"""Denial of the municipal buildings (protocol 5.2: "een besluit van de burgemeester"): apart from that of the meeting.

It does not rest on Gemeentewet 26. On what it does rest, and what can be done against it, a lawyer of the municipality
fills in: the draft leaves both open and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import besloten, herhaling
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.reader import name_of, reader_of
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.sitting import for_the_public_service

_APART = " Het staat los van een ontzegging van de toegang tot de raadsvergadering (artikel 26 lid 2 Gemeentewet)."


def _apart(d: Dossier) -> str:
    """What holds for the raad's own meeting is no law of a commission (82 lid 5)."""
    return "" if d.vergadering.orgaan == "raadscommissie" else _APART


def _of_another(d: Dossier) -> Iterator[str]:
    """Over a hall of another the municipality decides nothing."""
    if for_the_public_service(d) is False:
        of = f" van {literal(d.vergadering.rechthebbende, 200)}" if d.vergadering.rechthebbende else ""
        yield f"De vergadering was niet in een eigen gebouw maar in een zaal{of}: daar geldt dit besluit niet."


def gebouwen(request: f.Request) -> Document:
    """The draft. Raises LetterRefused where it is not clear to whom, or to a member of the raad."""
    person = f.person_of(request)
    f.no_member(request.dossier, person)
    d = request.dossier
    name, reader = name_of(request, person), reader_of(request, person)
    town = literal(request.protocol.gemeente, 100)
    decided = besloten.of(request, "ontzegging_gebouwen", person)
    before = (
        *besloten.remarks(decided, besluit=True), *_of_another(d), *f.remarks(d, person), *herhaling.remarks(request),
    )  # fmt: skip
    body: list[Block] = [
        f.greeting(reader, name),
        f.heading("Het besluit"),
        f.text(
            f"Ik ontzeg {reader.wie} van [datum] tot en met {besloten.until(decided)} de toegang tot deze gebouwen van "
            f"de gemeente {town}: [welke gebouwen]. Dit besluit rust op [grondslag; laat die nagaan door een jurist]."
            f"{_apart(d)}"
        ),
        f.heading("Waarom"),
        f.text(f"Bij {f.meeting_words(d)} is over {reader.aandeel} vastgelegd:"),
        f.their_part(d, person, reader),
        *herhaling.told(request, reader, "Of dit een eerste of een herhaald voorval is."),
        f.text(
            "[Of er ook tegen medewerkers van de gemeente iets is voorgevallen.] [Waarom een minder zware maatregel, "
            f"zoals een waarschuwing of een gesprek, niet genoeg is.] [Wat {reader.wie} hierover zei, en wat ik "
            "daarvan vind.]"
        ),
        f.heading("Wat wel kan"),
        f.text(
            f"Voor wat {reader.wie} van de gemeente nodig {reader.doet('hebt', 'heeft')}, zoals een paspoort of hulp, "
            f"{reader.doet('kunt', 'kan')} {reader.wie} terecht bij [naam, telefoon, e-mail]. Een mening kan worden "
            "gegeven met een brief aan de raad."
        ),
        f.heading(f"Als {reader.wie} toch komt"),
        f.text(
            f"Komt {reader.wie} in deze tijd toch in een van deze gebouwen, dan bellen wij direct de politie en "
            "doen wij aangifte."
        ),
        f.heading("Bent u het er niet mee eens?"),
        f.text("[Wat u kunt doen, bij wie en binnen welke tijd; laat dat nagaan door een jurist.]"),
    ]
    return f.draft(
        request, "Ontzegging van de toegang tot gemeentelijke gebouwen", reader.aan(name),
        "toegang tot de gemeentelijke gebouwen", body, f"De burgemeester van {town}", before,
    )  # fmt: skip
