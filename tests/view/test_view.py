"""What a screen shows: the pictures' content, the same for every role, hostile text harmless in every field."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.zinnen import woorden_112
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.protocol.model import Protocol
from voorzitter_console.text import visible
from voorzitter_console.view import Regel, ScreenView, view
from voorzitter_console.view.stand import pips_tekst

BEGIN = begin(orgaan="gemeenteraad", locatie="Raadzaal", agendapunt="7. Opvanglocatie")
SCHORS: Step = (10, "schors", {})
UIT: tuple[Step, ...] = ((10, "stop_livestream", {}), (14, "bevestig_livestream", {"toestand": "gestopt"}))
B: Step = (40, "spreek_aan", {"scenario": "B"})
EINDE: Step = (200, "beeindig_verstoring", {})


def scherm(
    *steps: Step,
    now: float = 1000,
    rol: str = "voorzitter",
    first: BeginVastlegging = BEGIN,
    protocol: Protocol = MAASSLUIS,
    regels: tuple[Regel, ...] = (),
    klaar: str = "",
) -> ScreenView:
    return view(course(*steps, first=first, protocol=protocol), regels, protocol, first, at(now), rol, klaar=klaar)


def test_the_picture_of_the_second_vordering() -> None:
    personen: tuple[Step, ...] = (
        (50, "beschrijf_verstoorder", {"label": "NN1", "signalement": "jas"}),
        (51, "beschrijf_verstoorder", {"label": "NN2", "signalement": "jas"}),
        (52, "beschrijf_verstoorder", {"label": "NN3", "signalement": "jas"}),
    )
    weg: Step = (110, "verstoorder_vertrokken", {"label": "NN3"})
    steps = (SCHORS, *UIT, B, *personen, (104, "vorder", {}), weg, (119, "bel_politie", {}))
    regels = (
        Regel(op=at(104), door="voorzitter", tekst="1e vordering uitgesproken"),
        Regel(op=at(119), door="griffier", tekst="Politie gebeld", positie=9),
    )
    s = scherm(*steps, now=160, regels=regels)
    kop = s.kopregel
    assert (kop.orgaan, kop.locatie, kop.agendapunt, kop.klok, kop.rol) == (
        "Gemeenteraad Maassluis",
        "Raadzaal",
        "7. Opvanglocatie",
        "19:32:40",
        "",
    )
    assert (s.status, s.status_kort) == ("ORDEVERSTORING 1: GEVORDERD", "1. GEVORDERD")
    assert [(k.tekst, k.kort) for k in s.klokken] == [
        ("geschorst 02:30", "geschorst 02:30"),
        ("1e vordering 00:56", "1e 00:56"),
    ]
    assert (s.kop, s.titel, s.pips) == ("ZEG NU", "STAP 4: 2e VORDERING VAN 3", "[X][ ][ ]")
    assert s.zin is not None
    assert s.zin.kort == "Ik vorder dat u per direct het pand verlaat!"
    assert s.balk is not None
    assert s.balk.label == "Gezegd: 2e vordering"
    assert [(k.toets, k.woorden) for k in s.keuzes] == [
        ("O", "opnieuw aangesproken"),
        ("P", "politie: stappen"),
        ("E", "verstoring voorbij"),
    ]
    assert [(r.naam, r.waarde, r.tijd) for r in s.stand] == [
        ("Vordering", "[X]19:31 [ ]--:-- [ ]--:--", ""),
        ("Livestream", "UIT", "19:30:14"),
        ("Politie", "GEBELD", "19:31:59"),
        ("Verstoorders", "2 storend, 1 weg, 3 beschreven", ""),
    ]
    assert [(lus.tekst, lus.sinds) for lus in s.lussen] == [("politie: aankomst niet bevestigd", "19:31:59")]
    assert [(r.tijd, r.door, r.tekst, r.positie) for r in s.regels] == [
        ("19:31:59", "griffier", "Politie gebeld", 9),
        ("19:31:44", "voorzitter", "1e vordering uitgesproken", 0),
    ]


def test_the_griffier_sees_the_same_with_another_head() -> None:
    steps = (SCHORS, *UIT, B)
    voorzitter, griffier = scherm(*steps), scherm(*steps, rol="griffier")
    assert (griffier.kopregel.rol, griffier.kop) == ("GRIFFIER", "VOORZITTER ZEGT NU")
    assert replace(griffier, kop=voorzitter.kop, kopregel=voorzitter.kopregel) == voorzitter


@pytest.mark.parametrize(
    ("steps", "geopend", "status", "kort"),
    [
        ((), False, "VERGADERING NOG NIET GEOPEND", "NIET GEOPEND"),
        ((), True, "VERGADERING OPEN", "OPEN"),
        (((5, "meld_verstoring", {}),), True, "ORDEVERSTORING 1: VERSTOORD", "1. VERSTOORD"),
        ((SCHORS,), True, "ORDEVERSTORING 1: GESCHORST", "1. GESCHORST"),
        ((SCHORS, B), True, "ORDEVERSTORING 1: SCENARIO B", "1. SCENARIO B"),
        (three(), True, "ORDEVERSTORING 1: WACHT OP POLITIE", "1. WACHT OP POLITIE"),
        ((SCHORS, EINDE), True, "ORDEVERSTORING 1: VOORBIJ, GESCHORST", "1. VOORBIJ"),
        ((SCHORS, EINDE, (210, "hervat", {})), True, "VERGADERING OPEN", "OPEN"),
        (
            (SCHORS, EINDE, (210, "hervat", {}), (300, "meld_verstoring", {})),
            True,
            "ORDEVERSTORING 2: VERSTOORD",
            "2. VERSTOORD",
        ),
        (((5, "sluit", {}),), True, "VERGADERING GESLOTEN", "GESLOTEN"),
        (
            (SCHORS, (15, "spreek_aan", {"scenario": "A"}), (20, "sluit", {})),
            True,
            "VERGADERING GESLOTEN, ORDEVERSTORING 1 LOOPT NOG",
            "GESLOTEN, LOOPT NOG",
        ),
        (
            ((5, "sluit", {}), (9, "meld_verstoring", {})),
            True,
            "GESLOTEN, ORDEVERSTORING 1: VERSTOORD",
            "GESLOTEN, 1. VERSTOORD",
        ),
    ],
)
def test_the_status_line(steps: tuple[Step, ...], geopend: bool, status: str, kort: str) -> None:
    s = scherm(*steps, first=BEGIN.changed(geopend=geopend))
    assert (s.status, s.status_kort) == (status, kort)


def test_the_fork_and_the_112_card_are_on_every_view_that_has_them() -> None:
    s = scherm(SCHORS)
    assert s.vork is not None
    assert [b.toets for b in s.vork] == ["A", "B"]
    assert s.balk is None
    assert s.kaart_112.zeg == woorden_112(course(first=BEGIN), MAASSLUIS)
    assert s.kaart_112.gebeld.opdrachten == (("bel_politie", {"spoed": True}),)


def test_every_recording_key_gives_its_command_shown_or_not() -> None:
    s = scherm()
    vorder = s.toets("V")
    assert vorder is not None
    assert vorder.opdrachten == (("vorder", {"grondslag": MAASSLUIS.vorderingen.grondslag}),)
    assert "V" not in [k.toets for k in s.keuzes]
    assert s.toets("Q") is None


def test_more_vorderingen_than_the_protocol_has() -> None:
    vierde = scherm(*three(), (300, "vorder", {}))
    assert vierde.pips == "[X][X][X][X]"
    assert vierde.titel == "STAP 4: VIER VORDERINGEN VASTGELEGD"
    zes = scherm(*three(), *((300 + i, "vorder", {}) for i in range(3)))
    assert zes.pips == "[X]" * 6
    assert scherm(*three(), *((300 + i, "vorder", {}) for i in range(4))).pips == "[7 van 3]"
    veel = scherm(*three(), *((300 + i, "vorder", {}) for i in range(97)))
    assert veel.pips == "[100 van 3]"
    assert veel.stand[0].waarde == "[100 van 3], laatste 19:36"


def test_nine_pips_are_drawn_and_ten_are_counted() -> None:
    protocols = [replace(MAASSLUIS, vorderingen=replace(MAASSLUIS.vorderingen, aantal=n)) for n in (9, 10)]
    nine, ten = (pips_tekst(course((10, "vorder", {}), protocol=p)) for p in protocols)
    assert nine == "[X]" + "[ ]" * 8
    assert ten == "[1 van 10]"


def test_pips_begin_at_zero_once_the_meeting_goes_on() -> None:
    s = scherm(*three(), (400, "beeindig_verstoring", {}))
    assert s.stand[0].kort == "Vordering [X][X][X]"
    hervat = scherm(*three(), (400, "beeindig_verstoring", {}), (500, "hervat", {}))
    assert hervat.stand[0].kort == "Vordering [ ][ ][ ]"


def test_police_that_somebody_must_still_call() -> None:
    s = scherm(SCHORS, (30, "vraag_politie", {}))
    assert [r.waarde for r in s.stand if r.naam == "Politie"] == ["GEVRAAGD"]
    nog_eens = scherm(SCHORS, (30, "politie_aanwezig", {}), (40, "vraag_politie", {"spoed": True}))
    assert [r.waarde for r in nog_eens.stand if r.naam == "Politie"] == ["IS ER"], "they are there, whatever is asked"
    assert [lus.tekst for lus in nog_eens.lussen if lus.code == "wie_belt"] == ["politie: wie belt?"]
    spoed = scherm(SCHORS, (30, "bel_politie", {"spoed": True}))
    assert [r.kort for r in spoed.stand if r.naam == "Politie"] == ["Politie 112 GEBELD"]


def test_the_112_card_says_that_112_was_called_while_that_call_runs() -> None:
    calls: tuple[Step, ...] = ((30, "bel_politie", {}), (95, "bel_politie", {"spoed": True}), (140, "bel_politie", {}))
    assert scherm(SCHORS, calls[0]).kaart_112.gebeld.woorden == "112 gebeld"
    called = scherm(SCHORS, *calls).kaart_112.gebeld
    assert called.label == f"Gedaan: 112 nog eens gebeld (eerder {local_clock(at(95))})"
    over = scherm(SCHORS, *calls, (200, "politie_aanwezig", {}), (300, "politie_afgerond", {}))
    assert over.kaart_112.gebeld.woorden == "112 gebeld", "that one is over"


def test_the_count_beside_a_vordering_that_begins_another_ordeverstoring_is_at_zero() -> None:
    ended = (*three(), (400, "beeindig_verstoring", {}))
    s = scherm(*ended, klaar="V")
    assert (s.titel.endswith("1e VORDERING VAN 3"), s.pips) == (True, "[ ][ ][ ]")
    assert s.stand[0].kort == "Vordering [X][X][X]", "what was said stays there"
    assert scherm(*three(), klaar="V").pips == "[X][X][X]"


@pytest.mark.parametrize(
    ("calls", "says"),
    [
        (((30, {}), (175, {"spoed": True})), ("112 GEBELD", 175)),
        (((30, {"spoed": True}), (175, {})), ("112 GEBELD", 30)),
        (((30, {}), (175, {})), ("GEBELD", 30)),
    ],
)
def test_112_stands_with_the_time_at_which_112_was_called(calls: tuple[Any, ...], says: tuple[str, int]) -> None:
    s = scherm(SCHORS, *((at, "bel_politie", velden) for at, velden in calls))
    (row,) = [r for r in s.stand if r.naam == "Politie"]
    assert (row.waarde, row.tijd) == (says[0], local_clock(at(says[1])))


def test_an_urgent_call_of_before_that_is_over_is_no_112_now() -> None:
    over: tuple[Step, ...] = (
        (30, "bel_politie", {"spoed": True}),
        (60, "politie_aanwezig", {}),
        (90, "politie_afgerond", {}),
    )
    s = scherm(SCHORS, *over, (120, "bel_politie", {}))
    assert [r.waarde for r in s.stand if r.naam == "Politie"] == ["GEBELD"]


def test_another_municipality_without_a_livestream() -> None:
    first = begin(VOORBEELDSTAD, livestream=False)
    s = scherm(SCHORS, first=first, protocol=VOORBEELDSTAD)
    assert s.kopregel.orgaan == "Gemeenteraad Voorbeeldstad"
    assert "Livestream" not in [r.naam for r in s.stand]
    assert s.vorderingen == s.vorderingen[:2]


def test_in_a_commission_the_screen_says_who_had_best_speak() -> None:
    commissie = BEGIN.changed(orgaan="raadscommissie")
    assert scherm(SCHORS, B, first=commissie).uitleg == MAASSLUIS.commissie.tekst
    assert scherm(SCHORS, B).uitleg == ""
    assert scherm(SCHORS, first=commissie).uitleg == ""
    first = begin(VOORBEELDSTAD, livestream=False, orgaan="raadscommissie")
    assert scherm(SCHORS, first=first, protocol=VOORBEELDSTAD).uitleg == VOORBEELDSTAD.commissie.tekst


def test_persons_are_counted_apart_and_nobody_is_counted_where_nobody_was_named() -> None:
    assert scherm(SCHORS).stand[-1].waarde == "nog niemand beschreven"
    weg = [("NN1", "verwijderd"), ("NN2", "aangehouden"), ("NN3", "vrijwillig"), ("NN4", "na_vordering")]
    steps: list[Step] = [(50, "verstoorder_vertrokken", {"label": label, "hoe": hoe}) for label, hoe in weg]
    steps += [(51, "beschrijf_verstoorder", {"label": "NN5", "signalement": "jas", "aantal": 3})]
    steps += [(52, "verstoorder_gestaakt", {"label": "NN6"})]
    row = scherm(SCHORS, *steps).stand[-1]
    assert row.waarde == "3 storend, 1 gestopt, 2 weg, 1 verwijderd, 1 aangehouden, 1 beschreven"
    assert row.kort == "3 storend, 1 gestopt, 2 weg, 1 verwijderd, 1 aangehouden"


def test_what_was_asked_of_the_livestream_is_a_word_and_no_question() -> None:
    gevraagd = [scherm(SCHORS, UIT[0]), scherm(SCHORS, *UIT, (20, "start_livestream", {}))]
    assert [s.stand[1].waarde for s in gevraagd] == ["STOP GEVRAAGD", "START GEVRAAGD"]


def test_practice_is_marked() -> None:
    assert scherm(first=BEGIN.changed(oefening=True)).oefening
    assert not scherm().oefening


def _texts(value: Any) -> Iterator[str]:
    """Every text that is drawn; what the commands record is not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Opdracht):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


