"""Nothing is told as surer than it was recorded, in any document: each kind of doubt, over every kind of entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.story import G, V, When, disturbed, documents, evening, melding, tell
from voorzitter_console.entry import Kwaliteit
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ALL

CLOCK = re.compile(r"\d\d:\d\d:\d\d")
LENGTH = re.compile(r"\d+ uur \d\d min|\d+ min \d\d s|(?<!\d )\b\d+ s\b")
PICTURE = "Tijdbalk van het incident"
"""The picture in words; below it stands once what is not sure of its times."""
MEASURED = "Klok vergeleken met"
"""How far one clock was from another was measured then: it is no duration of what happened, and no doubt of it."""
Story = Callable[[When, Kwaliteit], Recorded]


def units_of(m: Recorded, *, rows: bool = False) -> Iterator[tuple[str, str]]:
    """Each document with each of its cells (rows) and sentences."""
    for name, units in documents(m, rows=rows):
        yield from ((name, unit) for unit in units)


def unmarked(unit: str, op: set[str], mark: str) -> list[str]:
    """The times in it, of those in ``op``, that stand without the mark before the next time."""
    after = CLOCK.split(unit)[1:]
    return [at for at, text in zip(CLOCK.findall(unit), after, strict=True) if at in op and mark not in text]


def test_every_kind_of_entry_is_in_the_stories() -> None:
    """A new command fails here until it is in a story: else no document is tried with it."""
    kinds = {t.soort for m in (evening(), melding()) for t in m.dossier().tijdlijn}
    made_elsewhere = {"gewist", "hersteld"}  # by the vault and by putting back a copy: neither is what happened
    assert kinds | made_elsewhere == ALL.keys()


@pytest.mark.parametrize("story", [evening, melding])
@pytest.mark.parametrize("kwaliteit", ["bij_benadering", "van_horen_zeggen"])
def test_no_time_or_duration_stands_as_exact_that_was_not(story: Story, kwaliteit: Kwaliteit) -> None:
    m, mark = story("later", kwaliteit), kwaliteit.replace("_", " ")
    # Of the first entry nobody said how sure it is.
    op = {local_clock(t.gebeurd_op) for t in m.dossier().tijdlijn[1:]}
    assert len(op) == m.meeting.positie - 1
    for name, unit in units_of(m):
        if name == "csv":  # a column says it
            assert unit.startswith(('"1"', "\ufeff")) or kwaliteit in unit
        elif unit.startswith(PICTURE):
            assert f"Niet alles in dit beeld is zeker ({mark}" in unit
        else:
            assert not unmarked(unit, op, mark), (name, unit)
            for line in unit.splitlines():
                assert not LENGTH.search(line) or mark in line or MEASURED in line, (name, line)
            assert kwaliteit == "bij_benadering" or "woordelijk" not in unit, (name, unit)


OF_THAT_DAY = re.compile(
    r"(?:vastgelegd|beschreven|ingevuld,|gewijzigd,|teruggelezen|gecorrigeerd|aangevuld|herroepen|betwist bij het "
    r"teruglezen)(?: door \w+)?:?(?: op| om)? $",
    re.IGNORECASE,
)
"""What was done that day: recorded, read back, put right."""
WITHOUT = "(na de vergadering vastgelegd, zonder opgegeven tijd)"
IN_THE_TIMELINE = re.compile(r"11 maart 2026, [\d:]+ \(\+01:00\) (?:griffier|voorzitter)(?=\n|$)")
"""Its head says that a time with nothing beside it is that of the key."""
NEXT_DAY = re.compile(r"(?:11 maart 2026(?:, | om )|(?<![\d:]))(?:09|10):\d\d:\d\d(?: \(\+01:00\))?|11 maart 2026")


def of_next_day(m: Recorded) -> Iterator[tuple[str, str, str, str]]:
    """Each time of the next day that stands for something that happened: the document, what precedes and follows it."""
    for name, unit in units_of(m):
        # The table of entries has both times in columns; terms in the calendar and the tasks are of the days after.
        if name in ("csv", "agenda", "naderhand", "overzicht") or MEASURED in unit:
            continue
        for at in NEXT_DAY.finditer(unit):
            before, after = unit[: at.start()], NEXT_DAY.split(unit[at.end() :])[0]
            if not (OF_THAT_DAY.search(before) or IN_THE_TIMELINE.match(unit)):
                yield name, before[-90:], at[0], after


def test_what_was_typed_the_day_after_with_its_time_stands_at_that_time() -> None:
    assert not list(of_next_day(evening("morgen")))


DISTURBED = (c.OpenVergadering, c.Schors, c.Hervat, c.Sluit, c.MeldVerstoring, c.BeeindigVerstoring)
QUIET = (c.OpenVergadering, c.Sluit)
"""Of a disturbance nothing was recorded that evening; a schorsing cannot be recorded once the meeting is closed."""


def typed_without_times(live: tuple[type[c.Command], ...] = DISTURBED) -> Recorded:
    """These at once, and the next morning all else without saying when it was."""
    steps = [step for step in disturbed() if live is DISTURBED or not isinstance(step[0], c.Schors | c.Hervat)]
    m = tell(new_meeting(geopend=False), [step for step in steps if isinstance(step[0], live)])
    return tell(m, [step for step in steps if not isinstance(step[0], live)], "morgen zonder tijd")


@pytest.mark.parametrize("live", [DISTURBED, QUIET])
def test_the_time_of_typing_is_never_told_as_that_of_what_happened(live: tuple[type[c.Command], ...]) -> None:
    for name, before, at, after in of_next_day(typed_without_times(live)):
        heading = name == "brief notulen" and not after.strip(":")  # below it each line says so
        assert heading or WITHOUT in after, (name, before, at, after)
    minutes = dict(documents(typed_without_times()))["brief notulen"]
    assert all(WITHOUT in line for line in minutes if re.match("09|10", line))


def test_no_duration_is_counted_from_or_to_the_time_of_typing() -> None:
    m = typed_without_times()
    told = [(name, line) for name, unit in units_of(m) for line in unit.splitlines() if WITHOUT in line]
    assert len(told) > 50
    for name, line in told:
        assert not LENGTH.search(line), (name, line)


def lines_with(m: Recorded, words: str) -> list[tuple[str, str]]:
    """The lines of all documents in which such words stand, whatever their capitals."""
    found = re.compile(words, re.IGNORECASE)
    return [(name, line) for name, unit in units_of(m) for line in unit.splitlines() if found.search(line)]


def test_who_is_of_a_commission_is_no_raadslid_and_under_no_article_of_the_raad() -> None:
    m = evening(who="commissielid")
    assert not lines_with(m, r"\braadslid\b")
    for told in lines_with(m, r"\bartikel 26\b|\b26 lid\b"):
        assert re.search("artikel 26 Gemeentewet (?:geldt (?:daar )?niet|niet geldt)", told[1]), told


def test_who_reports_for_the_press_is_called_that_wherever_the_conduct_is_told() -> None:
    steps = [step for step in disturbed("pers") if not isinstance(step[0], c.LegVoorAanRaad)]  # that makes a member
    m = tell(new_meeting(geopend=False), steps)
    assert not lines_with(m, r"\braadslid\b|rol: toehoorder")
    for name, units in documents(m):
        told = "\n".join(units)
        if "roept" in told and name != "csv":
            assert re.search(r"als pers\b|rol: pers\b|, pers;", told, re.IGNORECASE), name
    found = {line.split(": ")[0] for _, line in lines_with(m, "gedrag van NN")}
    assert found == {f"gedrag van NN{number} (pers)" for number in range(1, 7)}


def test_what_was_recorded_of_a_group_is_told_of_no_single_person() -> None:
    steps = [
        (x.changed(aantal=3) if isinstance(x, c.BeschrijfVerstoorder) and x.label != "NN6" else x, door)
        for x, door in disturbed()
        if getattr(x, "label", "") != "NN6"
    ]
    m = tell(new_meeting(geopend=False), steps)
    assert {p.aantal for p in m.dossier().personen} == {3}
    of_one = lines_with(m, r"\bdeze persoon\b|\bdie persoon\b(?! of groep)|\bu bent genoemd|\buw (?:gedrag|aandeel)\b")
    assert of_one == [("aangifte", "Deze persoon")]  # on the sheet for who was hit


NUMBERED = re.compile(r"“(?:Weg, nu|Ga weg|Voor het laatst|Eruit)\.|\b[1-4]e\b|\bvordering(?:en)? vastgelegd")
ASKED = re.compile(
    r"(?:- )?(?:Ordeverstoring \d, vorderingen|Ordeverstoring \d|NN\d): |.*\bVastgesteld: NN\d was aanwezig"
)
"""Questions about each vordering, of which the dispute is one; and what was found of one, as it was recorded."""


def test_a_vordering_that_was_disputed_is_nowhere_told_without_that() -> None:
    m = tell(new_meeting(geopend=False), disturbed())
    demands = [t.positie for t in m.dossier().tijdlijn if t.soort == "vorder"]
    tell(m, [(c.Betwist(positie=positie, tekst="anders"), "griffier") for positie in demands])
    told = dict(documents(m, rows=True))
    for name, unit in ((name, unit) for name, units in told.items() for unit in units):
        drawn = re.fullmatch(r"\de", unit) is not None  # below the picture it is said of all
        if NUMBERED.search(unit) and not drawn and not any(map(ASKED.match, unit.splitlines())):
            assert "betwist" in unit.lower(), (name, unit)
    for asked in (told["checklist"], told["intern"]):
        assert sum("vordering van ordeverstoring" in line and "betwist" in line for line in asked) == len(demands)


BARE = (
    *((c.Schors(), V), (c.StopLivestream(), V), (c.SpreekAan(scenario="B"), V), (c.Vorder(), V)),
    *((c.BeschrijfVerstoorder(label="NN1"), G), (c.BelPolitie(), G), (c.PolitieAanwezig(), G), (c.DraagOver(), V)),
    *((c.MeldFysiekeAgressie(), G), (c.MeldFysiekeMaatregel(), G), (c.VerstoorderVertrokken(label="NN1"), G)),
    *((c.PolitieAfgerond(), G), (c.BeeindigVerstoring(), V), (c.Hervat(), V)),
    *((c.StelQuorumVast(), G), (c.VoegBewijsToe(), G), (c.Sluit(), V)),
)
"""Keys pressed, and nothing said with any of them."""
NOBODY_SAID = re.compile(
    r"vastgelegd is:|\breden(?: van de schorsing)?: |^plaats: (?!nog niet bekend)|woordelijk|\(opgegeven|begon om"
    r"|^gevolg: (?!nog niet bekend)|\bnaam: |\bnamens: (?!gemeente \w+ \(nog te bevestigen\))",
    re.IGNORECASE,
)


def test_of_what_nobody_said_no_document_says_anything() -> None:
    m = tell(new_meeting(locatie=None, agendapunt=None, voorzitter=None, griffier=None), BARE)
    suspended = local_clock(next(t.gebeurd_op for t in m.dossier().tijdlijn if t.soort == "schors"))
    for name, unit in units_of(m):
        assert not NOBODY_SAID.search(unit), (name, unit)
        # It was going on already when the meeting was suspended; since when, nobody recorded.
        about_it = re.search("ordeverstoring|begin|de orde w", unit, re.IGNORECASE)
        if about_it and suspended in unit and name not in ("csv", "checklist"):
            assert "wanneer zij begon, is niet vastgelegd" in unit, (name, unit)
        if "“" in unit and name != "overzicht":
            assert "Vermoed: de zin van het protocol" in unit, (name, unit)


HEARD = re.compile(
    r"\b(?:roept|zingt|klappen|bonzen|fluit|zwaait|schreeuwt|bloedneus|bult|dief|mes|toeter|Lied|klap|Deze sloeg)\b"
    r"|“(?:Weg!|Ik weet u)"
)
"""What somebody did, shouted, held or suffered, in words of its own."""


@pytest.mark.parametrize("story", [evening, melding])
def test_what_was_only_heard_of_is_nowhere_told_as_seen(story: Story) -> None:
    for name, unit in units_of(story("later", "van_horen_zeggen"), rows=True):
        # The tasks and the list of what lacks say what is to be done and to be asked, not what happened.
        if HEARD.search(unit) and name not in ("csv", "naderhand", "checklist"):
            assert "van horen zeggen" in unit, (name, unit)
