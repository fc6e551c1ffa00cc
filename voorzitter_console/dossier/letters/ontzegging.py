"""Denial of access to the meetings (Gemeentewet 26 lid 2): a besluit of the voorzitter, so with reasons and bezwaar.

Only "bij herhaling", at most three months, only toehoorders, only of the raad; it covers the meeting, not the building.
"""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Document, Quote, cell
from voorzitter_console.dossier.letters import besloten
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.herhaling import AGREE, remarks
from voorzitter_console.dossier.letters.history import NO_CONDUCT, Incident, incidents
from voorzitter_console.dossier.letters.reader import Reader, maker_of, name_of, reader_of
from voorzitter_console.dossier.model.record import DossierPersoon
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.text import one_line


def ontzegging(request: f.Request) -> Document:
    """The draft. Raises LetterRefused where the law or the protocol does not allow it."""
    person = f.person_of(request)
    label = one_line(person.label, 30)
    if request.dossier.vergadering.orgaan == "raadscommissie":
        raise f.LetterRefused(
            "Dit was een raadscommissie: artikel 26 Gemeentewet geldt daar niet; een waarschuwing of melding kan wel."
        )
    f.no_member(request.dossier, person)
    most = request.protocol.termijnen.ontzegging_maanden
    if request.maanden is not None and not 1 <= request.maanden <= most:
        raise f.LetterRefused(
            f"Een ontzegging duurt ten hoogste {_months(most)} (artikel 26 lid 2 Gemeentewet"
            f"{' en het protocol' if most < 3 else ''}); geef met --maanden een getal van 1 tot en met {most}."
        )
    history = _history(request, person)
    of_the_raad = [x for x in history if not x.commissie]
    if len(of_the_raad) + len(request.eerder) < 2:
        raise f.LetterRefused(
            f"Een ontzegging kan alleen bij herhaling (artikel 26 lid 2 Gemeentewet): voor {label} staat er "
            f"{'geen verstoring' if not of_the_raad else 'één verstoring'} in het journaal"
            f"{' (in een raadscommissie telt niet mee)' * (len(of_the_raad) < len(history))}; vul de naam in en leg in "
            "naderhand vast bij welke eerdere vergadering het dezelfde persoon was, of noem een eerdere verstoring met "
            "--eerder."
        )
    return _letter(request, person, most, history)


def shown_history(request: f.Request) -> list[str]:
    """A line for each earlier incident, and how it is known, to be shown before the letter. Raises LetterRefused."""
    person = f.person_of(request)
    found = _history(request, person)
    return [
        *(f"Vastgelegd: {_line(incident, maker_of(person))}" for incident in found),
        *(f"Opgegeven, niet vastgelegd: {told}" for told in request.eerder),
    ]


def _history(request: f.Request, person: DossierPersoon) -> tuple[Incident, ...]:
    naam = request.naam or person.naam
    return incidents(request.dossiers, request.dossier, person.label, naam, request.herhaling)


def _line(incident: Incident, reader: Reader) -> str:
    marks = " (raadscommissie: telt niet mee)" * incident.commissie + " (alleen op naam gevonden)" * incident.op_naam
    return f"{incident.line(reader)}{marks}"


def _by_name(history: tuple[Incident, ...]) -> tuple[str, ...]:
    """A besluit that rests on a name alone rests on nothing that somebody recorded."""
    number = sum(incident.op_naam for incident in history)
    if not number:
        return ()
    rows = "1 rij" if number == 1 else f"{number} rijen"
    return (
        f"Alleen op naam gevonden: {rows} in de tabel hieronder. Dat het deze persoon was, is niet vastgelegd: "
        f"{AGREE}, of haal weg wat een ander deed.",
    )


def _elsewhere(history: tuple[Incident, ...]) -> tuple[str, ...]:
    """Article 26 is the law of the raad's own meetings: what was in a commission makes no repetition there."""
    number = sum(incident.commissie for incident in history)
    if not number:
        return ()
    rows = "1 rij" if number == 1 else f"{number} rijen"
    return (
        f"In een raadscommissie: {rows} in de tabel hieronder. Artikel 26 Gemeentewet geldt daar niet (artikel 82 lid "
        "5): dat telt niet mee voor ‘bij herhaling’. Laat een jurist nagaan of het kan blijven staan, of haal het weg.",
    )


def _long(request: f.Request, most: int) -> str:
    """How long, where somebody said so."""
    return _months(request.maanden) if request.maanden is not None else f"[ten hoogste {_months(most)}]"


def _until(request: f.Request, decided: besloten.Besluit | None) -> str:
    """The last day as it was decided; a place to fill in where that is longer than the law, or than what was asked."""
    if any(besloten.too_long(decided)) or besloten.longer_than(decided, request.maanden):
        return "[datum]"
    return besloten.until(decided)


def _months(number: int) -> str:
    return {1: "één maand", 2: "twee maanden", 3: "drie maanden"}.get(number, f"{number} maanden")