BAD = "[/b][@click=app.quit]\x1b[2J\x00\u202eregel\n\ttwee\ud800" + "x" * 100_000


def _hostile(part: Any) -> Any:
    """The protocol with hostile words in every text but those that are names."""
    if isinstance(part, str):
        return BAD
    if isinstance(part, tuple):
        return tuple(_hostile(p) for p in part)
    if isinstance(part, Struct):
        return replace(part, **{name: _hostile(getattr(part, name)) for name in part.__struct_fields__})
    return part


@pytest.mark.parametrize(
    "steps",
    [
        (),
        ((5, "meld_verstoring", {"omschrijving": BAD}),),
        (SCHORS,),
        (SCHORS, (40, "spreek_aan", {"scenario": "A"})),
        (SCHORS, B),
        (SCHORS, (20, "beschrijf_verstoorder", {"label": BAD, "rol": "raadslid"}), B),
        three(),
        (*three(), (230, "vraag_politie", {})),
        (SCHORS, EINDE),
        (SCHORS, EINDE, (210, "geef_ruimte", {})),
        (SCHORS, (50, "meld_fysieke_agressie", {"omschrijving": BAD})),
    ],
)
def test_hostile_text_is_literal_and_short_in_every_field(steps: tuple[Step, ...]) -> None:
    first = begin(orgaan="raadscommissie", titel=BAD, locatie=BAD, agendapunt=BAD, voorzitter=BAD)
    regels = (Regel(op=at(1), door=BAD, tekst=BAD),)
    state = course(*steps, first=first)
    s = view(state, regels, _hostile(MAASSLUIS), first, at(1000), "griffier")
    texts = list(_texts(s))
    assert all(text == visible(text) and "\n" not in text and "\t" not in text for text in texts)
    assert max(map(len, texts)) <= 1000
    assert s.kopregel.agendapunt.startswith("[/b][@click=app.quit][U+001B][2J[U+0000][U+202E]regel twee[U+D800]xxx")
    assert s.regels[0].tekst.startswith("[/b][@click=app.quit][U+001B]")


def test_what_is_recorded_stays_as_it_was_written() -> None:
    label = BAD[:60]
    s = scherm(SCHORS, (20, "beschrijf_verstoorder", {"label": label, "rol": "raadslid"}), B)
    assert s.balk is not None
    assert s.balk.opdrachten == (("leg_voor_aan_raad", {"label": label}),)
    assert label not in s.titel


def test_the_view_needs_no_textual_and_no_pydantic() -> None:
    code = (
        "import sys, voorzitter_console.view;"
        "print([m for m in ('textual', 'pydantic', 'transitions', 'typst') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
