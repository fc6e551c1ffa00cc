"""Limiting contact (protocol 5.2: "(tijdelijk) het contact beperken of verbreken"), such as a ban on calling (4.4).

Protocol 4.4 lets its length depend on what happened and on repetition: the draft asks for both.
"""

from __future__ import annotations

from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import besloten, herhaling
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.reader import name_of, reader_of
from voorzitter_console.dossier.sanitise import literal


def contact(request: f.Request) -> Document:
    """The draft. Raises LetterRefused where it is not clear to whom, or where that is a member."""
    person = f.person_of(request)
    f.no_member(request.dossier, person)  # contact with the municipality belongs to the office of a member
    d = request.dossier
    name, reader = name_of(request, person), reader_of(request, person)
    town = literal(request.protocol.gemeente, 100)
    called = d.melding is not None and d.melding.kanaal == "telefoon"
    what = "niet meer telefonisch" if called else "[hoe wel en hoe niet]"
    broken = (
        f"Belt {reader.wie} toch, dan breken wij het gesprek af."
        if called
        else f"Doet {reader.wie} dat toch, dan breken wij het gesprek af of beantwoorden wij het bericht niet."
    )
    decided = besloten.of(request, "contact_beperken", person)
    before = (*besloten.remarks(decided), *f.remarks(d, person), *herhaling.remarks(request))
    body: list[Block] = [
        f.greeting(reader, name),
        f.text(f"Over {reader.aandeel} bij {f.meeting_words(d)} is vastgelegd:"),
        f.their_part(d, person, reader),
        *herhaling.told(request, reader, "Of dit vaker is gebeurd, en wanneer. De duur hangt daarvan af."),
        f.heading("Hoe het contact voortaan gaat"),
        f.text(
            f"Van [datum] tot en met {besloten.until(decided)} neemt {reader.wie} {what} contact op met [wie]. {broken}"
        ),
        f.heading("Wat wel kan"),
        f.text(
            f"Voor wat {reader.wie} van de gemeente {town} nodig {reader.doet('hebt', 'heeft')}, "
            f"{reader.doet('kunt', 'kan')} {reader.wie} terecht bij [naam, adres, e-mail]. Een mening kan worden "
            "gegeven met een brief aan de raad of door in te spreken."
        ),
        f.text(
            f"Dit gaat over gedrag, niet over {reader.van('mening', 'de')}. Bent u het er niet mee eens, of klopt er "
            "iets niet? Schrijf dan [naam, functie, adres] vóór [datum]."
        ),
    ]
    return f.draft(
        request, "Beperking van het contact", reader.aan(name), f"contact na {f.meeting_words(d)}", body,
        f"De burgemeester van {town}", before,
    )  # fmt: skip
