"""The boxes of the days after: the tasks with their terms, and the files; the same in every face."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.aftercare.task import Vervolgtaak
from voorzitter_console.console.boxes import history, notes
from voorzitter_console.console.boxes.box import Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.care import care
from voorzitter_console.console.boxes.checklist import checklist
from voorzitter_console.console.boxes.decided import Afterwards, harmed, hit, item_of, mandate, measures, person_words
from voorzitter_console.console.boxes.eerder import whom
from voorzitter_console.dossier.letters.kinds import KINDS, Kind
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import local
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line

NOT_HERE_YET = (
    "Dit kan als de vergadering is gesloten. Is zij dat, dan wordt het geladen: open dit over een tel opnieuw."
)


ELDERS = (
    "Agressie buiten de vergadering (telefoon, online, thuis, tegen familie) legt u vast op de laptop van het "
    "journaal: voorzitter-console melding."
)


def afterwards(na: Afterwards) -> Pick:
    """All there is to do for a meeting in the days after."""
    seen, back = na.see(), partial(afterwards, na)
    dealt = len(seen.taken) - len(seen.open)
    items = [
        Item(f"taken: {seen.samenvatting}", verder=partial(tasks, na)),
        Item("een maatregel vastleggen", verder=partial(measures, na, terug=back)),
        Item("wie is getroffen: instemming, machtiging, schade", verder=partial(hit, na, terug=back)),
        Item("nazorg (vertrouwelijk)", verder=partial(care, na, terug=back)),
        Item("aanvullen, corrigeren, herroepen of achteraf invoeren", verder=partial(_history, na)),
        Item("een getuige of bewijs erbij", verder=partial(_more, na)),
        Item("dossier, brief of agenda maken", verder=partial(files, na)),
        Item(f"wat is afgehandeld ({dealt})", verder=partial(done, na)),
    ]
    if na.controle:
        items.append(Item("wat de aangifte nog mist: invullen", verder=partial(checklist, na, na.controle, back)))
    if na.elders:
        items = [*items[:3], items[-1]]
    told = (*heading(seen), *(_meldingen(seen) if na.elders else ()))
    return Pick(titel="NADERHAND", items=items, vooraf=" ".join(told), terug=na.weg)


def on_another_device(see: Callable[[], Nabeeld | None]) -> Pick:
    """The same on the griffier's own device: tasks, measures, and who was hit."""
    known = see()
    if known is None:
        return Pick(titel="NADERHAND", items=(), vooraf=NOT_HERE_YET)
    # Where the closing is retracted meanwhile, what was known stays until the box is left.
    return afterwards(Afterwards(lambda: see() or known, elders=True))


def _meldingen(seen: Nabeeld) -> tuple[str, ...]:
    """On another device: where a melding is recorded, and that one waits. Of what, and of whom, it says nothing: a
    pairing is of one meeting.
    """
    number = seen.meldingen_open or 0
    waits = "Er staat daar 1 melding open." if number == 1 else f"Er staan daar {number} meldingen open."
    return (ELDERS, *((waits,) if number else ()))


def heading(seen: Nabeeld) -> tuple[str, ...]:
    """Which meeting it is, and how it stands."""
    told = [f"{'OEFENING: ' if seen.begin.oefening else ''}{one_line(seen.begin.titel, 80)}."]
    if not seen.gesloten and seen.state.melding is None:
        told.append("Deze vergadering is nog niet gesloten; wat u hier vastlegt, komt er gewoon bij.")
    if seen.voorval is None:
        told.append("Er is geen ordeverstoring of agressie vastgelegd: er zijn geen taken.")
    return tuple(told)


def _history(na: Afterwards) -> Pick:
    later = na.see().state.melding is None  # what can be entered afterwards there is of the hall
    return history.timeline(na.past, letter="", terug=partial(afterwards, na), later=later)


def _more(na: Afterwards) -> Pick:
    back = partial(_more, na)
    items = [
        Item("een getuige", verder=lambda: replace(notes.witness(), terug=back)),
        Item("bewijs, of wie beelden heeft", verder=lambda: replace(notes.evidence(), terug=back)),
    ]
    return Pick(titel="ERBIJ", items=items, terug=partial(afterwards, na))


# the tasks ------------------------------------------------------------------------------------------------------


def tasks(na: Afterwards) -> Pick:
    """What is still to be done, the soonest first."""
    seen = na.see()
    items = [Item(row(task, seen), verder=partial(about, na, task.soort, task.id)) for task in seen.open]
    vooraf = "" if items else "Er is niets meer te doen."
    return Pick(titel=f"TAKEN: {seen.samenvatting.upper()}", items=items, vooraf=vooraf, terug=partial(afterwards, na))


