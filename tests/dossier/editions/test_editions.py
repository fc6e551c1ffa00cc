"""The four versions: what belongs in each, and that nothing personal is in those for the raad and for everybody."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pypdf
import pytest
from msgspec.structs import fields

from tests.dossier.checks import HOSTILE, assert_valid, leaves, places_used_twice, text_of
from tests.dossier.conftest import Recorded
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.publish import Edition, editions
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting as Recording
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ALL, INTERNAL, OUTSIDE, parse_command, private_fields
from voorzitter_console.protocol.load import find

MADE = datetime(2026, 3, 11, tzinfo=UTC)
PUBLIC = frozenset({"titel", "locatie", "agendapunt", "voorzitter"})
"""Of a public meeting: they stand on its agenda, and who chairs it everybody sees."""

EVERYTHING = (
    "open_vergadering", "stel_quorum_vast", "meld_verstoring", "schors", "stop_livestream", "bevestig_livestream",
    "meld_opname",
    "raadsleden_uit_zaal", "spreek_aan", "spreek_opnieuw_aan", "beschrijf_verstoorder", "bied_alternatief",
    "waarschuw_bodedienst", "vraag_politie", "vorder", "stel_aanwezigheid_vast", "bel_politie", "leg_voor_aan_raad",
    "meld_fysieke_agressie", "meld_fysieke_maatregel", "roep_hulp", "politie_aanwezig", "draag_over",
    "verstoorder_gestaakt", "verstoorder_teruggekeerd", "verstoorder_vertrokken", "politie_afgerond", "zeg_politie_af",
    "noem_getuige", "noem_aangever", "noem_benadeelde", "voeg_bewijs_toe",
    "neem_over", "noteer", "vergelijk_klok", "vul_aan", "corrigeer", "herroep", "bevestig", "betwist",
    "beeindig_verstoring", "geef_ruimte", "start_livestream", "hervat", "raadsleden_terug", "sluit",
    "geef_machtiging", "meld_schade", "neem_maatregel", "rond_taak_af", "heropen_taak", "taak_niet_van_toepassing",
    "vergelijk_persoon",
)  # fmt: skip
FIXED: dict[str, dict[str, Any]] = {
    "spreek_aan": {"scenario": "B", "telt_als_vordering": True},
    "stel_aanwezigheid_vast": {"vordering": 1},
    "bevestig_livestream": {"toestand": "gestopt"},
    "meld_opname": {"toestand": "loopt"},
    "roep_hulp": {"dienst": "bhv"},
    "vergelijk_klok": {"klok_zegt": "20:10:30"},
    "neem_over": {"functie": "griffier"},
    "meld_fysieke_agressie": {"soort": "bedreiging"},
    "verstoorder_vertrokken": {"hoe": "aangehouden"},
    "politie_afgerond": {"resultaat": "aangehouden"},
    "vul_aan": {"veld": "reden", "positie": 2},
    "corrigeer": {"veld": "omschrijving"},
    "beeindig_verstoring": {"hoe": "politie"},
    "neem_maatregel": {"maatregel": "contact_beperken"},
    "vergelijk_persoon": {"stroom": "019ce66c", "zelfde": True},
    "rond_taak_af": {"taak": "driehoek"},
    "heropen_taak": {"taak": "driehoek"},
    "taak_niet_van_toepassing": {"taak": "evaluatie"},
}
SKIPPED = frozenset({"zeg_politie_af"})
"""Refused where the police was there; its reason stands nowhere but in the timeline."""


def everything(*, openbaar: bool = True) -> tuple[Dossier, set[str]]:
    """A meeting with every command and every text field filled, and those texts, each of which is unique."""
    numbers = count(1)
    secret: set[str] = set()

    def word(name: str) -> str:
        made = f"zq{next(numbers):04d}qz"
        if not (openbaar and name in PUBLIC):
            secret.add(made)
        return made

    protocol = find("maassluis-2025")
    texts: dict[str, Any] = {name: word(name) for name in sorted(private_fields("begin_vastlegging") - {"toelichting"})}
    begin = c.BeginVastlegging(
        aanvang="2026-03-10T19:30:00+01:00", openbaar=openbaar, geopend=False, protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron, protocol_hash=protocol.hash, **texts,
    )  # fmt: skip
    clock = FakeClock(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    meeting = Recording.begin(MemoryJournal(), clock, protocol, begin, station=word("station"))
    person = word("label")
    at: dict[str, int] = {}
    for soort in EVERYTHING:
        if soort in SKIPPED:
            continue
        clock.forward(7)
        given: dict[str, Any] = {
            f.name: word(f.name) for f in fields(ALL[soort]) if f.name in private_fields(soort) - INTERNAL
        }
        for f in fields(ALL[soort]):
            if f.name in ("label", "dader", "tegen"):
                given[f.name] = person
            if f.name in ("gericht_aan", "labels"):
                given[f.name] = [person]
        wanted = {**given, **FIXED.get(soort, {})}
        if soort in ("vul_aan", "corrigeer"):
            wanted["positie"] = at["bel_politie" if soort == "vul_aan" else "meld_verstoring"]
            wanted["veld"] = "verwacht_om" if soort == "vul_aan" else "omschrijving"
            wanted["waarde"] = word("waarde")
        if soort == "bel_politie":
            del wanted["verwacht_om"]
        if soort in ("herroep", "bevestig", "betwist"):
            wanted["positie"] = at["noteer"]
        meeting.decide(parse_command(soort, wanted), door="griffier")
        at[soort] = meeting.positie
    return of_meeting(meeting), secret


def of(d: Dossier, naam: str) -> Edition:
    return next(e for e in editions(d) if e.naam == naam)


def said(e: Edition) -> str:
    """All that a document can be made of."""
    return json.dumps(as_json(e.document), ensure_ascii=False)


def test_every_command_is_in_the_record() -> None:
    assert set(EVERYTHING) == set(OUTSIDE)
    d, secret = everything()
    assert len(secret) > 70
    assert {t.soort for t in d.tijdlijn} == {"begin_vastlegging", *EVERYTHING} - SKIPPED


@pytest.mark.parametrize("openbaar", [True, False])
@pytest.mark.parametrize("naam", ["raad", "openbaar"])
def test_no_private_text_stands_in_what_leaves_the_house(naam: str, openbaar: bool) -> None:
    d, secret = everything(openbaar=openbaar)
    edition = of(d, naam)
    v = d.vergadering
    allowed = {v.titel, v.locatie, v.agendapunt, v.voorzitter} if naam == "raad" else set()
    assert [x for x in sorted(secret - allowed) if x in said(edition)] == []
    assert "weggelaten" in said(edition)
    # The document is all that the PDF is made of; its own data come from fixed words.
    pdf = render(edition.document, MADE)
    about = pypdf.PdfReader(BytesIO(pdf)).metadata
    assert about is not None
    assert about.title == edition.document.titel
    assert "zq" not in str(dict(about))
    assert d.vergadering.id not in said(edition)


@pytest.mark.lang
def test_the_texts_do_stand_in_the_versions_that_need_them() -> None:
    d, secret = everything()
    for naam in ("politie", "intern"):
        assert len([x for x in secret if x in said(of(d, naam))]) > 50


def test_the_public_version_does_not_tell_of_police_violence_or_an_arrest() -> None:
    d, _ = everything()
    # Without the hashes, which hold any three digits by chance.
    shown = re.sub(r"[0-9a-f]{64}", "", said(of(d, "openbaar")).lower())
    for word in ("gebeld", "aangehouden", "112", "bedreiging", "bhv", "getuigen:", 'agressie"'):
        assert word not in shown
    assert "aangehouden" in said(of(d, "raad"))


def test_each_version_names_the_same_chain_and_all_but_intern_are_without_deviations(dossier: Dossier) -> None:
    made = list(editions(dossier))
    assert [e.naam for e in made] == ["politie", "intern", "raad", "openbaar"]
    assert len({e.bestand for e in made}) == 4
    deviation = dossier.verstoringen[0].afwijkingen[0]
    for e in made:
        assert dossier.keten.kop in e.document.voet
        assert (deviation.tekst in said(e)) == (e.naam == "intern")
        assert ("AFWIJKREDEN" in said(e)) == (e.naam == "intern")
        assert e.document.oefening is False


@pytest.mark.lang
@pytest.mark.parametrize("tekst", [lambda t: t, lambda t: f"{t}\n{HOSTILE}"], ids=["gewoon", "vijandig"])
def test_every_version_is_valid_and_readable(
    tekst: Callable[[str], str], make_meeting: Callable[..., Recorded]
) -> None:
    dossier = make_meeting(oefening=True, tekst=tekst).dossier()
    for e in editions(dossier):
        pdf = render(e.document, MADE)
        assert_valid(pdf)
        assert not places_used_twice(pdf)
        shown = [leaf.text for leaf in leaves(pdf)]
        for number, leaf in enumerate(shown, start=1):
            # In the head, and large across the page.
            assert leaf.count("OEFENING") >= 2
            assert f"blad {number} van {len(shown)}" in leaf
            assert dossier.keten.kop in leaf
        title = pypdf.PdfReader(BytesIO(pdf)).metadata
        assert title is not None
        assert title.title == f"OEFENING: {e.document.titel}"


@pytest.mark.lang
def test_a_meeting_in_which_nothing_happened(make_empty: Callable[..., Recorded]) -> None:
    for e in editions(make_empty().dossier()):
        pdf = render(e.document, MADE)
        assert_valid(pdf)
        assert "Er is geen ordeverstoring" in text_of(pdf) or "geen afwijkingen" in text_of(pdf)


SAME = """
import hashlib, json
from tests.dossier.conftest import incident
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.publish import editions
from voorzitter_console.dossier.pages.pdf import render
from datetime import UTC, datetime
made = [render(e.document, datetime(2026, 3, 11, tzinfo=UTC)) for e in editions(incident(oefening=True).dossier())]
print([hashlib.sha256(pdf).hexdigest() for pdf in made])
"""


@pytest.mark.lang
def test_the_same_bytes_in_another_process_in_another_place(tmp_path: Path) -> None:
    told = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        around = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path(__file__).parents[3])}
        command = [sys.executable, "-c", SAME]
        told.add(subprocess.run(command, cwd=tmp_path, env=around, capture_output=True, check=True).stdout)
    assert len(told) == 1
    assert told.pop().count(b"'") == 8
