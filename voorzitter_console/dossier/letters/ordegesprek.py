"""The invitation to a talk about behaviour (incident- of ordegesprek, protocol 5.2): no besluit, nobody must come."""

from __future__ import annotations

from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import besloten, herhaling
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.reader import Reader, name_of, reader_of
from voorzitter_console.dossier.members import in_commission, is_member
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon
from voorzitter_console.dossier.sanitise import literal


def _whom(reader: Reader) -> str:
    """A minor does not come alone."""
    return f"u en {reader.naam}" if reader.naam else "u"


def _without(d: Dossier, person: DossierPersoon, reader: Reader) -> str:
    """What follows where nobody comes: over a member the burgemeester decides nothing, and the raad only over its own
    members in its own meeting (artikel 26 lid 3 and 82 lid 5 Gemeentewet)."""
    if is_member(person):
        if person.rol == "raadslid" and not in_commission(d):
            return "Wat er verder gebeurt, is aan de raad."
        return "Wat er verder gebeurt, volgt uit de regels die voor dit lid gelden: [nagaan welke]."
    comes = f"Komt {reader.naam}" if reader.naam else "Komt u"
    return f"{comes} niet, dan besluit de burgemeester zonder gesprek of er iets volgt."


def ordegesprek(request: f.Request) -> Document:
    """The draft; to a raadslid too, for it is no measure of the chair. Raises LetterRefused."""
    person = f.person_of(request)
    d = request.dossier
    name, reader = name_of(request, person), reader_of(request, person)
    decided = besloten.of(request, "ordegesprek", person)
    before = (*besloten.remarks(decided), *f.remarks(d, person), *herhaling.remarks(request))
    body: list[Block] = [
        f.greeting(reader, name),
        f.text(
            f"Ik nodig {_whom(reader)} uit voor een gesprek over wat er gebeurde bij {f.meeting_words(d)}. Over "
            f"{reader.aandeel} is vastgelegd:"
        ),
        f.their_part(d, person, reader),
        f.text(
            f"In het gesprek is er ruimte om te vertellen hoe {reader.wie} het zag. Wij vertellen wat het met de "
            "aanwezigen deed, en maken afspraken over hoe het verder gaat. Het gaat over gedrag, niet over "
            f"{reader.van('mening', 'de')}."
        ),
        f.text(
            "Het gesprek is op [datum en tijd], in [plaats], met [naam en functie van wie het namens de gemeente "
            "voert]. U mag iemand meenemen. Kunt u niet, bel dan [naam, telefoon] voor een andere tijd."
        ),
        f.text(
            "[Van het gesprek maken wij een kort verslag, dat u krijgt.] Komen is niet verplicht. "
            f"{_without(d, person, reader)}"
        ),
    ]
    return f.draft(
        request, "Uitnodiging voor een gesprek", reader.aan(name), f"gesprek over {f.meeting_words(d)}", body,
        f"De burgemeester van {literal(request.protocol.gemeente, 100)}", before,
    )  # fmt: skip
