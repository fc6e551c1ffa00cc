"""The incident at a glance: on the axis, never a label over another, the same in words, and no name in it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pypdf
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from tests.dossier.checks import aangifte_pdf
from tests.dossier.conftest import incident
from voorzitter_console.dossier.blocks import Picture
from voorzitter_console.dossier.model.record import Dossier, DossierSchorsing, DossierVordering
from voorzitter_console.dossier.picture import _CHARACTER, picture
from voorzitter_console.procedure import commands as c

DOSSIER = incident().dossier()
BEGIN = datetime.fromisoformat("2026-03-10T20:12:00+01:00")


def at(seconds: int) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def only(d: Dossier) -> Picture:
    found = picture(d)
    assert len(found) == 1
    return found[0]


def test_lanes_bars_and_marks_of_an_incident() -> None:
    shown = only(DOSSIER)
    lanes = {lane.naam: lane for lane in shown.banen}
    assert [b.tekst for b in lanes["Ordeverstoring"].balken] == ["1"]
    assert [b.tekst for b in lanes["Geschorst"].balken] == ["geschorst"]
    assert [b.tekst for b in lanes["Scenario"].balken] == ["B"]
    assert len(lanes["Vorderingen"].tekens) == 3
    assert [b.patroon for b in lanes["Politie"].balken] == ["licht", "vol"]
    # The livestream was stopped and never started again: open to the edge.
    assert [(b.tot, b.open) for b in lanes["Livestream"].balken] == [(1.0, True)]
    assert all("20:" in t.tekst for t in shown.schaal)
    for words in (
        "Ordeverstoring: 1 van 20:12:00 tot 20:19:30",
        "1e om 20:12:40",
        "zonder vastgelegd einde",
        "112 van",
    ):
        assert words in shown.alt


def test_it_holds_no_text_of_a_person() -> None:
    hostile = only(incident(tekst=lambda t: f"ZQZQ{t}").dossier())
    assert "ZQZQ" not in json.dumps(to_builtins(hostile))
    assert "NN1" not in json.dumps(to_builtins(hostile))


def test_nothing_happened_is_no_picture() -> None:
    empty = DOSSIER.model_copy(
        update={"verstoringen": (), "schorsingen": (), "livestream": (), "politie": (), "agressie": ()}
    )
    assert picture(empty) == ()


@given(
    st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 5_000)), min_size=1, max_size=30),
    st.lists(st.integers(0, 40_000), max_size=60),
)
def test_everything_is_on_the_axis_and_no_label_over_another(spans: list[tuple[int, int]], moments: list[int]) -> None:
    one = DOSSIER.verstoringen[0]
    model: DossierVordering = one.vorderingen[0]
    demands = tuple(model.model_copy(update={"nummer": n, "gebeurd_op": at(m)}) for n, m in enumerate(moments, start=1))
    suspended: DossierSchorsing = DOSSIER.schorsingen[0]
    found = tuple(suspended.model_copy(update={"begin": at(b), "hervat": at(b + n) if n else None}) for b, n in spans)
    shown = only(
        DOSSIER.model_copy(
            update={"verstoringen": (one.model_copy(update={"vorderingen": demands}),), "schorsingen": found}
        )
    )
    assert 1 <= len(shown.schaal) <= 9
    for lane in shown.banen:
        assert all(0 <= b.van <= b.tot <= 1 for b in lane.balken)
        assert all(0 <= m.op <= 1 for m in lane.tekens)
        taken: list[tuple[float, float]] = []
        for m in lane.tekens:
            length = len(m.tekst) * _CHARACTER
            begin = m.op - length if m.links else m.op
            assert not m.tekst or all(begin >= end - 1e-9 for _, end in taken)
            taken.append((begin, m.op if m.links else m.op + length))


def test_thousands_stay_few() -> None:
    one = DOSSIER.verstoringen[0]
    many = tuple(one.vorderingen[0].model_copy(update={"gebeurd_op": at(n)}) for n in range(5_000))
    shown = only(DOSSIER.model_copy(update={"verstoringen": (one.model_copy(update={"vorderingen": many}),)}))
    assert sum(len(lane.tekens) for lane in shown.banen) < 400
    assert len(shown.alt) < 3_000


def figures(pdf: bytes) -> list[str]:
    """The alternative texts of the figures in a PDF's structure."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for below in node:
                walk(below)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt")))
            walk(node.get("/K", []))

    walk(pypdf.PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"])
    return found


def test_the_pdf_carries_its_words() -> None:
    assert figures(aangifte_pdf(DOSSIER)) == [only(DOSSIER).alt]


def test_an_end_before_its_begin_is_not_drawn_backwards() -> None:
    wrong = DOSSIER.schorsingen[0].model_copy(update={"begin": at(100), "hervat": at(50)})
    shown = only(DOSSIER.model_copy(update={"schorsingen": (wrong,)}))
    assert all(b.van <= b.tot for lane in shown.banen for b in lane.balken)


def test_a_mark_without_room_is_named_with_the_next_one() -> None:
    """Violence beside a threat: not only the threat has its name."""
    one = DOSSIER.agressie[0]
    agressie = tuple(
        one.model_copy(update={"gebeurd_op": at(seconds), "soort": soort})
        for seconds, soort in ((0, "geweld"), (0, "wapen"), (150, "bedreiging"))
    )
    (suspended,) = DOSSIER.schorsingen[:1]
    long = suspended.model_copy(update={"begin": at(0), "hervat": at(2_000)})
    shown = only(
        DOSSIER.model_copy(
            update={"verstoringen": (), "livestream": (), "politie": (), "agressie": agressie, "schorsingen": (long,)}
        )
    )
    (lane,) = [b for b in shown.banen if b.naam == "Agressie"]
    assert [m.tekst for m in lane.tekens] == ["", "geweld, wapen, bedreiging"]


def test_what_was_recorded_in_the_days_after_is_no_part_of_the_incident() -> None:
    m = incident()
    m.add(c.Schors(), 6_000)
    m.add(c.Sluit(), 6_100)
    before = only(m.dossier()).schaal
    m.add(c.NeemMaatregel(maatregel="waarschuwing"), 60_000, door="griffier")
    m.add(c.NoemGetuige(naam="de bode"), 60_001, door="griffier")
    # The livestream was never started again: its bar is open, and does not run through the night.
    assert only(m.dossier()).schaal == before
    # Nor where the meeting was never closed.
    left_open = incident()
    axis = only(left_open.dossier()).schaal
    left_open.add(c.RondTaakAf(taak="driehoek"), 60_000, door="griffier")
    assert only(left_open.dossier()).schaal == axis
