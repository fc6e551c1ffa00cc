"""What must be done after an incident (protocol 5 and 6), from the record alone. Pure.

What the record makes needless is not asked: who was in the hall knows of it, images that were kept are kept, and where
nobody was hit nobody is asked to consent. A task is answered by an entry about it, or by the fact that it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from voorzitter_console.aftercare import persons as p
from voorzitter_console.aftercare import terms as t
from voorzitter_console.aftercare.elsewhere import by_way
from voorzitter_console.aftercare.task import Vervolgtaak, ordered
from voorzitter_console.dossier.checklist.terms import moment_in
from voorzitter_console.moment import date_of
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import day_words
from voorzitter_console.procedure.commands.aftercare import Taaksoort
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.images import recorded_over
from voorzitter_console.procedure.reporting import (
    KLACHT_MAANDEN,
    NOT_MADE,
    aangifte_asked,
    complaints,
    decided_against,
    happened,
    incident,
    last_word,
    measures_that_stand,
    punishable,
)
from voorzitter_console.procedure.state import Persoon

_ARBEID_UREN = 24
"""Protocol 5.4; the law (Arbowet 9) says at once."""
_FOLLOWS: dict[str, Taaksoort] = {
    "bemiddeling": "bemiddeling",
    "waarschuwing": "waarschuwing",
    "ordegesprek": "ordegesprek",
    "contact_beperken": "contact_beperken",
    "ontzegging_vergadering": "ontzegging_vergadering",
    "ontzegging_gebouwen": "ontzegging_gebouwen",
    "melding_politie": "melding_politie",
}
"""What each measure that was taken asks to be done."""


def tasks(history: History) -> tuple[Vervolgtaak, ...]:
    """Every task, the open ones first, the soonest of them at the head; none where nothing happened."""
    since = incident(history)
    if since is None:
        return ()
    hit = p.getroffenen(history)
    found = [
        *_at_once(history, since, hit),
        *_images(history),
        *by_way(history),
        *_weighed(history),
        *_report(history, since, hit),
        *_damage(history, hit),
    ]
    told = [_dealt_with(history, task) for task in found]
    told += [_dealt_with(history, task) for task in _afterwards(history, hit, told)]
    return ordered(told)


def _at_once(history: History, since: datetime, hit: tuple[p.Getroffene, ...]) -> Iterator[Vervolgtaak]:
    """Who must know of it, and safety."""
    state, begin = history.state, history.begin
    if not (state.griffier or begin.griffier or any(i.entry.door == "griffier" for i in history.items)):
        yield Vervolgtaak(soort="melding_griffier")
    if not p.burgemeester_knows(history):
        yield Vervolgtaak(soort="melding_burgemeester")
    by_burgemeester = p.burgemeester_hit(history)
    if any(a.soort in ("bedreiging", "wapen") for a in state.agressie):
        yield Vervolgtaak(soort="beveiliging", over="ook met de NCTV te overleggen" if by_burgemeester else "")
    if by_burgemeester:
        yield Vervolgtaak(soort="commissaris")
    hurt: list[tuple[str, int, int | None, str, tuple[str, ...]]] = [
        (x.id, x.positie, x.letsel_positie, x.naam, x.letsels) for x in hit if x.letsel
    ]
    nobody = "wie nog niet bekend" if state.melding is None else ""  # a melding is about somebody
    hurt += [(of, number, None, nobody, (letsel,)) for of, number, letsel in p.hurt_unnamed(history)]
    for of, number, see, who, letsels in hurt:
        told = (a for a in state.agressie if a.letsel and a.letsel in letsels)
        moment = min((happened(history, a.id, a.op) for a in told), default=since)
        yield Vervolgtaak(
            soort="arbeidsinspectie",
            id=of,
            betreft=number,
            zie=see,
            over=f"{who} ({'; '.join(letsels)})" if who else "; ".join(letsels),
            vraag="" if any(map(_grave, letsels)) else "letsel ernstig? Dan melden bij de Arbeidsinspectie",
            uiterlijk=t.within_hours(moment, _ARBEID_UREN, "binnen 24 uur (5.4)"),
        )
    terms = history.protocol.termijnen
    yield Vervolgtaak(
        soort="nazorg",
        uiterlijk=t.within_hours(
            since, terms.gesprek_1_uren, f"eerste gesprek binnen {terms.gesprek_1_uren} uur "
            f"({terms.gesprek_1_paragraaf})"
        ),
    )  # fmt: skip
    if state.agressie or state.inzetten:
        yield Vervolgtaak(soort="woordvoering")


_GRAVE = re.compile(r"opgenomen|ziekenhuisopname|blijvend|overleden|overlijd")
"""Admission to hospital, lasting injury or death (protocol 5.4; Arbeidsomstandighedenwet 9)."""
_NOT = re.compile(r"(?<![a-z])(?:geen|niet|nooit|zonder|of|mogelijk|misschien|mogelijke)(?![a-z])")


def _grave(letsel: str) -> bool:
    """Whether the words say outright that the injury is one to report; of any other injury it is asked."""
    said = letsel.casefold()
    return _GRAVE.search(said) is not None and _NOT.search(said) is None


def _images(history: History) -> Iterator[Vervolgtaak]:
    """Images that somebody keeps until a day; where no evidence is recorded at all, what there is."""
    evidence = [f for f in history.facts if isinstance(f.command, c.VoegBewijsToe)]
    if not evidence and punishable(history) and history.state.melding is None:
        yield Vervolgtaak(soort="beelden", over="nagaan welke er zijn")
    for fact in evidence:
        command = fact.command
        assert isinstance(command, c.VoegBewijsToe)
        if command.bestand or not (command.overschreven_op or command.beheerder) or recorded_over(command) is False:
            continue
        uiterlijk = t.GEEN
        if command.overschreven_op:
            until = moment_in(command.overschreven_op, date_of(fact.op))
            tot = until.astimezone(UTC) if until is not None else None
            uiterlijk = t.Uiterlijk(tot=tot, bron=f"wordt overschreven: {command.overschreven_op}")
        over = command.omschrijving or command.beheerder or "beelden"
        yield Vervolgtaak(soort="beelden", id=fact.id, betreft=fact.positie, over=over, uiterlijk=uiterlijk)


def _weighed(history: History) -> Iterator[Vervolgtaak]:
    """The driehoek weighs it, decides on measures, and each of those asks for something."""
    yield Vervolgtaak(soort="driehoek")
    people = history.state.personen
    if people:
        yield Vervolgtaak(soort="herhaling")
    decided = [(f, f.command) for f in history.facts if isinstance(f.command, c.NeemMaatregel)]
    if people or decided:
        # That a measure is not taken decides for nobody which one is.
        general = any(command.label is None and command.genomen for _, command in decided)
        judged = {command.label for _, command in decided}
        lacking = [] if general else [x for x in people if x.label not in judged]
        yield Vervolgtaak(
            soort="maatregelen",
            over=_about_whom(history, lacking),
            stand="gedaan" if decided and not lacking else "open",
            uitkomst=_count(len(decided)) if decided and not lacking else None,
            positie=decided[-1][0].positie if decided and not lacking else None,
        )
    for fact, command in measures_that_stand(history):
        soort = _FOLLOWS.get(command.maatregel)
        if soort is not None:
            until = f"tot en met {day_words(command.tot)}" if command.tot else None
            over = ", ".join(part for part in (command.label, until) if part)
            yield Vervolgtaak(soort=soort, id=fact.id, betreft=fact.positie, over=over)
    yield Vervolgtaak(soort="evaluatie")


def _about_whom(history: History, people: Sequence[Persoon]) -> str:
    """Whose case it is; over a member in a meeting of the raad the driehoek does not decide (Gemeentewet 26 lid 3)."""
    in_raad = history.state.melding is None and history.begin.orgaan != "raadscommissie"
    told = [
        x.label + " (raadslid: over een lid beslist de raad, artikel 26 lid 3)" * (in_raad and x.rol == "raadslid")
        for x in people
    ]
    return ", ".join(told)


def _count(number: int) -> str:
    return f"{number} {'besluit' if number == 1 else 'besluiten'} vastgelegd"


def _report(history: History, since: datetime, hit: tuple[p.Getroffene, ...]) -> Iterator[Vervolgtaak]:
    """Consent and mandate of each person, the aangifte itself, and a klacht."""
    if not aangifte_asked(history):
        return
    against = decided_against(history)
    for one in hit:
        if one.gemeente:
            continue
        if one.instemming is not None or against is None:  # who files nothing needs nobody's consent
            yield _of(one, "instemming", {True: "stemt in", False: "stemt niet in", None: None}[one.instemming])
        if one.gemachtigde or (one.instemming and against is None):
            yield _of(one, "machtiging", f"gemachtigd: {one.gemachtigde}" if one.gemachtigde else None)
    without = [one.naam for one in hit if one.instemming is False]
    terms = history.protocol.termijnen
    days = terms.aangifte_werkdagen
    over = f"zonder instemming van {', '.join(without)}" if without else ""
    plural = "" if days == 1 else "en"
    bron = f"binnen {days} werkdag{plural}: {terms.aangifte_bron}; later kan ook nog"
    until = replace(t.within_working_days(since, days, bron), opmerking=_of_members(history))
    task = Vervolgtaak(soort="aangifte", over=over, uiterlijk=until)
    yield task if against is None else _not_made(task, *against)
    for fact in complaints(history):
        yield Vervolgtaak(
            soort="klacht",
            id=fact.id,
            betreft=fact.positie,
            over=fact.slachtoffer or "",
            uiterlijk=t.within_months_by_law(fact.op, KLACHT_MAANDEN, "binnen drie maanden (66 Sr)"),
        )


def _of_members(history: History) -> str:
    """What the law says of words in the meeting, where nobody but members disturbed it."""
    people = history.state.personen
    if not people or history.state.agressie or any(x.rol not in ("raadslid", "commissielid") for x in people):
        return ""
    law = "artikel 22 Gemeentewet"
    if history.begin.orgaan == "raadscommissie":
        law = "artikel 22 en artikel 82 lid 5 Gemeentewet"
    return f"Voor wat een lid in de vergadering zei, is het niet te vervolgen ({law})."


def _not_made(task: Vervolgtaak, fact: Fact, decision: c.NeemMaatregel) -> Vervolgtaak:
    """It was weighed, and decided not to: that is what the task asks too."""
    return replace(
        task,
        stand="gedaan",
        door=decision.besloten_door,
        op=decision.besloten_op,
        uitkomst=f"{NOT_MADE}: {decision.reden}" if decision.reden else NOT_MADE,
        positie=fact.positie,
    )


def _of(one: p.Getroffene, soort: Taaksoort, answer: str | None) -> Vervolgtaak:
    """A task about one person, answered by the fact that it asks for."""
    return Vervolgtaak(
        soort=soort,
        id=one.id,
        betreft=one.positie,
        over=one.naam,
        stand="open" if answer is None else "gedaan",
        uitkomst=answer,
        positie=None if answer is None else one.benadeelde_positie or one.positie,
    )


def _damage(history: History, hit: tuple[p.Getroffene, ...]) -> Iterator[Vervolgtaak]:
    """Damage is first paid to who suffered it, and recovered from who did it; joining is each person's own."""
    known = any(one.schade for one in hit)
    asked = any(_answers_damage(f.command) for f in history.facts)
    likely = any(a.soort in ("vernieling", "geweld", "wapen") or p.said(a.letsel) for a in history.state.agressie)
    if likely and not known and not asked:
        yield Vervolgtaak(soort="schade_opnemen")
    for one in hit:
        for entry_id, positie, words in one.schade:
            over = f"{one.naam} ({words})"
            if not one.gemeente:
                yield Vervolgtaak(soort="schade_vergoeden", id=entry_id, betreft=positie, over=over)
            yield Vervolgtaak(soort="schade_verhalen", id=entry_id, betreft=positie, over=over)
        decides = one.voegen is not None or decided_against(history) is None
        if one.schade and decides and punishable(history):
            yield _of(one, "voegen", {True: "voegt zich", False: "voegt zich niet", None: None}[one.voegen])


