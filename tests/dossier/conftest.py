"""Recorded meetings, made as the console makes them: the fold decides what follows, here as elsewhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.protocol.load import find

BEGIN = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
STROOM = "vergadering-1"
"""What its ids are drawn from."""


PROTOCOL = find("maassluis-2025")


class Recorded:
    """A meeting as the console records it, with a clock that stands where it is set; refused is refused."""

    def __init__(self, begin: c.BeginVastlegging) -> None:
        token = random.Random(STROOM).randbytes
        self.clock = FakeClock(BEGIN)
        self.meeting = Meeting.begin(
            MemoryJournal(oefening=begin.oefening, token=token), self.clock, PROTOCOL, begin,
            station="raadzaal-1", door="systeem", token=token,
        )  # fmt: skip

    @property
    def entries(self) -> tuple[Entry, ...]:
        """As recorded."""
        return self.meeting.entries

    def add(self, command: c.Command, seconds: float, *, door: str = "voorzitter", late: float = 0) -> Entry:
        """Record a command that happened so many seconds after the beginning, ``late`` seconds later."""
        self.clock.set(after(seconds + late))
        given = command.changed(gebeurd_op=after(seconds)) if late else command
        return self.meeting.decide(given, door=door)

    def dossier(self) -> Dossier:
        """All of it, as it stands."""
        return of_meeting(self.meeting)


def new_meeting(*, tekst: Callable[[str], str] = lambda t: t, **begin: Any) -> Recorded:
    """A meeting with its first entry; ``begin``: its fields, where they are others."""
    velden = c.BeginVastlegging(
        titel=tekst("Raadsvergadering 10 maart 2026"),
        aanvang="2026-03-10T19:30:00+01:00",
        locatie=tekst("Raadzaal"),
        agendapunt=tekst("7. Opvanglocatie"),
        voorzitter=tekst("de burgemeester"),
        griffier=tekst("de griffier"),
        protocol_naam=PROTOCOL.naam,
        protocol_tekst=PROTOCOL.bron,
        protocol_hash=PROTOCOL.hash,
    )
    return Recorded(velden.changed(**begin))


def after(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def incident(*, tekst: Callable[[str], str] = lambda t: t, **begin: Any) -> Recorded:
    """One ordeverstoring from first shout to hervat; ``tekst`` may make every typed text hostile."""
    m = new_meeting(tekst=tekst, **begin)
    m.add(
        c.MeldVerstoring(
            omschrijving=tekst("Groep van tien op de tribune"),
            plaats="zaal",
            woorden=tekst("Opvang weg, raad weg!"),
            gevolg=tekst("de beraadslaging lag stil"),
        ),
        2520,
    )
    schors = m.add(c.Schors(reden=tekst("geroep vanaf de publieke tribune")), 2521)
    m.add(c.StopLivestream(), 2522)
    m.add(c.BevestigLivestream(toestand="gestopt"), 2523, door="griffier")
    m.add(c.SpreekAan(scenario="B", tekst=tekst("Het verstoren van de vergadering is strafbaar.")), 2540)
    m.add(c.BiedAlternatief(tekst=tekst("inspreken op 24 maart")), 2541)
    m.add(
        c.BeschrijfVerstoorder(
            label="NN1",
            signalement=tekst("man, groene jas, kaal"),
            plaats=tekst("publieke tribune, 2e rij"),
            gedrag=tekst("roept door de voorzitter heen"),
            aantal=1,
            rol="toehoorder",
        ),
        2545,
        door="griffier",
    )
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement=tekst("vrouw met megafoon")), 2550, door="griffier")
    for number, seconds in enumerate((2560, 2600.25, 2640), start=1):
        m.add(
            c.Vorder(
                tekst=tekst(f"Ik vorder dat u per direct het pand verlaat! (nummer {number})"),
                spreker=tekst("de burgemeester"),
                hoedanigheid=tekst("voorzitter van de raad"),
                namens=tekst("de gemeente"),
                versterkt="microfoon",
                gericht_aan=("NN1", "NN2") if number > 1 else None,
                reactie=tekst("NN1 blijft zitten en lacht") if number == 2 else None,
            ),
            seconds,
        )
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=3, aanwezig=False), 2650, door="griffier")
    m.add(c.WaarschuwBodedienst(), 2655, door="griffier")
    bel = m.add(
        c.BelPolitie(
            spoed=True,
            gebeld_door=tekst("de bode"),
            incidentnummer=tekst("2026-0310-42"),
            gemeld=tekst("De vergadering van de gemeenteraad wordt verstoord."),
        ),
        2660,
        door="griffier",
    )
    wrong = m.add(c.GeefRuimte(), 2662)
    m.add(c.Herroep(positie=wrong.positie, reden=tekst("verkeerde toets")), 2665)
    m.add(c.NoemGetuige(naam=tekst("M. de Bode"), functie=tekst("bode"), waarneming="eigen"), 2700, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving=tekst("balde de vuist"), dader="NN1"), 2705)
    m.add(
        c.VoegBewijsToe(
            bestand="opname.mkv", omschrijving=tekst("opname raadzaal"), sha256="ab" * 32, grootte=123456789
        ),
        2710,
        door="griffier",
    )
    m.add(
        c.Noteer(tekst=tekst("Spandoek: opvang hier niet"), kwaliteit="bij_benadering"), 2530, door="griffier", late=200
    )
    m.add(c.PolitieAanwezig(eenheid=tekst("wijkteam")), 2900, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 2950, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="aangehouden"), 2960, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="politie"), 2970)
    m.add(
        c.Corrigeer(positie=schors.positie, veld="reden", waarde="geroep", reden=tekst("verhoord")),
        2980,
        door="griffier",
    )
    m.add(c.VulAan(positie=bel.positie, veld="verwacht_om", waarde=tekst("20:20")), 2985, door="griffier")
    m.add(c.Hervat(toelichting=tekst("AFWIJKREDEN")), 3000)
    return m


def the_worst() -> Dossier:
    """Violence, a weapon, an injury, 112, an arrest, a minor and a raadslid."""
    m = new_meeting()
    m.add(c.Schors(reden="een bezoeker slaat"), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", slachtoffer="een raadslid", letsel="bloedneus"), 605)
    m.add(c.MeldFysiekeAgressie(soort="wapen", dader="NN2", omschrijving="een schroevendraaier in de hand"), 606)
    m.add(c.BelPolitie(spoed=True), 610)
    m.add(c.BeschrijfVerstoorder(label="NN1", vermoedelijk_minderjarig=True), 620, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN2", rol="raadslid"), 621, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), 640)
    m.add(c.PolitieAanwezig(), 900, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 950, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="aangehouden"), 960, door="griffier")
    return m.dossier()


@pytest.fixture
def make_meeting() -> Callable[..., Recorded]:
    return incident


@pytest.fixture
def make_empty() -> Callable[..., Recorded]:
    return new_meeting


@pytest.fixture
def dossier() -> Dossier:
    return incident().dossier()
