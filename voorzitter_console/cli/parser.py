"""The commands and their options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from voorzitter_console import __version__
from voorzitter_console.cli.conflicts import check
from voorzitter_console.cli.dutch import DutchParser, WithExamples
from voorzitter_console.errors import InvalidInput

PROG = "voorzitter-console"
EXAMPLES = """\
voorbeelden:
  voorzitter-console                                 de vergadering; een open vergadering gaat verder
  voorzitter-console oefen                           oefenen, los van echte vergaderingen
  voorzitter-console instellen                       gemeente, zalen, nummers
  voorzitter-console diagnose                        is deze laptop klaar voor vanavond?
  voorzitter-console dossier --uit dossier-10-maart  het dossier van de laatste vergadering
  voorzitter-console kopie E:\\                       een nagekeken kopie op een stick

Hulp bij een opdracht: voorzitter-console OPDRACHT --help
"""


def make() -> DutchParser:
    """All commands; which one was given stands in ``opdracht``, a part of it in ``deel``."""
    parser = DutchParser(
        prog=PROG,
        description="De console van de voorzitter bij ordeverstoring. Zonder opdracht opent het scherm.",
        epilog=EXAMPLES,
        formatter_class=WithExamples,
    )
    parser.add_argument("--version", action="version", version=__version__, help="de versie")
    _without_command(parser)
    commands = parser.add_subparsers(dest="opdracht", title="opdrachten", metavar="OPDRACHT", parser_class=DutchParser)
    _consoles(commands)
    _scenarios(commands)
    _documents(commands)
    _journals(commands)
    _this_laptop(commands)
    _links(commands)
    return parser


def _consoles(commands: Any) -> None:
    """What opens a console beside the chair's."""
    griffier = _command(commands, "", "griffier", help="het scherm van de griffier, naast dat van de voorzitter")
    _thema(griffier)
    griffier.add_argument("--oefening", action="store_true", help="meelezen in een oefening, in het oefenjournaal")
    _database(griffier)
    _regels(griffier)
    _deel(_command(commands, "", "deel", help="een ander toestel laten meewerken, in zijn browser"))
    _oefen(_command(commands, "", "oefen", help="oefenen op het scherm, los van echte vergaderingen"))


def _oefen(oefen: DutchParser) -> None:
    from voorzitter_console.practice.practice_clock import SPEEDS  # the start of an evening needs none

    _thema(oefen)
    oefen.add_argument(
        "scenario", metavar="SCENARIO", nargs="?", help="wat er gebeurt komt vanzelf (zonder: u oefent vrij)"
    )
    oefen.add_argument(
        "--hand-out", metavar="MAP", help="map voor de bladen bij de scenario's (pdf); er wordt niet geoefend"
    )
    oefen.add_argument(
        "--snelheid", metavar="N", type=int, choices=SPEEDS, default=SPEEDS[0], help="1, 2 of 5 keer zo snel"
    )
    _database(oefen)
    _regels(oefen)


def _scenarios(commands: Any) -> None:
    """Scenarios, without a console."""
    speel = _command(commands, "", "speel", help="een scenario afspelen zonder scherm")
    speel.add_argument("scenario", metavar="SCENARIO", help="een bestand, of de naam van een meegeleverd scenario")
    speel.add_argument("--uit", metavar="MAP", required=True, help="map voor het dossier")
    _database(speel, "een oefenjournaal om te bewaren (zonder: een nieuw journaal in MAP)")
    nakijken = _command(commands, "", "nakijken", help="wat in een oefening is vastgelegd, naast wat er gebeurde")
    nakijken.add_argument("scenario", metavar="SCENARIO", help="een bestand, of de naam van een meegeleverd scenario")
    nakijken.add_argument(
        "dossier", metavar="DOSSIER.json", nargs="?", help="het dossier van de oefening (zonder: de laatste oefening)"
    )
    nakijken.add_argument("--uit", metavar="MAP", help="map voor een bladzijde met de score (pdf)")
    nakijken.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    _database(nakijken)
    _scenario(_command(commands, "", "scenario", help="een scenario controleren of maken"))


def _documents(commands: Any) -> None:
    """What is made of a meeting or a melding."""
    dossier = _command(commands, "", "dossier", help="het dossier van een vergadering maken")
    _thema(dossier)
    dossier.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    dossier.add_argument("--uit", metavar="MAP", help="map voor het dossier")
    dossier.add_argument("--controle", action="store_true", help="eerst zien wat er nog ontbreekt, en dat aanvullen")
    _regels(dossier, "met --controle: in gewone regels, zonder scherm")
    _database(dossier)
    _afterwards(commands)
    _meldingen(commands)
    _overzicht(_command(commands, "", "overzicht", help="een jaar in aantallen, zonder persoonsgegevens"))
    _brief(_command(commands, "", "brief", help="een concept van een brief na afloop"))
    kaart = _command(commands, "", "kaart", help="de procedure op één blad, voor als de laptop uitvalt")
    kaart.add_argument("--uit", metavar="MAP", required=True, help="map voor de kaart")
    kaart.add_argument("--protocol", metavar="BESTAND", help="een ander protocol (zonder: dat van uw instellingen)")
    _database(kaart)