def _answers_damage(command: c.Command) -> bool:
    """Whether it was said what damage there is, or that nobody has any."""
    if not isinstance(command, c.NoemBenadeelde):
        return False
    return command.schade is not None or not p.said(command.naam)


def _afterwards(history: History, hit: tuple[p.Getroffene, ...], before: list[Vervolgtaak]) -> Iterator[Vervolgtaak]:
    """What follows from what was done: OM, and telling how it goes on."""
    against = decided_against(history)
    not_made = against[0].positie if against else None
    reported = any(x.soort == "aangifte" and x.stand == "gedaan" and x.positie != not_made for x in before)
    followed = reported or any(task.soort in _FOLLOWS.values() for task in before)
    if reported:
        yield Vervolgtaak(soort="om_inlichten")
    if followed:
        for one in hit:
            if not one.gemeente:
                yield Vervolgtaak(soort="terugkoppeling_betrokkene", id=one.id, betreft=one.positie, over=one.naam)
        yield Vervolgtaak(soort="terugkoppeling_raad")


def _dealt_with(history: History, task: Vervolgtaak) -> Vervolgtaak:
    """The task as the last entry about it leaves it; a fact that answers it by itself stays its answer."""
    last = last_word(history, task.soort, task.id, task.positie)
    if last is None:
        return task
    command = last.command
    if isinstance(command, c.HeropenTaak):
        return replace(task, stand="open", uitkomst=command.reden, positie=last.positie, heropend=True)
    if isinstance(command, c.TaakNietVanToepassing):
        return replace(task, stand="nvt", uitkomst=command.omdat, positie=last.positie)
    assert isinstance(command, c.RondTaakAf)
    done = replace(
        task,
        stand="gedaan",
        door=command.gedaan_door,
        op=command.gedaan_op,
        uitkomst=command.uitkomst or task.uitkomst,
        positie=last.positie,
    )
    if command.opnieuw_op:
        return replace(done, stand="open", uiterlijk=t.on_day(command.opnieuw_op, "opnieuw, zoals afgesproken"))
    return done
