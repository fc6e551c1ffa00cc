"""Arbitrary incidents for hypothesis: concrete steps, biased to what can be, with what cannot be among them.

The naive model is played along only to know which commands fit now; what is expected of a step is never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from hypothesis import strategies as st

from tests.procedure.naive import META, Naive, retracted
from tests.procedure.naive_fields import (
    AANTAL,
    FIELDS,
    JANEE,
    LABEL,
    LABELS,
    MINUTEN,
    NUMMER,
    REQUIRED,
    TEKST,
    Kind,
    known_fields,
)
from tests.procedure.naive_tables import RUNNING

START = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
VORDERINGEN = {"maassluis-2025": 3, "voorbeeldstad-2025": 2}
"""How many vorderingen each shipped protocol has."""

DOOR = ["voorzitter", "griffier", "bode", "systeem"]
PEOPLE = ["NN1", "NN2", "R1", "R2", "nn 1 "]
OFTEN = ("minuten", "telt_als_vordering", "gericht_aan", "voortzetting", "rol", "aanwezig", "dader", "tegen", "labels")
"""Fields that the rules look at: filled half of the time, the others seldom."""

ANY_TIME = [
    *["vorder"] * 5,
    *["spreek_aan"] * 4,
    *["beschrijf_verstoorder"] * 3,
    *["bel_politie", "waarschuw_bodedienst", "politie_aanwezig", "leg_voor_aan_raad", "meld_fysieke_maatregel"],
    *["verstoorder_gestaakt", "verstoorder_teruggekeerd", "verstoorder_vertrokken", "meld_fysieke_agressie"],
    *["vraag_politie", "draag_over", "geef_ruimte"],
]


@dataclass(frozen=True)
class Step:
    """One command with its fields, by whom, how far the clock moves before it (seconds), and a time where given."""

    soort: str
    velden: dict[str, Any]
    door: str = "voorzitter"
    klok: int = 0
    gebeurd_op: datetime | None = None


@dataclass(frozen=True)
class Incident:
    """How a meeting begins and what is tried in it."""

    stappen: tuple[Step, ...] = ()
    livestream: bool = True
    geopend: bool = True
    protocol: str = "maassluis-2025"


def said(soort: str, klok: int = 10, **velden: Any) -> Step:
    """A step of a known beginning."""
    return Step(soort, velden, klok=klok)


R1 = said("beschrijf_verstoorder", label="R1", rol="raadslid")
BEGINNINGS: list[list[Step]] = [
    [],
    [said("schors"), said("stop_livestream"), said("spreek_aan", scenario="A", minuten=3)],
    [said("spreek_aan", scenario="A", minuten=1), said("spreek_opnieuw_aan", klok=50)],
    [R1, *[said("vorder", gericht_aan=["R1", "NN1"])] * 2],
    [R1, said("leg_voor_aan_raad", label="R1"), said("schors"), said("vorder", gericht_aan=["R1"])],
    [R1, said("beschrijf_verstoorder", label="NN1"), said("vorder"), said("meld_fysieke_agressie")],
    [said("meld_fysieke_agressie"), said("schors"), said("meld_fysieke_maatregel")],
    [*[said("vorder")] * 3, said("beeindig_verstoring"), said("meld_verstoring", voortzetting=True)],
    [said("waarschuw_bodedienst"), *[said("vorder")] * 3, said("beeindig_verstoring")],
    [said("spreek_aan", scenario="A", minuten=1), said("vorder", klok=60), said("waarschuw_bodedienst")],
    [said("bel_politie"), said("spreek_aan", scenario="B"), *[said("vorder")] * 2],
    [said("schors"), said("beeindig_verstoring"), said("geef_ruimte"), said("hervat")],
    [said("schors"), said("vorder"), said("hervat"), said("meld_fysieke_maatregel"), said("beeindig_verstoring")],
    [
        said("vorder"),
        said("beeindig_verstoring"),
        said("vorder"),
        said("stel_aanwezigheid_vast", label="NN1", vordering=1),
    ],
    [said("politie_aanwezig"), said("meld_verstoring"), said("vorder"), said("beschrijf_verstoorder", label="NN2")],
]
"""Half of the incidents begin with one of these, so that what comes late in an incident is tried often enough."""


# Plain functions that draw and strategies that are made once: making one took half of the time of these tests.


@cache
def one_in(n: int) -> st.SearchStrategy[bool]:
    """True about once in ``n`` times; shrinks to False."""
    return st.integers(0, n - 1).map(lambda k: k == n - 1)


@lru_cache(maxsize=2000)
def one_of(*choices: Any) -> st.SearchStrategy[Any]:
    """One of these."""
    return st.sampled_from(choices)


@cache
def value_of(kind: Kind) -> st.SearchStrategy[Any]:
    """Something that may stand in a field of this kind."""
    if isinstance(kind, tuple):
        return st.sampled_from(kind)
    if kind == LABEL:
        return one_of(*PEOPLE)
    if kind == LABELS:
        return st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)
    choices: dict[str, list[Any]] = {
        JANEE: [True, False],
        AANTAL: [0, 20],
        NUMMER: [1, 1, 2, 3],
        MINUTEN: [1, 3, 10],
        TEKST: ["tekst", "Ik vorder dat u per direct het pand verlaat!"],
    }
    return st.sampled_from(choices.get(kind, choices[TEKST]))


def fields_of(draw: st.DrawFn, soort: str) -> dict[str, Any]:
    """The fields of a command; seldom with something in it that cannot be."""
    velden: dict[str, Any] = {}
    for name, kind in FIELDS[soort].items():
        if name in REQUIRED.get(soort, ()) or (name in OFTEN and draw(one_in(2))):
            velden[name] = draw(value_of(kind))
    seldom = [name for name in FIELDS[soort] if name not in (*OFTEN, *velden, "pad")]
    if len(seldom) > 0 and draw(one_in(3)):
        extra = draw(one_of(*seldom))
        velden[extra] = draw(value_of(FIELDS[soort][extra]))
    if str(velden.get("label", "")).startswith("R") and "rol" in FIELDS[soort] and draw(one_in(2)):
        velden["rol"] = "raadslid"
    if soort == "spreek_aan" and not draw(one_in(30)):
        velden.pop("minuten" if velden["scenario"] == "B" else "telt_als_vordering", None)
    if velden.get("getoond") and not draw(one_in(30)):
        velden["tekst"] = draw(value_of(FIELDS[soort]["tekst"]))
    if draw(one_in(60)):
        name, wrong = draw(st.sampled_from([("onzin", 1), *((n, []) for n, k in FIELDS[soort].items() if k != LABELS)]))
        velden[name] = wrong
    return velden


def about_an_entry(draw: st.DrawFn, soort: str, naive: Naive, nu: datetime) -> dict[str, Any]:
    """The fields of a command about an earlier entry, mostly one that it can be about."""
    gone = retracted(naive.posten)
    likely = [p["positie"] for p in naive.posten[1:] if p["positie"] not in gone and p["soort"] not in META]
    if soort == "herroep":
        likely += [p["positie"] for p in naive.posten if p["soort"] in META and p["positie"] not in gone]
    if likely and not draw(one_in(10)):
        positie = draw(one_of(*likely))
    else:
        positie = draw(one_of(*range(1, len(naive.posten) + 2)))
    velden: dict[str, Any] = {"positie": positie}
    if soort in ("vul_aan", "corrigeer"):
        target = naive.posten[positie - 1]["soort"] if positie <= len(naive.posten) else "noteer"
        kinds = known_fields(target)
        names = [n for n in kinds if n != "pad"]
        telling = [n for n in names if n in (*OFTEN, "gebeurd_op")]
        if soort == "vul_aan" and kinds and positie <= len(naive.posten) and target not in META:
            there = naive.now_in(naive.posten[positie - 1])
            telling = [n for n in names if there[n] is None and n in OFTEN] or [n for n in names if there[n] is None]
        veld = draw(one_of(*(telling if telling and not draw(one_in(4)) else [*names, "onzin"])))
        velden["veld"] = veld
        if veld == "gebeurd_op":
            velden["waarde"] = given_time(draw, naive, nu).isoformat()
        else:
            velden["waarde"] = 7.5 if draw(one_in(30)) else draw(value_of(kinds.get(veld, TEKST)))
    return velden


def given_time(draw: st.DrawFn, naive: Naive, nu: datetime) -> datetime:
    """A time that a person gives: about when something else was, seldom in the future."""
    if draw(one_in(25)):
        return nu + timedelta(seconds=draw(one_of(1, 3600)))
    base = draw(one_of(nu, *(p["op"] for p in naive.posten)))
    when: datetime = base + timedelta(seconds=draw(one_of(0, 1, -1, 30, -30, 120, -600)))
    return min(when, nu)


def fitting(naive: Naive) -> list[str]:
    """Commands that some row of the tables takes now, the telling ones more than once."""
    s = naive.stand
    fits = list(ANY_TIME)
    if s["vergadering"] == "niet_geopend":
        fits += ["open_vergadering"] * 3
    if s["vergadering"] == "open":
        fits += ["schors"] * 3
    if s["vergadering"] == "geschorst":
        fits += ["hervat"] * 3 + ["geef_ruimte"]
    if s["vergadering"] != "gesloten":
        fits += ["sluit"]
    if s["ordeverstoring"] in RUNNING:
        fits += ["beeindig_verstoring"] * 4 + ["spreek_opnieuw_aan"]
    else:
        fits += ["meld_verstoring"] * 4
    if s["ordeverstoring"] == "wacht_op_politie":
        fits += ["beeindig_verstoring"] * 4
    if s["livestream"] != "geen":
        fits += ["stop_livestream", "start_livestream", "bevestig_livestream", "bevestig_livestream"]
    if s["politie"] == "aanwezig":
        fits += ["politie_afgerond"] * 2
    if s["politie"] in ("bodedienst_gewaarschuwd", "gebeld"):
        fits += ["zeg_politie_af"] * 2
    if any(v["vorderingen"] for v in s["verstoringen"]):
        fits += ["stel_aanwezigheid_vast"] * 3
    if len(naive.posten) > 1:
        fits += ["herroep"] * 4 + ["corrigeer"] * 4 + ["vul_aan"] * 2 + ["bevestig", "betwist"]
    return fits


def steps(draw: st.DrawFn, naive: Naive, nu: datetime, back: bool) -> Step:
    """One step that comes after what the naive model has seen."""
    klok = draw(one_of(0, 1, 20, 60, 200))
    if back and draw(one_in(12)):
        klok = draw(one_of(-1, -45, -600))
    nu += timedelta(seconds=klok)
    soort = draw(one_of(*(sorted(FIELDS) if draw(one_in(6)) else fitting(naive))))
    velden = about_an_entry(draw, soort, naive, nu) if soort in META else fields_of(draw, soort)
    late = soort not in META and draw(one_in(6))
    return Step(soort, velden, draw(one_of(*DOOR)), klok, given_time(draw, naive, nu) if late else None)


@st.composite
def incidents(draw: st.DrawFn, *, back: bool = True, longest: int = 25) -> Incident:
    """A meeting with up to ``longest`` steps; ``back``: whether the clock is put back now and then."""
    livestream, geopend = not draw(one_in(4)), not draw(one_in(5))
    protocol = draw(st.sampled_from(sorted(VORDERINGEN)))
    naive = Naive(START, livestream=livestream, geopend=geopend, aantal=VORDERINGEN[protocol])
    nu, tried = START, []
    known = draw(st.sampled_from(BEGINNINGS)) if draw(st.booleans()) else []
    for n in range(draw(st.sampled_from([longest // 4, longest // 2, longest]))):
        step = known[n] if n < len(known) else steps(draw, naive, nu, back)
        nu += timedelta(seconds=step.klok)
        naive.offer(step.soort, step.velden, nu, step.gebeurd_op)
        tried.append(step)
    return Incident(tuple(tried), livestream, geopend, protocol)
