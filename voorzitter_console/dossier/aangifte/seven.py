"""What the record says under the seven W's that are no person, place or time: by what, in what way and why.

Once, for the aangifte and for the table of the register: what the one knows, the other does not call unknown. Each as
it was recorded, with the position of every entry that says so.
"""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup, told_of, uttered
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.procedure.spoken import quoted
from voorzitter_console.text import counted

Told = tuple[str, tuple[int, ...]]


def _each(d: Dossier, veld: str, most: int | None) -> list[Told]:
    """A field of the first ordeverstoringen, each at its own and, where that went on, at its own time."""
    look = TimelineLookup(d)
    told: list[Told] = []
    for x in d.verstoringen[:most]:
        for g in told_of(x, veld)[:most]:
            of = [f"ordeverstoring {x.nummer}"] if len(d.verstoringen) > 1 else []
            of += [f"vanaf {look.time(g.op)}{look.doubt(g.positie)}"] if x.vervolg else []
            mark = look.filled(g.positie, veld)
            spoken = f"{uttered(x)} {g.tekst if g.tekst == ERASED else quoted(g.tekst)}"
            shown = spoken if veld == "woorden" else g.tekst
            heard = "" if x.vervolg else look.hearsay(g.positie)
            where = f"{', '.join(of)}: " if of else ""
            told.append((f"{where}{shown}{heard}{mark}", _known(g.positie)))
    return told


def _known(positie: int | None) -> tuple[int, ...]:
    return () if positie is None else (positie,)


def means(d: Dossier, most: int | None = None) -> list[Told]:
    """What was used, and a weapon that was reported; ``most``: of each kind at most so many."""
    found = _each(d, "middelen", most)
    weapons = [a for a in d.agressie if a.soort == "wapen" and a.omschrijving]
    look = TimelineLookup(d)
    return found + [(f"wapen: {a.omschrijving}{look.hearsay(a.positie)}", (a.positie,)) for a in weapons[:most]]


def no_means(d: Dossier, most: int = 4) -> Told | None:
    """Where the report of aggression may name what was used, that it does; None: nothing says anything of it."""
    told = [a.positie for a in d.agressie if a.omschrijving and a.soort in (None, "geweld", "vernieling")]
    if not told:
        return None
    where = w.few([f"nr. {positie}" for positie in told], most)
    return f"niet apart vastgelegd; zie wat is gemeld bij {where}", tuple(told[:most])


def manner(d: Dossier, most: int | None = None, reasons: int | None = None) -> list[Told]:
    """What it looked like, for what reason the meeting was suspended, and which aggression was reported."""
    found, look = _each(d, "omschrijving", most), TimelineLookup(d)
    said: dict[str, tuple[int, ...]] = {}
    for s in d.schorsingen:
        if s.reden:
            reason = s.reden + look.filled(s.positie, "reden")
            said[reason] = (*said.get(reason, ()), *_known(s.positie))
    found += [(f"reden van de schorsing: {reason}", numbers) for reason, numbers in list(said.items())[:reasons]]
    if reasons is not None and len(said) > reasons:
        found.append((f"en nog {counted(len(said) - reasons, 'andere reden', 'andere redenen')} (bijlage A)", ()))
    reported = [a for a in d.agressie if a.soort]
    doubts = {a.soort: look.hearsay(a.positie) for a in reported}
    # What one saw and another heard of, was seen.
    doubts |= {a.soort: "" for a in reported if not look.hearsay(a.positie)}
    kinds = sorted({w.words(soort) + doubt for soort, doubt in doubts.items() if soort})
    return found + ([(f"gemeld: {', '.join(kinds)}", tuple(a.positie for a in reported))] if kinds else [])


def motive(d: Dossier, most: int | None = None) -> list[Told]:
    """What was on the agenda, and what was shouted: of a motive nothing more is recorded."""
    v = d.vergadering
    subject: list[Told] = [(f"agendapunt: {v.agendapunt}", (1,))] if v.agendapunt else []
    return subject + _each(d, "woorden", most)