def _journals(commands: Any) -> None:
    """What is done with a journal as a whole."""
    controleer = _command(commands, "", "controleer", help="een journaal of dossier controleren")
    controleer.add_argument("pad", metavar="PAD", help="een journaal, een dossier.json of de map ervan")
    _database(controleer)
    controleer.add_argument("--kop", metavar="AANTAL:KOP", help="ook vergelijken met de kop in de notulen")
    controleer.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    kopie = _command(commands, "", "kopie", help="een nagekeken kopie van journaal en bewijs, of daaruit terug")
    kopie.add_argument("map", metavar="MAP", help="een map op een andere schijf, zoals een USB-stick")
    kopie.add_argument("--terug", action="store_true", help="het journaal uit de kopie in MAP terugzetten")
    _database(kopie)
    _kluis(_command(commands, "", "kluis", help="het slot op de persoonlijke teksten: aan, open, andere zin"))
    _wis(_command(commands, "", "wis", help="persoonlijke teksten wissen (AVG)"))
    opschonen = _command(commands, "", "opschonen", help="wat voorbij de bewaartermijn is, en dat wissen")
    opschonen.add_argument("--door", metavar="NAAM", help="wie het laat wissen; wordt vastgelegd")
    opschonen.add_argument("--ja", action="store_true", help="zonder het nog eens te vragen")
    _database(opschonen)
    over = _command(
        commands, "", "overzetten", help="vergaderingen overdragen aan een ander journaal (bestand of server)"
    )
    over.add_argument("bron", metavar="BRON", help="een journaal: een bestand, of een adres (postgresql://)")
    over.add_argument("doel", metavar="DOEL", help="waarheen: een bestand, of een adres")
    over.add_argument("--vergadering", metavar="NAAM", help="alleen deze (zonder: alle)")
    over.add_argument(
        "--neem-over",
        action="store_true",
        help="de lopende vergadering van een laptop die uitviel",
    )
    over.add_argument("--door", metavar="NAAM", help="bij --neem-over: wie voortaan voorzit; wordt vastgelegd")
    over.add_argument("--ja", action="store_true", help="bij --neem-over: zonder het nog eens te vragen")
    _database(over)
    lijst = _command(commands, "", "vergaderingen", help="welke vergaderingen er in een journaal staan")
    lijst.add_argument("--json", action="store_true", help="de lijst als JSON")
    _database(lijst)


def _this_laptop(commands: Any) -> None:
    """Before a meeting, and how this laptop is set up."""
    _preparation(
        _command(commands, "", "voorbereiden", help="voor een vergadering: risico, afspraken, nummers, briefing")
    )
    instellen = _command(commands, "", "instellen", help="een kort formulier voor de instellingen van uw gemeente")
    _thema(instellen)
    _regels(instellen)
    _database(instellen)
    diagnose = _command(commands, "", "diagnose", help="wat er op deze laptop niet in orde is, en wat eraan te doen is")
    diagnose.add_argument("--json", action="store_true", help="de uitkomst als JSON")
    _database(diagnose)


def _links(commands: Any) -> None:
    """What may be set up with other systems and other people: the livestream, the protocol."""
    livestream = _command(commands, "", "livestream", help="de koppeling met de livestream")
    stream_parts = livestream.add_subparsers(
        dest="deel", title="onderdelen", metavar="ONDERDEEL", parser_class=DutchParser
    )
    stream_parts.required = True
    test = _command(
        stream_parts, "livestream ", "test", help="stap voor stap: wat werkt er van de ingestelde livestream?"
    )
    test.add_argument("--echt", action="store_true", help="ook echt stoppen en starten (niet tijdens een vergadering)")
    _database(test)
    protocol = _command(commands, "", "protocol", help="een protocolbestand controleren, of de procedure tekenen")
    parts = protocol.add_subparsers(dest="deel", title="onderdelen", metavar="ONDERDEEL", parser_class=DutchParser)
    parts.required = True
    check = _command(parts, "protocol ", "controleer", help="een protocolbestand controleren")
    check.add_argument("bestand", metavar="BESTAND", help="een bestand, of de naam van een meegeleverd protocol")
    _database(check)
    show = _command(parts, "protocol ", "toon", help="een meegeleverd protocol afdrukken, om een eigen mee te beginnen")
    show.add_argument("naam", metavar="NAAM", nargs="?", help="zonder: de namen")
    show.add_argument("--uit", metavar="BESTAND", help="naar een nieuw bestand, in UTF-8")
    _database(show)
    _database(_command(parts, "protocol ", "diagram", help="de procedure als tekening (mermaid)"))


