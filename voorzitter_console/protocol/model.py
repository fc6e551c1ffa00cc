"""The shape of a protocol file: frozen records, so that a start with a shipped protocol needs no validator.

:mod:`.load` holds each TOML file against these classes (strict, no unknown keys). ``voorschrift`` is the protocol's own
text word for word, ``tekst`` is what is spoken, ``kort`` the shorter form of it for the large letters on the screen,
``paragraaf`` the section of the protocol it comes from. The types stand there as they are, not as text: evaluating
that took as long as reading the file.
"""

import hashlib
from typing import Annotated, Literal

from msgspec import Meta, Struct

Tekst = Annotated[str, Meta(min_length=1, max_length=10_000, pattern=r"\S")]
"""More than white space."""
Naam = Annotated[str, Meta(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\Z")]
"""Small letters, digits and hyphens: a name that is a file name on every system."""


class Uitspraak(Struct, frozen=True, kw_only=True):
    """Something that is said aloud."""

    tekst: Tekst
    kort: Tekst | None = None

    @property
    def op_scherm(self) -> str:
        """The form for the large letters."""
        return self.kort or self.tekst


class Vorderingen(Uitspraak, frozen=True, kw_only=True):
    """The vorderingen to leave: words, number and ground (protocol 4.3, step 4a)."""

    aantal: Annotated[int, Meta(ge=1, le=20)]
    """From this vordering on the console waits for the police."""
    minimum_tussen_s: Annotated[int, Meta(ge=0, le=3600)] = 0
    """Seconds; below it Enter asks once. 0: the protocol sets none."""
    voorschrift: Tekst
    toelichting: Tekst
    grondslag: Tekst
    paragraaf: Tekst


class Schorsen(Uitspraak, frozen=True, kw_only=True):
    """Suspending the meeting: words and reasons to choose from (protocol 4.3, step 1)."""

    raadsleden: Tekst | None = None
    """What is said where the raadsleden are asked to leave the hall."""
    raadsleden_kort: Tekst | None = None
    redenen: Annotated[tuple[Tekst, ...], Meta(max_length=9)] = ()
    voorschrift: Tekst
    paragraaf: Tekst


class Livestreamregel(Struct, frozen=True, kw_only=True):
    """What the protocol says of the livestream (4.3, step 2)."""

    aanwezig: bool
    stop_bij_schorsen: bool = True
    """Whether the key for schorsing also stops the livestream."""
    voorschrift: Tekst | None = None
    wie_belt_leverancier: Tekst | None = None
    paragraaf: Tekst


class ScenarioA(Uitspraak, frozen=True, kw_only=True):
    """Addressing a peaceful disturbance: room for so many minutes (protocol 4.3, step 3a).

    ``{minuten}`` in its words stands for the minutes that are given; without it they cannot be changed.
    """

    titel: Tekst
    voorschrift: Tekst
    minuten: Annotated[int, Meta(ge=1, le=600)] = 2
    tijd_om: Tekst
    """What is said when the agreed minutes are over."""
    tijd_om_kort: Tekst | None = None
    paragraaf: Tekst


class ScenarioB(Uitspraak, frozen=True, kw_only=True):
    """Addressing an aggressive or unceasing disturbance (protocol 4.3, step 3b)."""

    titel: Tekst
    voorschrift: Tekst
    telt_als_vordering: bool = False
    """Whether this address is the first vordering; its words must then order leaving (facts: three vorderingen)."""
    paragraaf: Tekst


class Opnieuw(Uitspraak, frozen=True, kw_only=True):
    """Addressing once more (protocol 4.3, step 4)."""

    voorschrift: Tekst | None = None
    paragraaf: Tekst


class Politieregel(Struct, frozen=True, kw_only=True):
    """The report to the police: who calls, and in what words (protocol 4.3, step 4b).

    The words may hold ``{orgaan}``, ``{locatie}``, ``{adres}`` and ``{functie}`` (of the chair).
    """

    voorschrift: Tekst
    woorden: Tekst
    woorden_112: Tekst
    wie_belt: Tekst
    locatie: Tekst | None = None
    """Where the raad usually meets: for a meeting that named no place of its own; likewise ``adres``."""
    adres: Tekst | None = None
    paragraaf: Tekst


class Fysiek(Struct, frozen=True, kw_only=True):
    """When somebody may be taken hold of (protocol 4.3, step 4b)."""

    regel: Tekst
    """The protocol's own words on physical measures."""
    paragraaf: Tekst


class Ruimte(Uitspraak, frozen=True, kw_only=True):
    """Room for emotions (protocol 4.3, step 5)."""

    voorschrift: Tekst
    paragraaf: Tekst


class Hervatten(Uitspraak, frozen=True, kw_only=True):
    """Resuming the meeting (protocol 4.3, step 5)."""

    voorschrift: Tekst
    paragraaf: Tekst


class Aangifte(Struct, frozen=True, kw_only=True):
    """What the protocol says of reporting the offence (4.3, step 6)."""

    voorschrift: Tekst
    paragraaf: Tekst


class Raadslid(Struct, frozen=True, kw_only=True):
    """Guidance where a raadslid disturbs: the raad decides, no vordering (Gemeentewet 26 lid 3)."""

    tekst: Tekst
    bron: Tekst


class Commissie(Struct, frozen=True, kw_only=True):
    """Guidance for a raadscommissie: who had best speak the vordering, and on what ground."""

    tekst: Tekst
    grondslag: Tekst
    bron: Tekst


class Termijnen(Struct, frozen=True, kw_only=True):
    """Terms, each with its source: a section of the protocol, or for the aangifte where else it comes from."""

    ontzegging_maanden: Annotated[int, Meta(ge=1, le=3)] = 3
    """At most three: Gemeentewet 26 lid 2."""
    ontzegging_paragraaf: Tekst
    gesprek_1_uren: Annotated[int, Meta(ge=1, le=8760)]
    gesprek_1_paragraaf: Tekst
    gesprek_2_dagen: Annotated[int, Meta(ge=1, le=365)]
    gesprek_2_paragraaf: Tekst
    gesprek_3_weken: tuple[Annotated[int, Meta(ge=1, le=52)], Annotated[int, Meta(ge=1, le=52)]]
    """From, to."""
    gesprek_3_paragraaf: Tekst
    aangifte_werkdagen: Annotated[int, Meta(ge=1, le=60)]
    aangifte_bron: Tekst


class ProtocolStap(Struct, frozen=True, kw_only=True):
    """One step of the protocol in its own words."""

    nummer: Tekst
    tekst: Tekst
    paragraaf: Tekst


class Artikel(Struct, frozen=True, kw_only=True):
    """An article as the protocol quotes it."""

    wet: Tekst
    artikel: Tekst
    lid: Tekst | None = None
    tekst: Tekst
    paragraaf: Tekst | None = None
    bron: Tekst | None = None


class Contactpunt(Struct, frozen=True, kw_only=True):
    """Who listens and advises in confidence, outside the municipality or within it (protocol 4.6, 5.3)."""

    naam: Tekst
    bereikbaar: Tekst
    """Telephone, address, website."""
    wat: Tekst | None = None
    paragraaf: Tekst | None = None


Kanaal = Literal["stadhuis", "buiten", "thuis", "telefoon", "online", "schriftelijk", "email"]
"""Where aggression outside a meeting happens (protocol 4.1, 4.2, 4.4, 4.5; 5.1 names all of them)."""
Doelwit = Literal["ambtsdrager", "familie"]
"""At whom it was directed; protocol 5.1 counts the family of a political office-holder too."""
Ambt = Literal["burgemeester", "wethouder", "raadslid", "commissielid", "griffie", "anders"]
"""The office of whom it is about: protocol 1 names the political ones, who must be told depends on it (5.1, 5.4)."""
Gedragsoort = Literal[
    "grof_taalgebruik",
    "belediging",
    "discriminatie",
    "eisen",
    "intimidatie",
    "bedreiging",
    "bedreiging_familie",
    "stalken",
    "geweld",
    "wapen",
    "vernieling",
    "anders",
]
"""The kinds of behaviour that the protocol names: 1 (belediging to vernieling), 4.2, 4.4 and 4.6."""
Meldstap = Literal[
    "gesprek_beeindigd",
    "gevraagd_te_vertrekken",
    "bodedienst_gewaarschuwd",
    "teruggetrokken",
    "gebeld_112",
    "functie_gezegd",
    "griffier_ingelicht",
    "gedrag_benoemd",
    "niet_gereageerd",
    "bewijs_bewaard",
    "reactie_collectief",
    "verwijdering_gevraagd",
    "opsporing_gevraagd",
]
"""What the protocol has somebody do there, and what can therefore be recorded as done."""


class Situatieregel(Struct, frozen=True, kw_only=True):
    """One rule for a situation in the protocol's own words; ``stap``: what was done where it was followed."""

    voorschrift: Tekst
    stap: Meldstap | None = None


class Situatie(Struct, frozen=True, kw_only=True):
    """What the protocol says of aggression in one or more places outside a meeting."""

    kanalen: Annotated[tuple[Kanaal, ...], Meta(min_length=1, max_length=7)]
    titel: Tekst
    regels: Annotated[tuple[Situatieregel, ...], Meta(min_length=1, max_length=9)]
    paragraaf: Tekst


LANDELIJK = Contactpunt(
    naam="Ondersteuningsteam Weerbaar Bestuur",
    bereikbaar="070-3738314, www.weerbaarbestuur.nl",
    wat="vertrouwelijk advies, een luisterend oor en contact met lotgenoten",
)
"""For every municipality: where a protocol names nobody."""


Voorafdeel = Literal[
    "scan", "locatie", "gesprek", "bijstand", "tweede_persoon", "driehoek", "bodedienst", "inschakelen", "niet_alleen"
]


class Voorafregel(Struct, frozen=True, kw_only=True):
    """What is done before a meeting or a talk where a risk is seen (protocol 3.2, 4.3); ``naam``: which part of it."""

    naam: Voorafdeel
    voorschrift: Tekst
    paragraaf: Tekst


class Inhoud(Struct, frozen=True, kw_only=True):
    """All that a protocol file holds."""

    naam: Naam
    titel: Tekst
    gemeente: Tekst
    paragraaf: Tekst
    vorderingen: Vorderingen
    schorsing: Schorsen
    livestream: Livestreamregel
    scenario_a: ScenarioA
    scenario_b: ScenarioB
    opnieuw: Opnieuw
    politie: Politieregel
    fysiek: Fysiek
    ruimte: Ruimte
    hervatten: Hervatten
    aangifte: Aangifte
    raadslid: Raadslid
    commissie: Commissie
    termijnen: Termijnen
    stappen: Annotated[tuple[ProtocolStap, ...], Meta(min_length=1, max_length=100)]
    artikelen: Annotated[tuple[Artikel, ...], Meta(min_length=1, max_length=100)]
    contactpunten: Annotated[tuple[Contactpunt, ...], Meta(max_length=20)] = (LANDELIJK,)
    vooraf: Annotated[tuple[Voorafregel, ...], Meta(max_length=20)] = ()
    situaties: Annotated[tuple[Situatie, ...], Meta(max_length=20)] = ()
    """Aggression outside a meeting; none: the protocol says nothing of it."""


class Protocol(Inhoud, frozen=True, kw_only=True):
    """A protocol with the text it was read from, which a meeting stores whole."""

    bron: str

    @property
    def hash(self) -> str:
        """SHA-256 in hex of the UTF-8 text."""
        return hashlib.sha256(self.bron.encode()).hexdigest()

    def stap(self, nummer: str) -> ProtocolStap | None:
        """The step with this number ("4b")."""
        return next((s for s in self.stappen if s.nummer == nummer), None)

    def vooraf_over(self, deel: Voorafdeel) -> Voorafregel | None:
        """What it says of that part of the time before a meeting."""
        return next((regel for regel in self.vooraf if regel.naam == deel), None)

    def situaties_van(self, kanaal: Kanaal) -> tuple[Situatie, ...]:
        """What it says of aggression by that way, in the order of the file."""
        return tuple(s for s in self.situaties if kanaal in s.kanalen)
