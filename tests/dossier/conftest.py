"""A recorded meeting made by hand, so that the dossier is tested apart from the machines."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voorzitter_console.dossier.model.build import build
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.entry import (
    Draft,
    Entry,
    SealedEntry,
    genesis,
    sha256_hex,
    uuid7,
)
from voorzitter_console.journal.chain import open_entry, seal
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure import state as s
from voorzitter_console.procedure.parse import payload_of, private_in

BEGIN = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
STROOM = "vergadering-1"


@dataclass(frozen=True)
class FakeArticle:
    wet: str
    artikel: str
    lid: str | None
    tekst: str


@dataclass(frozen=True)
class FakeSpoken:
    tekst: str


@dataclass(frozen=True)
class FakeProtocol:
    titel: str = "Agressieprotocol 2025"
    gemeente: str = "Maassluis"
    artikelen: tuple[FakeArticle, ...] = (
        FakeArticle("Wetboek van Strafrecht", "144", None, "Hij die door het verwekken van wanorde ... stoort."),
        FakeArticle("Wetboek van Strafrecht", "139", "1", "Hij die in een voor de openbare dienst ... verwijdert."),
    )
    opnieuw: FakeSpoken = FakeSpoken("U gaat nog steeds door.")


@dataclass
class Meeting:
    """Records commands one by one; ``state`` is set by the test."""

    begin: c.BeginVastlegging
    entries: list[Entry] = field(default_factory=list)
    sealed: list[SealedEntry] = field(default_factory=list)
    commands: dict[str, c.Command] = field(default_factory=dict)
    retracted: set[str] = field(default_factory=set)
    state: s.State = field(
        default_factory=lambda: s.State(
            protocol_aantal=3,
            vergadering=s.Vergadering.OPEN,
            sinds=BEGIN,
            livestream=s.Livestream.LIVE,
            livestream_sinds=BEGIN,
        )
    )

    def add(
        self, command: c.Command, seconds: float, *, door: str = "voorzitter", late: float = 0, **fields: Any
    ) -> Entry:
        """Record a command that happened so many seconds after the beginning, ``late`` seconds later."""
        positie = len(self.entries) + 1
        moment = BEGIN + timedelta(seconds=seconds)
        draft = Draft(
            id=uuid7(moment, positie.to_bytes(10, "big")),
            soort=command.COMMAND,
            payload=payload_of(command),
            gebeurd_op=moment,
            vastgelegd_op=moment + timedelta(seconds=late),
            door=door,
            station="raadzaal-1",
            private=private_in(command),
            tijd_gegeven=late > 0,
            **fields,
        )
        vorige = self.sealed[-1].schakel if self.sealed else genesis(STROOM)
        token = random.Random(positie).randbytes
        self.sealed.append(seal(STROOM, positie, vorige, draft, token))
        entry = open_entry(self.sealed[-1])
        self.entries.append(entry)
        self.commands[entry.id] = command
        return entry

    def set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def dossier(self) -> Dossier:
        return build(
            begin=self.begin,
            state=self.state,
            entries=sorted(self.entries, key=lambda e: (e.gebeurd_op, e.positie)),
            sealed=self.sealed,
            commands=self.commands,
            retracted=frozenset(self.retracted),
            protocol=FakeProtocol(),
        )


def new_meeting(*, oefening: bool = False, tekst: Callable[[str], str] = lambda t: t) -> Meeting:
    """A meeting with its first entry."""
    begin = c.BeginVastlegging(
        titel=tekst("Raadsvergadering 10 maart 2026"),
        aanvang="2026-03-10T19:30:00+01:00",
        locatie=tekst("Raadzaal"),
        agendapunt=tekst("7. Opvanglocatie"),
        voorzitter=tekst("de burgemeester"),
        griffier=tekst("de griffier"),
        oefening=oefening,
        protocol_naam="maassluis-2025",
        protocol_tekst="de hele tekst",
        protocol_hash=sha256_hex(b"de hele tekst"),
    )
    meeting = Meeting(begin)
    meeting.add(begin, 0, door="systeem")
    return meeting


def after(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def incident(*, oefening: bool = False, tekst: Callable[[str], str] = lambda t: t) -> Meeting:
    """One ordeverstoring from first shout to hervat; ``tekst`` may make every typed text hostile."""
    m = new_meeting(oefening=oefening, tekst=tekst)
    schors = m.add(c.Schors(reden=tekst("geroep vanaf de publieke tribune")), 2520)
    m.add(c.StopLivestream(), 2521)
    m.add(c.BevestigLivestream(toestand="gestopt"), 2523, door="griffier")
    spreek = m.add(c.SpreekAan(scenario="B"), 2540)
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
    demands = []
    for number, seconds in enumerate((2560, 2600.25, 2640), start=1):
        command = c.Vorder(
            tekst=tekst(f"Ik vorder dat u per direct het pand verlaat! (nummer {number})"),
            spreker=tekst("de burgemeester"),
            hoedanigheid=tekst("voorzitter van de raad"),
            namens=tekst("de gemeente"),
            versterkt="microfoon",
            gericht_aan=("NN1", "NN2") if number > 1 else None,
            reactie=tekst("NN1 blijft zitten en lacht") if number == 2 else None,
        )
        entry = m.add(command, seconds)
        demands.append(
            s.Vordering(
                id=entry.id,
                nummer=number,
                op=entry.gebeurd_op,
                vastgelegd_op=entry.vastgelegd_op,
                door="voorzitter",
                tekst=command.tekst or "",
                spreker=command.spreker,
                hoedanigheid=command.hoedanigheid,
                namens=command.namens,
                instemming_van=None,
                grondslag=None,
                versterkt=command.versterkt,
                gericht_aan=("NN1", "NN2"),
                afgeleid=number == 1,
                alle_toehoorders=False,
                reactie=command.reactie,
                aanwezigheid=(s.Aanwezigheid(label="NN2", aanwezig=False, gehoord=None),) if number == 3 else (),
            )
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
    m.add(c.Herroep(positie=wrong.positie, over_id=wrong.id, reden=tekst("verkeerde toets")), 2665)
    m.retracted.add(wrong.id)
    m.add(
        c.Noteer(tekst=tekst("Spandoek: opvang hier niet")), 2530, door="griffier", late=200, kwaliteit="bij_benadering"
    )
    m.add(c.BiedAlternatief(tekst=tekst("inspreken op 24 maart")), 2541)
    m.add(c.NoemGetuige(naam=tekst("M. de Bode"), functie=tekst("bode"), waarneming="eigen"), 2700, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving=tekst("balde de vuist"), dader="NN1"), 2705)
    m.add(
        c.VoegBewijsToe(
            bestand="opname.mkv", omschrijving=tekst("opname raadzaal"), sha256="ab" * 32, grootte=123456789
        ),
        2710,
        door="griffier",
    )
    m.add(c.PolitieAanwezig(eenheid=tekst("wijkteam")), 2900, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="aangehouden"), 2950, door="griffier")
    m.add(c.PolitieAfgerond(resultaat="aangehouden"), 2960, door="griffier")
    m.add(c.BeeindigVerstoring(hoe="politie"), 2970)
    m.add(
        c.Corrigeer(positie=schors.positie, over_id=schors.id, veld="reden", waarde="geroep", reden=tekst("verhoord")),
        2980,
        door="griffier",
    )
    m.add(
        c.VulAan(positie=bel.positie, over_id=bel.id, veld="verwacht_om", waarde=tekst("20:20")), 2985, door="griffier"
    )
    m.commands[schors.id] = replace(c.Schors(), reden="geroep")
    m.add(c.Hervat(), 3000)
    m.set(
        ordeverstoring=s.Ordeverstoring.BEEINDIGD,
        politie=s.Politie.AFGEROND,
        schorsingen=(
            s.Schorsing(
                begin=schors.gebeurd_op, begin_id=schors.id, reden="geroep", hervat=after(3000),
                tekst=tekst("Ik schors de vergadering."), woorden=s.Woorden.PROTOCOL,
            ),
        ),
        verstoringen=(
            s.Verstoring(
                nummer=1,
                begin=schors.gebeurd_op,
                begin_id=schors.id,
                einde=after(2970),
                hoe="politie",
                omschrijving=tekst("Groep van tien op de tribune"),
                plaats="zaal",
                woorden=tekst("Opvang weg, raad weg!"),
                gevolg=tekst("de beraadslaging lag stil"),
                aansprekingen=(
                    s.Aanspreking(
                        id=spreek.id, op=spreek.gebeurd_op, plek=spreek.gebeurd_op, door="voorzitter", scenario="B",
                        tekst=tekst("Het verstoren van de vergadering is strafbaar."),
                    ),
                ),
                vorderingen=tuple(demands),
                betrokkenen=(
                    s.Betrokkene(label="NN1", vertrokken=after(2950), hoe="aangehouden"),
                    s.Betrokkene(label="NN2"),
                ),
                afwijkingen=(
                    s.Afwijking(code="zonder_ruimte", op=after(3000), id=m.entries[-1].id, reden=tekst("AFWIJKREDEN")),
                ),
                politie_gemeld=True,
            ),
        ),
        uitzendingen=(
            s.Uitzending(
                toestand="gestopt",
                gevraagd=after(2521),
                gevraagd_door="voorzitter",
                bevestigd=after(2523),
                bevestigd_door="griffier",
            ),
        ),
        inzetten=(
            s.Politieinzet(
                gebeld=after(2660),
                spoed=True,
                gebeld_door=tekst("de bode"),
                incidentnummer=tekst("2026-0310-42"),
                gemeld=tekst("De vergadering van de gemeenteraad wordt verstoord."),
                verwacht_om=tekst("20:20"),
                aanwezig=after(2900),
                eenheid=tekst("wijkteam"),
                afgerond=after(2960),
                resultaat="aangehouden",
            ),
        ),
        personen=(
            s.Persoon(
                label="NN1",
                status=s.Persoonstatus.VERTROKKEN,
                beschreven=True,
                signalement=tekst("man, groene jas, kaal"),
                plaats=tekst("publieke tribune, 2e rij"),
                gedrag=tekst("roept door de voorzitter heen"),
                rol="toehoorder",
                vertrokken=after(2950),
                hoe="aangehouden",
            ),
            s.Persoon(
                label="NN2", status=s.Persoonstatus.GESTAAKT, beschreven=True, signalement=tekst("vrouw met megafoon")
            ),
        ),
        bodedienst=(after(2655),),
    )  # fmt: skip
    return m


@pytest.fixture
def make_meeting() -> Callable[..., Meeting]:
    return incident


@pytest.fixture
def make_empty() -> Callable[..., Meeting]:
    return new_meeting


@pytest.fixture
def dossier() -> Dossier:
    return incident().dossier()
