"""What is not certain in the record itself: words that were presumed or disputed, times, and what was changed later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.model.record import Dossier, DossierVordering
from voorzitter_console.dossier.refs import TimelineLookup, ran_back, some
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.untimed import long_filled
from voorzitter_console.dossier.utterances import contestable
from voorzitter_console.procedure.labels import field_word

_FEW = 6
"""Sentences besides the vorderingen that are named; the rest is counted."""


def changed(d: Dossier) -> Iterator[str]:
    """What does not count any more, or says another thing than at first."""
    gone = [t for t in d.tijdlijn if t.herroepen]
    if gone:
        # What it said stands in the timeline; what was taken back is not told once more.
        told = some(gone, lambda t: f"nr. {t.positie} ({literal(re.split('[:,]', t.tekst, maxsplit=1)[0], 80)})")
        yield f"Vastgelegd en later herroepen: {'; '.join(told)}."
    other = {
        f"nr. {x.over} ({field_word(x.veld)})": None for x in d.correcties if x.veld != "gebeurd_op" and not x.herroepen
    }
    if other:
        yield f"Later gecorrigeerd: {'; '.join(some(other))}."
    # Of the meeting itself (nr. 1) it matters less when somebody looked it up.
    late = [f"nr. {over} ({field_word(veld)})" for over, veld in long_filled(d, "ingevuld") if over > 1]
    if late:
        yield f"Pas lang na de vergadering ingevuld: {'; '.join(some(late))}."


def numbers(given: list[DossierVordering]) -> str:
    """``1e en 2e``."""
    return w.few([f"{v.nummer}e" for v in given])


def words(d: Dossier) -> Iterator[str]:
    """Words of which it is not certain that they were said."""
    many = len(d.verstoringen) > 1
    spoken = [
        (f"{v.nummer}e vordering{f' van ordeverstoring {x.nummer}' if many else ''}", v)
        for x in d.verstoringen
        for v in x.vorderingen
    ]
    for x in d.verstoringen:
        unknown = [v for v in x.vorderingen if v.woorden == "protocol" and v.teruggelezen != "bevestigd"]
        if unknown:
            which = f" van ordeverstoring {x.nummer}" if many else ""
            yield (
                f"De woorden van de {numbers(unknown)} vordering{which} zijn niet vastgelegd; vermoed is de zin van "
                "het protocol."
            )
    others = [name for name, s in contestable(d) if s.woorden == "protocol" and s.teruggelezen != "bevestigd"]
    if others:
        also = (
            "Ook niet" if any(v.woorden == "protocol" and v.teruggelezen != "bevestigd" for _, v in spoken) else "Niet"
        )
        yield f"{also} vastgelegd, maar vermoed, zijn de woorden van: {w.few(others, _FEW)}."
    for name, v in spoken:
        if v.teruggelezen == "betwist":
            yield f"De {name} is bij het teruglezen betwist.{_other(v.betwist_tekst)}"
    for name, said in contestable(d):
        if said.teruggelezen == "betwist":
            yield f"De {name} is bij het teruglezen betwist.{_other(said.betwist_tekst)}"


def _other(text: str | None) -> str:
    return f" Andere lezing, zoals getypt: {literal(text, 300)}" if text else ""


_OFF = re.compile(r": deze computer loopt (.{1,40}) (voor|achter)(?: \((± [^()]*)\))?$")
"""How far the clock was off, in the sentence of the entry; less than a second is no doubt about whole seconds."""


def times(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """Times that are not certain, and a clock that was not."""
    late = [t for t in d.tijdlijn if t.later_vastgelegd and not t.herroepen]
    if late:
        told = some(late, lambda t: look.at(t.positie, t.gebeurd_op).replace(", ", " om ", 1))
        yield f"Later vastgelegd dan het gebeurde: {', '.join(told)}."
    no_time = [t for t in d.tijdlijn if t.positie in look.untimed and not t.herroepen]
    if no_time:
        told = some(no_time, lambda t: f"nr. {t.positie}")
        yield f"Na de vergadering vastgelegd, zonder opgegeven tijd: {', '.join(told)}."
    memory = [t for t in d.tijdlijn if t.positie in look.long_after and not t.herroepen]
    if memory:
        told = some(memory, lambda t: f"nr. {t.positie} ({look.long_after[t.positie][2:]})")
        yield f"Pas lang na de vergadering vastgelegd, wie er was en hoorde of wat is teruggelezen: {', '.join(told)}."
    doubtful = [t for t in d.tijdlijn if t.kwaliteit != "exact" and not t.herroepen]
    if doubtful:
        told = some(doubtful, lambda t: f"nr. {t.positie} ({w.words(t.kwaliteit)})")
        yield f"Niet exact of van horen zeggen: {', '.join(told)}."
    back = ran_back(sorted(d.tijdlijn, key=lambda t: t.positie))
    if back:
        yield f"De klok liep terug bij nr. {w.few([str(n) for n in back])}."
    if not any(t.soort == "vergelijk_klok" and not t.herroepen for t in d.tijdlijn) and d.verstoringen:
        yield "De klok van de laptop is niet met een andere klok vergeleken."
    apart = [
        f"nr. {t.positie} ({found[1]} {found[2]}{', ' + found[3] if found[3] else ''}){look.doubt(t.positie)}"
        for t in sorted(look.of("vergelijk_klok"), key=lambda t: t.positie)
        if (found := _OFF.search(t.tekst)) and not found[1].startswith("0,")
    ]
    if apart and d.verstoringen:
        yield f"De klok liep niet gelijk: {w.few(apart)}; de tijden zijn daar niet op aangepast."
    moved = [x for x in d.correcties if x.veld == "gebeurd_op" and not x.herroepen]
    if moved:
        yield f"Van nr. {w.few([str(x.over) for x in moved])} is de tijd later gecorrigeerd."
