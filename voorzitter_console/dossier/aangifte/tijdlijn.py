"""The timeline: every entry in order of what happened, with what was said of it afterwards; what is known of the clock.

A completion, correction, retraction or reading back stands with the entry that it is about, not on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.bag.bag import TIMELINE
from voorzitter_console.dossier.blocks import Blanks, Block, Cell, Items, Run, Table, Text, cell
from voorzitter_console.dossier.model.feiten import Feit, Herroeping, Wijziging
from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel
from voorzitter_console.dossier.refs import TimelineLookup, ran_back
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import date_of, date_words, day_alone, day_clock, local_clock, offset
from voorzitter_console.procedure.afterwards import INTERN
from voorzitter_console.procedure.labels import field_word
from voorzitter_console.procedure.sentences import MOMENTS, value_text
from voorzitter_console.procedure.spoken import SPOKEN, is_spoken, quoted
from voorzitter_console.text import vastleggingen

_MOST_IN_A_TABLE = 1_000
"""Entries; a longer timeline is set as a list."""
_HALF = 1_000
"""Entries that a document shows from the begin and from the end of a longer record: a page holds some twenty-five."""
_MOST_CLOCKS = 12
"""Comparisons of the clock that are listed."""


def timeline(d: Dossier, *, internal: bool = False) -> list[Block]:
    """The reasons of deviations stand in it only for internal use, which fills in nothing.

    Time and who recorded it in one column: a column less is a quarter of the time that setting it takes.
    """
    deviations = {a.positie for x in d.verstoringen for a in x.afwijkingen} | {a.positie for a in d.afwijkingen}
    first = d.tijdlijn[0].gebeurd_op
    after = _Afterwards(d)
    # What the municipality decided for itself afterwards is no part of what the police are told.
    own = set() if internal else {t.positie for t in d.tijdlijn if t.soort in INTERN}
    left = " Wat de gemeente daarna zelf besloot en afhandelde, staat hier niet bij." if own else ""
    lines = [t for t in d.tijdlijn if t.positie not in after.told and t.positie not in own]
    left_out = lines[_HALF:-_HALF] if len(lines) > 2 * _HALF else []
    rows = [
        (
            cell(str(t.positie)),
            _when(t, first),
            (*_what(t, with_note=internal or t.positie not in deviations), *after.about(t.positie)),
        )
        for t in (lines if not left_out else [*lines[:_HALF], *lines[-_HALF:]])
    ]
    more = (
        f"Er zijn {vastleggingen(len(lines))}: hier staan de eerste en de laatste {_HALF}. Alle staan in "
        f"{TIMELINE}, naast dit document. "
        if left_out
        else ""
    )
    return [
        Text(
            cell(
                f"{more}Elke vastlegging in één zin, op volgorde van gebeuren; eerst het begin van de vastlegging, "
                f"{day_clock(first)}; een tijd zonder dag is van die dag. Achter de tijd wie het vastlegde. Staat er "
                "niets bij, dan is de tijd het moment van de toets en is niet "
                "aangegeven dat het van horen zeggen is. Gesproken woorden staan tussen aanhalingstekens, met hun "
                "herkomst; getypte tekst staat achter de naam van zijn veld. Een nummer dat ontbreekt, staat bij de "
                "vastlegging waar het over gaat."
                f"{left}",
                "klein",
            )
        ),
        Table(("Nr.", "Tijd en wie", "Wat"), (1.1, 3.7, 0), tuple(rows), licht=len(rows) > _MOST_IN_A_TABLE),
        *_clock(d, blanks=not internal),
    ]


_CHOICES = frozenset({"hoe", "kwaliteit", "waarneming", "soort", "rol"})
"""Fields that hold one of a few values, told in words."""


class _Afterwards:
    """What was said of an entry afterwards; ``told``: the positions that therefore need no line of their own."""

    def __init__(self, d: Dossier) -> None:
        self._first = d.tijdlijn[0].gebeurd_op
        self._found: dict[int, list[tuple[int, Run]]] = {}
        self.told: set[int] = set()
        there = {t.positie for t in d.tijdlijn}
        self._kinds = {t.positie: t.soort for t in d.tijdlijn}
        self._shown = {n for n, e in enumerate(d.journaal, start=1) if e["inhoud"]["payload"].get("getoond") is True}
        retracted = {h.over: h for h in d.herroepingen}
        changed = {x.positie for x in (*d.aanvullingen, *d.correcties)}
        for x in d.aanvullingen:
            self._add(there, x.over, x, f"Aangevuld {self._who(x)}: {self._field(x)}{_taken_back(x, retracted)}")
        for x in d.correcties:
            was = self._value(x, x.was, getoond=x.over in self._shown)
            why = f"; reden: {literal(x.reden, w.CELL)}" if x.reden else ""
            told = f"Gecorrigeerd {self._who(x)}: {self._field(x)}; eerst vastgelegd: {was}{why}"
            self._add(there, x.over, x, told + _taken_back(x, retracted))
        for r in d.teruglezingen:
            if r.oordeel == "bevestigd":
                said = f"; opmerking: {literal(r.tekst, w.CELL)}" if r.tekst else ""
                self._add(there, r.over, r, f"Teruggelezen {self._who(r)}: juist{said}")
            else:
                spoken = self._kinds.get(r.over) in SPOKEN
                name = "Andere lezing, zoals getypt" if spoken else "Opmerking"
                other = f" {name}: {literal(r.tekst, w.CELL)}" if r.tekst else ""
                self._add(there, r.over, r, f"BETWIST bij het teruglezen {self._who(r)}.{other}", bold=True)
        for h in d.herroepingen:
            why = f": {literal(h.reden, w.CELL)}" if h.reden else ""
            if h.over in changed:
                self.told.add(h.positie)
            else:
                self._add(there, h.over, h, f"Herroepen {self._who(h)}{why}")

    def _add(self, there: set[int], over: int, fact: Feit, text: str, *, bold: bool = False) -> None:
        if over in there:
            self._found.setdefault(over, []).append((fact.positie, Run(text, "vet" if bold else "klein")))
            self.told.add(fact.positie)

    def _who(self, fact: Feit) -> str:
        return f"{_at(fact.vastgelegd_op, self._first)} door {literal(fact.door, 200)} (nr. {fact.positie})"

    def _field(self, x: Wijziging) -> str:
        return f"{literal(field_word(x.veld))} is {self._value(x, x.wordt)}"

    def _value(self, x: Wijziging, value: object, *, getoond: bool = False) -> str:
        """Spoken words as such."""
        told = w.words(value) if isinstance(value, str) and x.veld in _CHOICES else value
        if isinstance(value, str) and x.veld in MOMENTS:
            told = datetime.fromisoformat(value)
        text = literal(value_text(_shown(told)), w.CELL)
        if value is None or not is_spoken(self._kinds.get(x.over, ""), x.veld):
            return text
        return f"{quoted(text, 'getoond' if getoond else 'opgegeven')}"

    def about(self, positie: int) -> Iterator[Run]:
        """In order of recording."""
        return (run for _, run in sorted(self._found.get(positie, ()), key=lambda x: x[0]))


def _shown(value: object) -> object:
    return day_clock(value) if isinstance(value, datetime) else value


def _taken_back(x: Wijziging, retracted: dict[int, Herroeping]) -> str:
    if not x.herroepen:
        return ""
    found = retracted.get(x.positie)
    where = f" (nr. {found.positie}{': ' + literal(found.reden, w.CELL) if found.reden else ''})" if found else ""
    return f" – HERROEPEN{where}, telt niet mee"


def _at(moment: datetime, first: datetime) -> str:
    return local_clock(moment) if date_of(moment) == date_of(first) else day_clock(moment)


def _when(t: Tijdlijnregel, first: datetime) -> Cell:
    same = date_of(t.gebeurd_op) == date_of(first) and offset(t.gebeurd_op) == offset(first)
    if t.soort == "meld_gedrag" and day_alone(t.gebeurd_op, t.kwaliteit):
        told = f"{date_words(date_of(t.gebeurd_op))}, tijd niet bekend"
    else:
        told = local_clock(t.gebeurd_op) if same else day_clock(t.gebeurd_op)
    shown = [Run(f"{told} {literal(t.door, 200)}")]
    if t.kwaliteit != "exact":
        shown.append(Run(w.words(t.kwaliteit), "klein"))
    if t.later_vastgelegd:
        shown.append(Run(f"later vastgelegd: {_at(t.vastgelegd_op, t.gebeurd_op)}", "klein"))
    return tuple(shown)


def _what(t: Tijdlijnregel, *, with_note: bool) -> Cell:
    text = literal(t.tekst, w.CELL)
    runs = [Run("HERROEPEN, telt niet mee:", "vet"), Run(text, "herroepen")] if t.herroepen else [Run(text)]
    if with_note and t.toelichting:
        runs.append(Run(f"Toelichting: {literal(t.toelichting, w.CELL)}", "klein"))
    if t.gewist:
        runs.append(Run(f"Later gewist: {literal(', '.join(w.words(g) for g in t.gewist))}", "klein"))
    return tuple(runs)


def _clock(d: Dossier, *, blanks: bool) -> list[Block]:
    """Where the recording clock ran back, which stations recorded, and room for a check by hand."""
    recorded = sorted(d.tijdlijn, key=lambda t: t.positie)
    stations = sorted({t.station for t in d.tijdlijn})
    told = "De klok liep tijdens het vastleggen niet terug."
    back = ran_back(recorded)
    if back:
        told = (
            f"De klok liep terug bij nr. {w.few([str(n) for n in back])}; waar tijd en volgorde van vastleggen "
            "verschillen, zegt het nummer in welke volgorde is vastgelegd."
        )
    compared = [t for t in recorded if t.soort == "vergelijk_klok" and not t.herroepen]
    if compared:
        doubt = TimelineLookup(d).doubt
        rows = [
            f"nr. {t.positie}, {day_clock(t.gebeurd_op)} ({t.station}){doubt(t.positie)}: {t.tekst}"
            for t in compared[:_MOST_CLOCKS]
        ]
        more = len(compared) - len(rows)
        rows += [f"en nog {more} keer, zie de tijdlijn"] if more > 0 else []
        source = f"{_clocks(d, stations)} {told} Vergeleken is:"
        return [Text(cell(source)), Items(tuple(cell(literal(row, w.CELL)) for row in rows))]
    during = "tijdens deze vergadering" if d.melding is None else "bij deze melding"
    unchecked = f"De klok is {during} niet met een andere klok vergeleken."
    unchecked += " Is dat anders gedaan, vul het dan hier in." if blanks else ""
    return [
        Text(
            (
                Run(f"{_clocks(d, stations)} {told}"),
                Run(unchecked, "klein"),
            )
        ),
        *([Blanks(("Klok vergeleken met (bron, verschil)",))] if blanks else []),
    ]


def _clocks(d: Dossier, stations: list[str]) -> str:
    """Whose clocks the times are of."""
    named = literal(w.few(stations), 500)
    if len(stations) > 1:
        return f"De klok: de tijden komen van de klokken van deze computers: {named}."
    if d.oefening and named == "oefening":
        return "De klok: de tijden zijn die van het gespeelde scenario."
    return f"De klok: alle tijden komen van de klok van één computer ({named})."