def row(task: Vervolgtaak, seen: Nabeeld) -> str:
    """``TE LAAT 09-09 20:10  opvang en nazorg aanbieden (griffier)``."""
    tot = task.uiterlijk.tot
    late = "TE LAAT " if task.te_laat(seen.nu) else "voor "
    year = "-%Y" if tot and local(tot).year != local(seen.nu).year else ""
    term = f"{late}{local(tot):%d-%m{year} %H:%M}  " if tot else ""
    return f"{term}{one_line(task.wat, 160)} ({task.regel.eigenaar})"


def done(na: Afterwards) -> Pick:
    """What was dealt with; each can be opened again."""
    seen = na.see()
    items = [
        Item(
            f"{one_line(task.wat, 120)}: {one_line(task.afloop(), 160)}", verder=partial(about, na, task.soort, task.id)
        )
        for task in seen.taken
        if task.stand != "open"
    ]
    return Pick(
        titel="AFGEHANDELD",
        items=items,
        vooraf="" if items else "Er is nog niets afgehandeld.",
        terug=partial(afterwards, na),
    )


def about(na: Afterwards, soort: str, over: str) -> Pick:
    """One task: who does it, until when, from where, and how it is answered."""
    seen, back = na.see(), partial(tasks, na)
    task = next((t for t in seen.taken if (t.soort, t.id) == (soort, over)), None)
    if task is None:
        return Pick(titel="TAAK", items=(), vooraf="Deze taak is er niet meer.", terug=back)
    rule, term = task.regel, task.termijn(seen.nu)
    told = [
        f"{task.wat[:1].upper()}{one_line(task.wat[1:], 300)}.",
        f"Door: {rule.eigenaar} ({rule.bron}).",
        f"{term[:1].upper()}{term[1:]}. {task.uiterlijk.opmerking}".strip() if term else "",
        f"Nu: {one_line(task.afloop(), 300)}." if task.afloop() else "",
        rule.let_op,
    ]
    items = [*_answers(na, task), *_common(na, task)]
    return Pick(titel=f"TAAK: {task.stand.upper()}", items=items, vooraf=" ".join(filter(None, told)), terug=back)


def _answers(na: Afterwards, task: Vervolgtaak) -> Sequence[Item]:
    """What this kind of task asks for."""
    one = next((x for x in na.see().getroffenen if x.id == task.id), None)
    wijze = task.regel.wijze
    if task.soort == "herhaling" and not na.elders:
        return [Item("eerdere voorvallen van deze personen", verder=partial(whom, na, terug=partial(tasks, na)))]
    if wijze == "maatregel":
        return [Item("een maatregel vastleggen", verder=partial(measures, na, terug=partial(tasks, na)))]
    if wijze == "nazorg" and na.elders:
        return ()
    if wijze == "nazorg":
        return [Item("naar de nazorg (vertrouwelijk)", verder=partial(care, na, terug=partial(tasks, na)))]
    if wijze == "schade":
        return [Item("schade of letsel vastleggen", verder=partial(harmed, terug=partial(tasks, na)))]
    if one is None or task.stand != "open":
        return ()
    if wijze in ("instemming", "voegen"):
        yes, no = ("stemt in", "stemt niet in") if wijze == "instemming" else ("voegt zich", "voegt zich niet")
        return [item_of(one, yes, wijze, True), item_of(one, no, wijze, False)]
    return (
        [Item("wie is gemachtigd", verder=partial(mandate, one.naam, terug=partial(tasks, na)))]
        if wijze == "machtiging"
        else ()
    )


def _common(na: Afterwards, task: Vervolgtaak) -> Sequence[Item]:
    """Done, needless, a draft of its letter, or open again."""
    given: dict[str, Any] = {"taak": task.soort}
    if task.betreft is not None:
        given["betreft"] = task.betreft
    items = []
    if task.stand == "open":
        # What was asked first is no part of what is recorded as done: the entry says that it was reported.
        finished, needless = (
            ("gemeld", "niet ernstig, dus niet gemeld") if task.vraag else ("gedaan", "niet van toepassing")
        )
        if task.regel.wijze in ("afronden", "nazorg", "schade"):
            words = f"{finished}: door wie, wanneer en met welke uitkomst"
            items.append(Item(words, verder=partial(_finish, na, given)))
        items.append(Item(f"{needless}, omdat ...", verder=partial(_needless, na, given)))
    else:
        items.append(Item("weer openen", verder=partial(_reopen, na, given)))
    if task.regel.brief in kinds(na) and not na.elders:
        words = KINDS[task.regel.brief].woorden
        label = task.over.partition(",")[0]
        items.append(Item(f"concept maken: {words}", verder=partial(_letter, na, task.regel.brief, label)))
    return items