def _letter(request: f.Request, person: DossierPersoon, most: int, history: tuple[Incident, ...]) -> Document:
    d = request.dossier
    decided = besloten.of(request, "ontzegging_vergadering", person)
    name, reader = name_of(request, person), reader_of(request, person)
    town = literal(request.protocol.gemeente, 100)
    council = f"de gemeenteraad van {town}"
    body: list[Block] = [
        f.greeting(reader, name),
        f.heading("Het besluit"),
        f.text(
            f"Ik ontzeg {reader.wie} voor {_long(request, most)} de toegang tot de vergaderingen van {council}: van "
            f"[datum] tot en met {_until(request, decided)}. Dit besluit gaat over de vergaderingen van de raad. Voor "
            f"andere zaken blijft {reader.wie} welkom in het gemeentehuis."
        ),
        f.heading("Waarom"),
        *_repeated(request, history, reader),
        f.text(f"Gevolg voor {f.meeting_words(d)}: {f.effect(d, person.label)}"),
        f.text(f.open_field("Voorbeelden, en hoe leden van de raad erdoor zijn gehinderd.")),
        f.text(
            f"[Hoe {reader.van('belang')} om bij de vergadering te zijn, is afgewogen tegen het belang dat de raad "
            "ongestoord kan vergaderen.] Dit besluit gaat over gedrag, niet over "
            f"{reader.van('mening', 'de')}: die mag {reader.wie} altijd geven. [Waarom een minder zware maatregel, "
            "zoals een waarschuwing, niet genoeg is.]"
        ),
        f.text(
            f"[Of {reader.wie} vóór dit besluit is gevraagd wat {reader.wie} ervan vindt (artikel 4:8 Algemene wet "
            f"bestuursrecht), wanneer, en wat {reader.wie} zei.]"
        ),
        *_law(request),
        f.heading("Wat wel kan"),
        f.items(*_ways(request)),
        f.heading(f"Als {reader.wie} toch komt"),
        f.text(
            f"Komt {reader.wie} in deze tijd toch bij een vergadering van de raad, dan kan de voorzitter {reader.wie} "
            "laten vertrekken en kan de politie worden gebeld."
        ),
        *objection(f"de voorzitter van {council}"),
    ]
    betreft = f"ontzegging van de toegang tot de vergaderingen van {council}"
    return f.draft(
        request,
        "Ontzegging van de toegang",
        reader.aan(name),
        betreft,
        body,
        f"De voorzitter van {council}",
        (
            *besloten.remarks(decided, besluit=True),
            *besloten.too_long(decided),
            *f.remarks(d, person),
            *_by_name(history),
            *_elsewhere(history),
            *remarks(request),
        ),
    )


def _repeated(request: f.Request, history: tuple[Incident, ...], reader: Reader) -> list[Block]:
    """What was recorded; apart from it what was given with the making of this letter, which is no record."""
    told: list[Block] = []
    if history:
        # Who only has the same name makes no repetition, nor does what was in a commission.
        sure = sum(not x.op_naam and not x.commissie for x in history)
        again = "is de orde in de vergadering bij herhaling verstoord" if sure > 1 else "gebeurde dit"
        told.append(f.text(f"Volgens wat is vastgelegd, {again}:"))
        told.append(w.table(("Wanneer", "Vergadering", "Wat is vastgelegd"), (4.4, 4.0, 0), _rows(history, reader)))
    if request.eerder:
        told.append(
            f.text(
                "Eerder, zoals opgegeven bij het maken van deze brief en niet vastgelegd in het journaal: [leg bij elk "
                "voorval uit waaruit het blijkt, met datum en vergadering]"
            )
        )
        told.append(f.items(*(literal(x, w.CELL) for x in request.eerder)))
    return told


def _rows(history: tuple[Incident, ...], reader: Reader) -> list[tuple[Cell, ...]]:
    return [
        (
            cell(f"{x.dag}, {x.wanneer}{' [alleen op naam gevonden: nagaan]' if x.op_naam else ''}"),
            cell(literal(x.vergadering, 200) + " (raadscommissie)" * x.commissie),
            w.lines_cell(
                ("Verstoring", x.verstoring),
                (w.capital(reader.gedrag), x.gedrag or (None if x.agressie else NO_CONDUCT)),
                ("Genoemd bij", x.agressie or None),
                ("Vorderingen", x.gevorderd),
                ("Gestopt en vertrokken", x.vertrek or None),
            ),
        )
        for x in history
    ]


def _law(request: f.Request) -> list[Block]:
    """The article as the protocol quotes it."""
    found = [a for a in request.protocol.artikelen if a.wet == "Gemeentewet" and a.artikel == "26" and a.lid == "2"]
    if not found:
        return [f.text("Dit besluit rust op artikel 26 lid 2 van de Gemeentewet.")]
    return [f.text("Dit besluit rust op artikel 26 lid 2 van de Gemeentewet:"), Quote(literal(found[0].tekst))]


def _ways(request: f.Request) -> list[str]:
    ways = ["Schriftelijk inspreken of een brief aan de raad sturen, via de griffie: [adres, e-mail]."]
    if request.protocol.livestream.aanwezig and request.dossier.vergadering.livestream:
        ways.append("De vergadering volgen via de livestream: [adres van de uitzending].")
    return ways


def objection(to: str) -> list[Block]:
    """The bezwaarclausule of a besluit (Awb 3:45; 6:4 to 6:8, 6:16, 8:81)."""
    return [
        f.heading("Bent u het er niet mee eens?"),
        f.text(
            f"Dan kunt u bezwaar maken. Stuur binnen zes weken nadat dit besluit is verzonden een brief aan {to}, "
            "[adres]. Zet in de brief:"
        ),
        f.items(
            "uw naam en adres, de datum en uw handtekening;",
            "tegen welk besluit u bezwaar maakt (stuur als het kan een kopie mee);",
            "waarom u het niet met het besluit eens bent.",
        ),
        f.text(
            "Dit staat in de artikelen 6:4 tot en met 6:8 van de Algemene wet bestuursrecht. Het besluit blijft gelden "
            "terwijl uw bezwaar wordt behandeld. Kunt u daar niet op wachten, dan kunt u ook de voorzieningenrechter "
            "van de rechtbank [naam] vragen om een voorlopige voorziening (artikel 8:81); dat kost griffierecht."
        ),
    ]