def _kluis(kluis: DutchParser) -> None:
    words = "stand (zonder: dit), aan, open (op deze computer, met de zin), zin (een andere)"
    choices = ("stand", "aan", "open", "zin")
    kluis.add_argument("doen", metavar="WAT", choices=choices, nargs="?", default="stand", help=words)
    kluis.add_argument("--eigen", action="store_true", help="met een eigen zin, twee keer te typen")
    kluis.add_argument("--ja", action="store_true", help="niet vragen of de zin is overgeschreven; zij wordt getoond")
    _database(kluis)


def _afterwards(commands: Any) -> None:
    """The days after a meeting."""
    naderhand = _command(commands, "", "naderhand", help="na afloop: taken en termijnen, aanvullen, dossier, brieven")
    _thema(naderhand)
    naderhand.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    _regels(naderhand)
    _database(naderhand)
    gir = _command(commands, "", "gir", help="een tabel om over te nemen in GIR en in een aangifte")
    gir.add_argument(
        "vergadering", metavar="VERGADERING", nargs="?", help="of een melding (zonder: de laatste vergadering)"
    )
    gir.add_argument("--uit", metavar="MAP", required=True, help="map voor de tabel")
    _database(gir)
    agenda = _command(commands, "", "agenda", help="de termijnen en gesprekken na afloop, voor uw agenda (.ics)")
    agenda.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    agenda.add_argument("--uit", metavar="MAP", required=True, help="map voor de agenda")
    _database(agenda)


def _preparation(voorbereiden: DutchParser) -> None:
    _thema(voorbereiden)
    voorbereiden.add_argument("dag", metavar="DAG", nargs="?", help="zoals 01-12-2026 of morgen (zonder: kiezen)")
    voorbereiden.add_argument("--uit", metavar="MAP", help="map voor de briefing (pdf) van wat is voorbereid")
    voorbereiden.add_argument("--van", metavar="BESTAND", help="overnemen wat op een andere laptop is voorbereid")
    voorbereiden.add_argument("--wis", action="store_true", help="wissen: van DAG, zonder dag alles wat voorbij is")
    voorbereiden.add_argument("--ja", action="store_true", help="bij --wis: zonder het nog eens te vragen")
    _regels(voorbereiden)
    _database(voorbereiden)


def _meldingen(commands: Any) -> None:
    """Aggression outside a meeting."""
    melding = _command(commands, "", "melding", help="agressie buiten een vergadering: gesprek, telefoon, online")
    _thema(melding)
    melding.add_argument("melding", metavar="MELDING", nargs="?", help="een eerdere (zonder: een lijst)")
    melding.add_argument("--oefening", action="store_true", help="om te oefenen, in het oefenjournaal")
    _regels(melding)
    _database(melding)


def _overzicht(overzicht: DutchParser) -> None:
    _thema(overzicht)
    overzicht.add_argument("jaar", metavar="JAAR", nargs="?", help="zonder: dit jaar")
    overzicht.add_argument("--uit", metavar="MAP", help="map voor een tabel (csv) en een bladzijde (pdf)")
    _regels(overzicht)
    _database(overzicht)


def _scenario(scenario: DutchParser) -> None:
    parts = scenario.add_subparsers(dest="deel", title="onderdelen", metavar="ONDERDEEL", parser_class=DutchParser)
    parts.required = True
    new = _command(parts, "scenario ", "nieuw", help="een nieuw scenario om aan te passen")
    new.add_argument("bestand", metavar="BESTAND", help="een bestand dat nog niet bestaat")
    _database(new)
    lesson = _command(
        parts, "scenario ", "uit", help="een gesloten vergadering als casus, zonder namen, woorden en plaatsen"
    )
    lesson.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    lesson.add_argument("--uit", metavar="BESTAND", required=True, help="een bestand dat nog niet bestaat")
    lesson.add_argument("--ja", action="store_true", help="bewaren zonder het nog eens te vragen")
    _database(lesson)
    check = _command(parts, "scenario ", "controleer", help="een scenariobestand controleren")
    check.add_argument("bestand", metavar="BESTAND", help="een bestand, of de naam van een meegeleverd scenario")
    _database(check)