def _finish(na: Afterwards, given: dict[str, Any]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        try:
            days = na.days(values)
        except InvalidInput as fault:
            return str(fault)
        return (Opdracht("rond_taak_af", {**given, **values, **days}),), "taak gedaan"

    fields = [
        Field("gedaan_door", "Door wie"),
        Field("gedaan_op", "Op welke dag", na.today),
        Field("uitkomst", "Uitkomst"),
        Field("opnieuw_op", "Opnieuw op"),
    ]
    return Fill(
        titel="TAAK GEDAAN", velden=fields, make=make, eerst="gedaan_door", terug=partial(tasks, na),
        volgt=partial(tasks, na),
    )  # fmt: skip


def _needless(na: Afterwards, given: dict[str, Any]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        if "omdat" not in values:
            return "Typ eerst waarom deze taak niet van toepassing is."
        return (Opdracht("taak_niet_van_toepassing", {**given, **values}),), "taak niet van toepassing"

    back = partial(tasks, na)
    return Fill(titel="NIET VAN TOEPASSING", velden=[Field("omdat", "Omdat")], make=make, terug=back, volgt=back)


def _reopen(na: Afterwards, given: dict[str, Any]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        if "reden" not in values:
            return "Typ eerst waarom deze taak weer open is."
        return (Opdracht("heropen_taak", {**given, **values}),), "taak weer open"

    back = partial(tasks, na)
    return Fill(titel="WEER OPENEN", velden=[Field("reden", "Waarom")], make=make, terug=back, volgt=back)


# files ----------------------------------------------------------------------------------------------------------


def files(na: Afterwards) -> Pick:
    """What can be written."""
    items = [
        Item("het dossier, met de aangifte", verder=partial(_dossier, na)),
        Item("een brief", verder=partial(letters, na)),
        Item("de agenda: termijnen en gesprekken (.ics)", verder=partial(_agenda, na)),
        Item("een tabel om over te nemen in GIR en in een aangifte (.csv)", verder=partial(_gir, na)),
    ]
    return Pick(titel="MAKEN", items=items, terug=partial(afterwards, na))


def _dossier(na: Afterwards) -> Fill:
    return _file(na, "DOSSIER MAKEN", "dossier", "maak_dossier", {}, ())


def _agenda(na: Afterwards) -> Fill:
    return _file(na, "AGENDA MAKEN", "agenda", "maak_agenda", {}, ())


def kinds(na: Afterwards) -> Mapping[str, Kind]:
    """The letters that can be about this."""
    melding = na.see().state.melding is not None
    return {soort: kind for soort, kind in KINDS.items() if kind.overal or not melding}


def _gir(na: Afterwards) -> Fill:
    return _file(na, "TABEL VOOR GIR MAKEN", "gir", "maak_gir", {}, ())


def letters(na: Afterwards) -> Pick:
    """Which letter."""
    items = [Item(kind.woorden, verder=partial(_letter, na, soort, "")) for soort, kind in kinds(na).items()]
    return Pick(titel="BRIEF MAKEN: WELKE", items=items, terug=partial(files, na))


def _letter(na: Afterwards, soort: str, label: str) -> Fill:
    kind = KINDS[soort]
    people = na.see().state.personen
    more: list[Field] = []
    if kind.persoon:
        known = tuple((p.label, one_line(person_words(p.label, p.naam), 50)) for p in people)
        first = label if any(p.label == label for p in people) else people[0].label if len(people) == 1 else ""
        more = [Field("persoon", "Over wie", first, (("", "kies"), *known)), Field("naam", "Naam")]
    if soort == "raad":
        more = [Field("instemming", "Instemming")]
    return _file(na, kind.woorden.upper(), f"brief-{soort}", "maak_brief", {"soort": soort}, more)


_CHECKED = (("", "nog niet"), ("ja", "ja"))


def _file(na: Afterwards, titel: str, name: str, soort: str, given: dict[str, Any], more: Sequence[Field]) -> Fill:
    """What leaves is checked first, against the rules that stand above the fields (protocol 6)."""
    told = na.see().regels(given.get("soort", "dossier")) if soort != "maak_agenda" else ()

    def make(values: dict[str, str]) -> Made | str:
        if not values.get("map"):
            return "Typ eerst in welke map; zij mag nog niet bestaan."
        if told and values.pop("nagekeken", "") != "ja":
            return "Lees eerst wat hierboven staat, en kies bij Nagekeken: ja."
        return (Opdracht(soort, {**given, **values}),), titel.lower()

    back = partial(afterwards, na)
    fields = [*more, Field("map", "Map", na.folder(name))]
    if told:
        fields.append(Field("nagekeken", "Nagekeken", "", _CHECKED))
    return Fill(
        titel=titel, velden=fields, make=make, eerst="nagekeken" if told else "", terug=back, volgt=back,
        vooraf=" ".join(told),
    )  # fmt: skip
