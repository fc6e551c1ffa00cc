"""What is asked before a meeting, once for every face: the questions in their order, and what was answered, judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import short_date
from voorzitter_console.preparation.prepared import RISICO, Voorbereiding
from voorzitter_console.preparation.when import DayFault, day_in, hour_in, to_come

LONGEST = 2000
"""Characters of one answer."""
SOORT = {"gemeenteraad": "raad", "raadscommissie": "commissie", "bijeenkomst": "bijeenkomst", "gesprek": "gesprek"}
GEBOUW = {"": "leeg", "stadhuis": "stadhuis", "elders": "elders", "gehuurd": "gehuurd"}
"""Shorter than what is printed: they stand beside one another on a form."""
JA_NEE: Mapping[str, str] = {"ja": "ja", "nee": "nee"}
Answers = Mapping[str, str]
"""The names of the questions with what was typed or chosen."""


class AnswerFault(InvalidInput):
    """An answer that cannot be; ``naam`` is its question."""

    def __init__(self, naam: str, sentence: str) -> None:
        super().__init__(sentence)
        self.naam = naam


def _always(_answers: Answers) -> bool:
    return True


def _elsewhere(answers: Answers) -> bool:
    return answers.get("plaats") in ("elders", "gehuurd")


def _talk(answers: Answers) -> bool:
    return answers.get("soort") == "gesprek"


def _no_talk(answers: Answers) -> bool:
    return not _talk(answers)


def _accompanied(answers: Answers) -> bool:
    return _talk(answers) or _elsewhere(answers)


class Voorvraag(Struct, frozen=True, kw_only=True):
    """One question; ``naam`` is its field of :class:`Voorbereiding`."""

    naam: str
    label: str
    """At most twelve characters."""
    uitleg: str
    keuzes: Mapping[str, str] | None = None
    """Values and their words, where it is one of a few."""
    geldt: Callable[[Answers], bool] = _always
    """Whether it is asked with these answers; an answer that is not asked any more stays as it was."""


class Deel(Struct, frozen=True, kw_only=True):
    """Questions that belong together."""

    titel: str
    """At most fifteen characters."""
    vragen: tuple[Voorvraag, ...]


def _v(
    naam: str,
    label: str,
    uitleg: str,
    keuzes: Mapping[str, str] | None = None,
    geldt: Callable[[Answers], bool] = _always,
) -> Voorvraag:
    return Voorvraag(naam=naam, label=label, uitleg=uitleg, keuzes=keuzes, geldt=geldt)


DELEN = (
    Deel(
        titel="VERGADERING",
        vragen=(
            _v("datum", "Datum", "de dag, zoals 01-12-2026 of morgen"),
            _v("aanvang", "Aanvang", "hoe laat, zoals 19:30; leeg: nog niet bekend"),
            _v("soort", "Soort", "een bijeenkomst of gesprek krijgt alleen een briefing", SOORT),
            _v("titel", "Titel", "leeg: de gewone titel met de datum"),
            _v("agendapunt", "Agendapunt", "waarbij u onrust verwacht; bij een gesprek waar het over gaat"),
            _v("locatie", "Zaal", "een zaal uit de instellingen brengt haar adres mee"),
            _v("adres", "Adres", "straat en plaats, voor wie 112 belt"),
            _v("plaats", "Gebouw", "het stadhuis, een ander gebouw, of een zaal die u huurt", GEBOUW),
            _v("rechthebbende", "Verhuurder", "wie over dat gebouw beslist: namens wie u vordert", geldt=_elsewhere),
            _v("livestream", "Livestream", "wordt er uitgezonden?", JA_NEE, _no_talk),
        ),
    ),
    Deel(
        titel="RISICO",
        vragen=(
            _v("publiek", "Publiek", "hoeveel mensen verwacht u, en welke groepen?"),
            _v(
                "signalen", "Signalen", "berichten, aankondigingen, eerdere avonden; noem geen namen als het zonder kan"
            ),
            _v("risico", "Risicovol", "zo afgestemd door burgemeester, gemeentesecretaris en griffier", RISICO),
        ),
    ),
    Deel(
        titel="WAT ERUIT VOLGT",
        vragen=(
            _v("driehoek", "Driehoek", "de signalen afgestemd: wie, wanneer, wat is afgesproken"),
            _v("reservering", "Reservering", "de kamer gereserveerd en het risico erbij gezegd: bij wie", geldt=_talk),
            _v("zaal", "Zaal past", "waarom deze zaal voldoet: plaatsen, toegang, toezicht"),
            _v("uitgang", "2e uitgang", "waar de raad de zaal uit kan, en waarheen"),
            _v("bodedienst", "Bodedienst", "van tevoren ingelicht: wie, wanneer, door wie"),
            _v("politie", "Politie", "gevraagd of niet: wat is besloten, door wie, wie komt er"),
            _v("beveiliging", "Beveiliging", "extra beveiliging of niet: wat is besloten, hoeveel, vanaf hoe laat"),
            _v(
                "begeleiding",
                "Wie gaat mee",
                "niemand gaat alleen; bij een gesprek: de tweede persoon",
                geldt=_accompanied,
            ),
        ),
    ),
    Deel(
        titel="ROLLEN, NUMMERS",
        vragen=(
            _v("voorzitter", "Voorzitter", "wie voorzit of het gesprek voert"),
            _v("griffier", "Griffier", "wie griffier is"),
            _v("vervanger", "Vervanger", "wie de griffier vervangt, als die zelf vordert of wegmoet"),
            _v("nummer_bode", "Tel. bode", "het nummer van de bode of de beveiliging van die avond"),
            _v("nummer_beveiliging", "Tel. bevl.", "het nummer van de extra beveiliging"),
            _v("nummer_politie", "Tel. politie", "zonder spoed, of de wijkagent; voor spoed is er 112"),
            _v("nummer_livestream", "Tel. stream", "wie u belt als de livestream niet stopt", geldt=_no_talk),
        ),
    ),
)
"""All of them."""
VRAGEN = tuple(vraag for deel in DELEN for vraag in deel.vragen)
AFSPRAKEN = tuple(vraag.naam for vraag in DELEN[2].vragen)
"""What holds what was agreed; empty: still to be done."""


def answers_of(prepared: Voorbereiding) -> dict[str, str]:
    """What the form holds, by the names of the questions."""
    found = {}
    for vraag in VRAGEN:
        value = getattr(prepared, vraag.naam)
        if isinstance(value, bool):
            value = "ja" if value else "nee"
        found[vraag.naam] = short_date(value) if isinstance(value, date) else value
    return found


def checked(vraag: Voorvraag, answers: Answers, today: date) -> str:
    """One answer as it is kept, a day as ISO 8601 writes it. Raises AnswerFault."""
    value = answers.get(vraag.naam, "").strip()
    if vraag.keuzes is not None and value not in vraag.keuzes:
        raise AnswerFault(vraag.naam, f"{vraag.label}: kies een van {', '.join(vraag.keuzes.values())}.")
    if len(value) > LONGEST:
        raise AnswerFault(vraag.naam, f"{vraag.label}: hier passen {LONGEST} tekens; maak het korter.")
    try:
        if vraag.naam == "datum":
            return to_come(day_in(value, today), today).isoformat()
        if vraag.naam == "aanvang":
            return hour_in(value, day_in(answers.get("datum", ""), today))
    except DayFault as fault:
        raise AnswerFault(vraag.naam, str(fault)) from None
    return value


def judged(answers: Answers, today: date) -> Voorbereiding:
    """What was answered as it is kept. Raises AnswerFault, with the question that it is about."""
    texts = {vraag.naam: checked(vraag, answers, today) for vraag in VRAGEN}
    day, livestream = date.fromisoformat(texts.pop("datum")), texts.pop("livestream") == "ja"
    return Voorbereiding(datum=day, livestream=livestream, **texts)
