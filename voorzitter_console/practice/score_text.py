"""A score in plain Dutch: each figure with what it means, and the published figures beside it."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.practice.score import PUBLISHED, Person, Reported, Score, clock
from voorzitter_console.procedure.sentences import deviation_sentence
from voorzitter_console.text import one_line

WORDS = {
    "storend": "stoort",
    "gestaakt": "houdt op",
    "vertrokken": "is weg",
    "geweld": "geweld",
    "politie_aanwezig": "de politie is er",
}
REACTION_WORDS = {
    "schors": "schorsen",
    "stop_livestream": "livestream stoppen",
    "spreek_aan": "aanspreken",
    "vorder": "eerste vordering",
    "waarschuw_bodedienst": "bodedienst waarschuwen",
    "vraag_politie": "om politie vragen",
    "bel_politie": "politie bellen",
    "raadsleden_uit_zaal": "raadsleden uit de zaal",
}
LONGEST = 140
NOTHING_ODD = "Niets gemist, niets te laat, niets onwaar."
DEBRIEF = "Wat er gebeurde, en wat is vastgelegd"
"""Above what happened with what was recorded of it."""


def number(value: float) -> str:
    """``2,1``; a whole number without a decimal."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}".replace(".", ",")


def percent(share: float) -> str:
    """``93 %``."""
    return f"{round(share * 100)} %"


def summary(score: Score) -> tuple[str, ...]:
    """The figures, a sentence each."""
    return tuple(_summary(score))


def _summary(score: Score) -> Iterator[str]:
    if score.andere is not None:
        recorded, wanted = (one_line(titel, LONGEST) for titel in score.andere)
        yield (
            f"Let op: vastgelegd is “{recorded}”, en dit scenario gaat over “{wanted}”. Zij liggen toch naast elkaar:"
            " is het een andere oefening, geef dan het scenario dat is gespeeld."
        )
    shares, misses = PUBLISHED["volledig"], PUBLISHED["tijdfout_s"]
    there = len(score.told) - len(score.gemist)
    yield (
        f"Vastgelegd: {there} van {len(score.told)} ({percent(score.volledig)}). Dat is het deel van wat er gebeurde en"
        f" te weten was; in onderzoek was het {percent(shares['elektronisch'])} met een scherm en"
        f" {percent(shares['papier'])} op papier."
    )
    if score.mediaan is None:
        yield "Tijdfout: geen, want er is niets vastgelegd van wat er gebeurde."
    else:
        yield (
            f"Tijdfout: {number(score.mediaan)} s. De helft van de tijden zit er minder ver naast; in onderzoek was het"
            f" {number(misses['tablet'])} s op een tablet, {number(misses['elektronisch'])} s elektronisch en"
            f" {number(misses['papier'])} s op papier."
        )
    late, untrue = len(score.te_laat), len(score.onwaar)
    yield f"Te laat: {late or 'niets'}. De tijd in de vastlegging is dan meer dan een halve minuut na wat er gebeurde."
    yield f"Onwaar: {untrue or 'niets'}. Dat staat dan in de vastlegging, maar is niet gebeurd, of toen nog niet."
    if score.reactietijden:
        times = ", ".join(f"{REACTION_WORDS[name]} {number(s)} s" for name, s in score.reactietijden.items())
        since = "vanaf het begin van de eerste verstoring (politie en ontruimen vanaf het geweld, als dat er was)"
        yield f"Reactietijd, {since}: {times}."
    if score.woorden:
        told = ", ".join(f"{count} {name}" for name, count in score.woorden.items())
        yield (
            f"Woorden: {told}. Getoond: de zin stond op het scherm toen u drukte; opgegeven: iemand vulde haar in;"
            " protocol: aangenomen."
        )
    if score.afwijkingen:
        told = "; ".join(dict.fromkeys(_deviation(code) for code in score.afwijkingen))
        yield f"Anders dan het protocol: {told}. Het protocol zegt: kan; er kan een reden zijn."


def _deviation(code: str) -> str:
    said = deviation_sentence(code)
    return f"{said[0].lower()}{said[1:]}"


def findings(score: Score) -> tuple[str, ...]:
    """What was missed, late or untrue, a line each, in order of time."""
    found = [(t.fact.op, f"{clock(t.fact.op)}  gemist: {_fact(t)}") for t in score.gemist]
    found += [(t.fact.op, f"{clock(t.fact.op)}  te laat: {_fact(t)}{_behind(t)}") for t in score.te_laat]
    found += [(line.op, f"{clock(line.op)}  onwaar: {one_line(line.tekst, LONGEST)}") for line in score.onwaar]
    return tuple(words for _, words in sorted(found, key=lambda f: f[0]))


def persons(score: Score) -> tuple[str, ...]:
    """A line for each who practised."""
    return tuple(_person(p) for p in score.personen)


def _person(person: Person) -> str:
    missed = sum(t.line is None for t in person.told)
    who = person.wie + " met de bode" * person.bode
    return (
        f"{who}: {len(person.told)} te weten, {missed} gemist, {sum(t.late for t in person.told)} te laat;"
        f" zelf {person.eigen} keer vastgelegd."
    )


def _fact(told: Reported) -> str:
    fact = told.fact
    who = " ".join(one_line(label, 40) for label in fact.labels)
    what = WORDS.get(fact.soort, "")
    state = " ".join(part for part in (who, what) if part)
    return one_line(f"{fact.wat} ({state})" if state else fact.wat, LONGEST)


def _behind(told: Reported) -> str:
    return f" ({number(round(told.fout.total_seconds(), 1))} s)" if told.fout is not None else ""
