"""What was recorded of one person before, over meetings and meldingen (protocol 5.2: a first or a repeated incident).

A label (NN1) is of one record only, and a name does not say who somebody is: two people share one, and one person is
spelled in two ways. So nothing is put together by itself. What may be the same person is asked, whatever the spelling,
and the answer is an entry (``vergelijk_persoon``) that can be taken back. What is past its term is not read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.dossier.letters.herhaling import Plek
from voorzitter_console.dossier.model.facts import named_in
from voorzitter_console.errors import ConsoleError
from voorzitter_console.meeting import replay
from voorzitter_console.moment import local
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import MAATREGELEN, day_words
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.outside import GEDRAG
from voorzitter_console.procedure.parse import ERASED, LOCKED, parse_moment
from voorzitter_console.procedure.reporting import happened
from voorzitter_console.procedure.state import Verstoring
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.journal.port import Journal, StreamInfo

LIKE = 0.8
"""From this likeness on (difflib, 0 to 1) another spelling is asked about."""


class Voorkomen(Struct, frozen=True, kw_only=True):
    """A named person in one meeting or melding; texts as they were typed."""

    stroom: str
    label: str
    naam: str
    titel: str
    op: datetime
    """When it was (UTC)."""
    wat: tuple[str, ...] = ()
    """What was recorded of this person, and which measures."""

    @property
    def plek(self) -> Plek:
        return self.stroom, label_key(self.label)

    @property
    def kop(self) -> str:
        """``10-03-2026 Raadsvergadering: “K. de Boer” (NN2)``."""
        named = f"“{one_line(self.naam, 40)}” ({one_line(self.label, 20)})"
        return f"{local(self.op):%d-%m-%Y} {one_line(self.titel, 50)}: {named}"


class Mogelijk(Struct, frozen=True, kw_only=True):
    """Somebody elsewhere who may be the same, and why that is asked."""

    wie: Voorkomen
    waarom: str


class Eerder(Struct, frozen=True, kw_only=True):
    """What is known of one person in other records."""

    label: str
    naam: str
    op: datetime | None = None
    """When what it is asked from was (UTC); None: that record was not there."""
    zelfde: tuple[Voorkomen, ...] = ()
    """Those that somebody said are the same person, the oldest first."""
    vraag: tuple[Mogelijk, ...] = ()
    """Those that nobody has judged yet."""
    anders: tuple[Voorkomen, ...] = ()
    """Those that somebody said are somebody else."""
    ouder: int = 0
    """Records past the term of retention: not looked into."""
    onleesbaar: int = 0
    weg: int = 0
    """Of those that are the same: how many can be read here no more (erased, handed over, past the term)."""
    tegenstrijdig: bool = False
    """It was said of two of them that they are the same and that they are not: then none is shown as the same."""

    def is_later(self, one: Voorkomen) -> bool:
        """Whether it was after the one that it is asked from: then it makes this one no repetition."""
        return self.op is not None and one.op > self.op

    @property
    def ervoor(self) -> tuple[Voorkomen, ...]:
        """Those of the same person that were before it."""
        return tuple(one for one in self.zelfde if not self.is_later(one))

    @property
    def zin(self) -> str:
        """How it stands, in a few sentences."""
        told = []
        if self.tegenstrijdig:
            told.append(
                "Hierover is tegenstrijdig vastgelegd: dat het dezelfde persoon is, en dat het een ander is. "
                "Herroep wat niet klopt."
            )
        number, later = len(self.ervoor), len(self.zelfde) - len(self.ervoor)
        if number:
            told.append(f"{number} {'eerder voorval' if number == 1 else 'eerdere voorvallen'} van deze persoon.")
        elif not self.tegenstrijdig:
            told.append("Er is geen eerder voorval waarvan is vastgelegd dat het deze persoon was.")
        if later:
            told.append(f"{later} {'voorval' if later == 1 else 'voorvallen'} van deze persoon van daarna.")
        if self.vraag:
            told.append(f"Bij {len(self.vraag)} is de vraag of het dezelfde is; het programma beslist dat niet.")
        if self.weg:
            told.append(f"{self.weg} keer is het verslag hier niet (meer) te lezen.")
        if self.ouder:
            told.append(
                f"{self.ouder} {'verslag is' if self.ouder == 1 else 'verslagen zijn'} ouder dan de bewaartermijn."
            )
        if self.onleesbaar:
            told.append(f"{self.onleesbaar} niet te lezen.")
        return " ".join(told)


def eerder(journal: Journal, stroom: str, label: str, since: datetime | None) -> Eerder:
    """What the journal holds of the person with that label in that record; ``since``: what was recorded last before it
    (UTC) is past the term of retention, None: there is no term. Raises JournalError.
    """
    found, said, own, op = _Found(), _Said(), "", None
    for stream in journal.streams():
        if stream.soort not in ("vergadering", "melding"):
            continue
        if stream.id != stroom and since is not None and stream.laatst < since:
            found.ouder += 1
            continue
        try:
            entries = journal.read(stream.id)
            history = replay(entries)
        except ConsoleError:
            found.onleesbaar += 1
            continue
        said.take(stream.id, history)
        if stream.id == stroom:
            person = next((p for p in history.state.personen if label_key(p.label) == label_key(label)), None)
            own = (person.naam or "") if person else ""
            op = parse_moment(history.begin.aanvang, "aanvang")
        elif any(entry.op_slot for entry in entries):
            found.onleesbaar += 1
        else:
            found.all |= {one.plek: one for one in _named(stream, history)}
    return replace(_judged((stroom, label_key(label)), label, own, found, said), op=op)


class _Found:
    """Everybody with a name in the other records."""

    def __init__(self) -> None:
        self.all: dict[Plek, Voorkomen] = {}
        self.ouder = 0
        self.onleesbaar = 0


class _Said:
    """What people said of two persons: the last word on each pair counts."""

    def __init__(self) -> None:
        self._words: dict[frozenset[Plek], tuple[datetime, bool]] = {}

    def take(self, stroom: str, history: History) -> None:
        for fact in history.facts:
            command = fact.command
            if isinstance(command, c.VergelijkPersoon):
                pair = frozenset({(stroom, label_key(command.label)), (command.stroom, label_key(command.ander))})
                before = self._words.get(pair)
                if before is None or before[0] <= fact.vastgelegd_op:
                    self._words[pair] = fact.vastgelegd_op, command.zelfde

    def same_as(self, start: Plek) -> set[Plek]:
        """Everybody who is the same, by one or more steps; the start too."""
        found, ahead = {start}, [start]
        while ahead:
            here = ahead.pop()
            for pair, (_, same) in self._words.items():
                if same and here in pair:
                    ahead += (fresh := pair - found)
                    found |= fresh
        return found

    def apart(self, one: Plek, other: Plek) -> bool:
        """Whether it was said of these two that they are not the same."""
        word = self._words.get(frozenset({one, other}))
        return word is not None and not word[1]


def _judged(own: Plek, label: str, naam: str, found: _Found, said: _Said) -> Eerder:
    same = said.same_as(own)
    clash = any(said.apart(one, other) for one in same for other in same if one < other)
    others = sorted(found.all.values(), key=lambda one: (one.op, one.stroom, one.label))
    apart = [one for one in others if any(said.apart(known, one.plek) for known in same) and one.plek not in same]
    asked = [
        Mogelijk(wie=one, waarom=why)
        for one in others
        if one.plek not in same and one not in apart and (why := _why(naam, one.naam))
    ]
    known = [] if clash else [one for one in others if one.plek in same]
    return Eerder(
        label=label,
        naam=naam,
        zelfde=tuple(known),
        vraag=tuple(asked),
        anders=tuple(apart),
        ouder=found.ouder,
        onleesbaar=found.onleesbaar,
        weg=0 if clash else sum(plek not in found.all for plek in same - {own}),
        tegenstrijdig=clash,
    )


def _why(naam: str, ander: str) -> str:
    """Why it is asked whether two names are one person; empty: they are not alike."""
    if naam in ("", ERASED, LOCKED):
        return ""
    if naam == ander:
        return "dezelfde schrijfwijze"
    one, other = _plain(naam), _plain(ander)
    if one == other:
        return "andere schrijfwijze: hoofdletters, punten, accenten of spaties"
    if SequenceMatcher(None, one, other).ratio() >= LIKE or _last(naam) == _last(ander) != "":
        return "andere schrijfwijze, die erop lijkt"
    return ""


def _plain(naam: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", naam.casefold()) if sign.isalnum())


def _last(naam: str) -> str:
    """The last word: mostly the family name."""
    words = [word for word in naam.split() if _plain(word)]
    return _plain(words[-1]) if words and len(_plain(words[-1])) > 2 else ""


# what was recorded of somebody ----------------------------------------------------------------------------------


def _named(stream: StreamInfo, history: History) -> Iterator[Voorkomen]:
    begin, state = history.begin, history.state
    measures = _measures(history)
    for person in state.personen:
        if person.naam is None or person.naam in (ERASED, LOCKED):
            continue
        seen = (("herkenbaar", "signalement"), ("gedrag", "gedrag"))
        told = [
            f"{name}: {one_line(text, 200)}{_described(history, person.label, veld)}"
            for name, veld in seen
            if (text := getattr(person, veld)) and text not in (ERASED, LOCKED)
        ]
        told += ["vermoedelijk minderjarig"] if person.vermoedelijk_minderjarig else []
        told += _behaviour(history, person.label)
        sometime = _sometime(history, person.label)
        told += ["bij welke ordeverstoring is niet vastgelegd"] * sometime
        told += (
            []
            if sometime
            else [
                f"ordeverstoring {v.nummer}: {_ordered(history, v, person.label)}"
                for v in state.verstoringen
                if any(b.label == person.label for b in v.betrokkenen) and not _only_named(history, v, person.label)
            ]
        )
        told += measures.get(label_key(person.label), [])
        yield Voorkomen(
            stroom=stream.id,
            label=person.label,
            naam=person.naam,
            titel=begin.titel,
            op=parse_moment(begin.aanvang, "aanvang"),
            wat=tuple(told),
        )


def _sometime(history: History, label: str) -> bool:
    """Whether this person came into the record only long after several ordeverstoringen: at which, nobody said."""
    first = next((f for f in history.facts if label in named_in(f.command)), None)
    several = len(history.state.verstoringen) > 1
    return several and first is not None and happened(history, first.id, first.op) != first.op


def _only_named(history: History, v: Verstoring, label: str) -> bool:
    """Whether nothing was recorded of this person at it but vorderingen by name, at which they were found not to be."""
    missed = {x.id for x in v.vorderingen if label in x.gericht_aan and not x.geadresseerd(label)}
    if not missed or v.vorderingen_van(label):
        return False
    return not any(
        f.id not in missed
        and not isinstance(f.command, c.StelAanwezigheidVast)
        and v.begin <= f.op <= (v.einde or f.op)
        and label in named_in(f.command)
        for f in history.facts
    )


def _known(history: History, entry_id: str) -> str:
    """`` (van horen zeggen)``: what was heard of others is not told as seen."""
    kwaliteit = history.kwaliteit_of(entry_id)
    return "" if kwaliteit == "exact" else f" ({kwaliteit.replace('_', ' ')})"


def _described(history: History, label: str, veld: str) -> str:
    """How the last description of that field is known."""
    told = [
        fact.id
        for fact in history.facts
        if isinstance(x := fact.command, c.BeschrijfVerstoorder) and x.label == label and getattr(x, veld) is not None
    ]
    return _known(history, told[-1]) if told else ""


def _ordered(history: History, v: Verstoring, label: str) -> str:
    """How often, and of how many of those it was derived that they were spoken to this person."""
    mine = [x for x in v.vorderingen if x.nummer in v.vorderingen_van(label)]
    apart = sum(getattr(history.command_of(x.id), "gericht_aan", None) is None for x in mine)
    unseen = [known for x in mine if (known := _known(history, x.id).strip(" ()"))]
    marks = [f"{apart} keer niet apart genoemd"] if apart else []
    marks += [f"{unseen.count(known)} keer {known}" for known in dict.fromkeys(unseen)]
    return f"{len(mine)} keer gevorderd te vertrekken" + (f" ({', '.join(marks)})" if marks else "")


def _behaviour(history: History, label: str) -> list[str]:
    """What was reported with that person named."""
    key, told = label_key(label), []
    for fact in history.facts:
        command = fact.command
        if isinstance(command, c.MeldGedrag) and label_key(command.dader or "") == key:
            told.append(f"gedrag: {GEDRAG[command.soort]}{_known(history, fact.id)}")
        elif isinstance(command, c.MeldFysiekeAgressie) and label_key(command.dader or "") == key:
            kind = command.soort or "soort niet vastgelegd"
            told.append(f"genoemd bij agressie: {kind}{_known(history, fact.id)}")
    return told


def _measures(history: History) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in history.facts:
        command = fact.command
        if isinstance(command, c.NeemMaatregel) and command.genomen and command.label:
            until = f", tot en met {day_words(command.tot)}" if command.tot else ""
            found.setdefault(label_key(command.label), []).append(f"maatregel: {MAATREGELEN[command.maatregel]}{until}")
    return found