def _wis(wis: DutchParser) -> None:
    wis.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    what = wis.add_mutually_exclusive_group()
    what.add_argument("--label", metavar="NN1", help="alles over deze persoon")
    wis.add_argument("--nazorg", action="store_true", help="de vertrouwelijke nazorg; met --label B1 van één persoon")
    what.add_argument("--positie", metavar="N", type=int, help="een vastlegging, met haar aanvullingen en correcties")
    wis.add_argument("--veld", metavar="V", help="met --positie: alleen dit veld")
    wis.add_argument("--grond", metavar="TEKST", required=True, help="waarom; wordt vastgelegd")
    wis.add_argument("--door", metavar="NAAM", required=True, help="wie het laat wissen; wordt vastgelegd")
    wis.add_argument("--ja", action="store_true", help="zonder het nog eens te vragen")
    _database(wis)


def _deel(deel: DutchParser) -> None:
    deel.add_argument(
        "--adres", metavar="HOST:POORT", default="127.0.0.1:8443", help="waar (zonder: 127.0.0.1:8443, alleen hier)"
    )
    deel.add_argument("--certificaat", metavar="BESTAND", help="een eigen certificaat (PEM), met --sleutel")
    deel.add_argument("--sleutel", metavar="BESTAND", help="de sleutel van dat certificaat (PEM)")
    deel.add_argument("--oefening", action="store_true", help="in een oefening, in het oefenjournaal")
    _database(deel)


def _brief(brief: DutchParser) -> None:
    kinds = (
        *("ontzegging", "gebouwen", "waarschuwing", "ordegesprek", "contact", "melding", "camerabeelden", "raad"),
        "notulen",
    )
    brief.add_argument("soort", metavar="SOORT", choices=kinds, help=", ".join(kinds))
    brief.add_argument("vergadering", metavar="VERGADERING", nargs="?", help="zonder: de laatste")
    brief.add_argument("--uit", metavar="MAP", required=True, help="map voor de brief")
    brief.add_argument("--persoon", metavar="NN1", help="over wie de brief gaat")
    brief.add_argument("--naam", metavar="NAAM", help="de naam van die persoon, als die niet is vastgelegd")
    brief.add_argument("--maanden", metavar="GETAL", help="duur van een ontzegging (ten hoogste drie)")
    brief.add_argument(
        "--eerder",
        metavar="TEKST",
        action="append",
        default=[],
        help="een eerdere verstoring die niet in het journaal staat",
    )
    brief.add_argument(
        "--instemming",
        metavar="NAAM",
        help="wie ermee instemt dat de raad van de aangifte hoort (anders staat er niets)",
    )
    _database(brief)


def _command(commands: Any, before: str, name: str, *, help: str) -> DutchParser:
    """A command, or a part of one (``before``: of which); its own help begins with what it does and ends with how."""
    from voorzitter_console.cli import examples  # the start of an evening, which makes no commands, needs none

    made: DutchParser = commands.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}{'' if help.endswith('?') else '.'}",
        epilog=examples.shown(f"{before}{name}"),
        formatter_class=WithExamples,
    )
    return made


def _database(parser: DutchParser, words: str = "het journaal (zonder: uw eigen map)") -> None:
    parser.add_argument("--database", metavar="PAD", default=argparse.SUPPRESS, help=words)
    if parser.prog != PROG:
        _verbose(parser)


def _thema(parser: DutchParser) -> None:
    parser.add_argument(
        "--thema", choices=("donker", "licht", "kleurloos"), default=argparse.SUPPRESS, help="kleuren van het scherm"
    )


def _verbose(parser: DutchParser) -> None:
    """After the command too: ``diagnose --verbose``."""
    parser.add_argument(
        "--verbose", action="store_true", default=argparse.SUPPRESS, help="meer in het logboek, zonder persoonsgegevens"
    )


def _regels(
    parser: DutchParser,
    words: str = "zonder scherm: genummerde regels, voor een schermlezer of een eenvoudige terminal",
) -> None:
    parser.add_argument("--regels", action="store_true", default=argparse.SUPPRESS, help=words)


def _without_command(parser: DutchParser) -> None:
    """What the screen of a meeting takes."""
    _database(parser)
    _thema(parser)
    _regels(parser)
    _verbose(parser)


def _plain(argv: Sequence[str]) -> argparse.Namespace | None:
    """The arguments of a start without a command; None where there is anything else in them, or a fault.

    The start of an evening does not wait for the other commands to be made, which takes 5 ms.
    """
    parser = DutchParser(prog=PROG, helped=False)
    _without_command(parser)
    try:
        args, more = parser.parse_known_args(argv)
    except InvalidInput:
        return None  # said by the parser that knows all
    return None if more else argparse.Namespace(**vars(args), opdracht=None)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments. Raises InvalidInput."""
    given = sys.argv[1:] if argv is None else argv
    args = _plain(given) or make().parse_args(given)
    if not hasattr(args, "database"):
        args.database = None
    args.regels = getattr(args, "regels", False)
    args.verbose = getattr(args, "verbose", False)
    check(args)
    return args
