"""The aangifte's facts: each ordeverstoring with its words, the persons, police, livestream, physical aggression."""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Fields, Heading, Quote, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, day_clock
from voorzitter_console.dossier.record import Aanspreking, Dossier, Verstoring, Vordering
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.sentences import left_how

_MOST_COLUMNS = 5
"""More vorderingen than this do not fit side by side on A4."""


def disturbance(d: Dossier, x: Verstoring) -> list[Block]:
    """Begin, end, words, effect, then everything that was said, word for word."""
    rows: list[tuple[str, Cell]] = [
        ("Begin", cell(day_clock(x.begin))),
        ("Einde", w.known(day_clock(x.einde) if x.einde else None)),
        ("Hoe geëindigd", w.known(w.words(x.hoe) if x.hoe else None)),
        ("Plaats", w.known(x.plaats)),
        ("Wat gebeurde er", w.known(x.omschrijving)),
        ("Geroepen woorden", w.known(x.woorden)),
        ("Middelen (geluid, borden)", w.known(x.middelen)),
        ("Gevolg voor de vergadering", w.known(x.gevolg)),
    ]
    rows += [("Ging verder om", cell(day_clock(m))) for m in x.voortzettingen]
    for s in d.schorsingen:
        if s.begin >= x.begin and (x.einde is None or s.begin <= x.einde):
            rows.append(("Vergadering geschorst", cell(clock_offset(s.begin))))
            rows.append(("Reden van de schorsing", w.known(s.reden)))
    blocks: list[Block] = [Heading(f"Ordeverstoring {x.nummer}"), Fields(tuple(rows))]
    if x.aansprekingen:
        blocks.append(Heading("Aanspreken", 2))
        for a in x.aansprekingen:
            blocks += _address(a)
    blocks.append(Heading("Vorderingen om het pand te verlaten", 2))
    if not x.vorderingen:
        blocks.append(Text(cell("Er is geen vordering uitgesproken.")))
    for v in x.vorderingen:
        blocks += _demand(v)
    blocks += _persons_by_demand(d, x)
    return blocks


def _approximate(kwaliteit: str | None) -> str:
    return "" if kwaliteit in (None, "exact") else f" ({w.words(kwaliteit)})"


def _address(a: Aanspreking) -> list[Block]:
    kind = "Opnieuw aangesproken" if a.scenario is None else f"Aangesproken, scenario {a.scenario}"
    details = w.lines(
        ("Spreker", a.spreker),
        ("Hoedanigheid", a.hoedanigheid),
        ("Versterkt", a.versterkt),
        ("Gericht aan", ", ".join(a.gericht_aan) or None),
        ("Afspraak", a.afspraak),
        ("Afgesproken minuten", None if a.minuten is None else str(a.minuten)),
        ("Reactie", a.reactie),
    )
    counted = (Run("Deze woorden zijn ook als vordering geteld."),) if a.telt_als_vordering else ()
    recorded = f", vastgelegd door {a.door}" if a.door else ""
    return [
        Heading(f"{kind} om {clock_offset(a.gebeurd_op)}{_approximate(a.kwaliteit)}", 3),
        Quote(literal(a.tekst, w.LIMIT)),
        *([Text(cell(f"positie {a.positie}{recorded}", "klein"))] if a.positie else []),
        *([Text(details + counted)] if details + counted else []),
    ]


def _demand(v: Vordering) -> list[Block]:
    whom = "alle toehoorders" if v.alle_toehoorders else (", ".join(v.gericht_aan) if v.gericht_aan else "")
    how = "afgeleid: wie op dat moment stoorde" if v.afgeleid else "bevestigd"
    addressed = cell(f"{literal(whom)} ({how})") if whom else w.known(None)
    attended = tuple(
        Run(
            f"{literal(a.label)}: {'was aanwezig' if a.aanwezig else 'was niet aanwezig'}"
            + {True: ", heeft het gehoord", False: ", heeft het niet gehoord", None: ""}[a.gehoord]
        )
        for a in v.aanwezigheid
    )
    rows: list[tuple[str, Cell]] = [
        ("Tijd", cell(f"{day_clock(v.gebeurd_op)}{_approximate(v.kwaliteit)}")),
        ("Spreker", w.known(v.spreker)),
        ("Hoedanigheid", w.known(v.hoedanigheid)),
        ("Namens", w.known(v.namens)),
        ("Instemming van", w.known(v.instemming_van)),
        ("Grondslag", w.known(v.grondslag)),
        ("Versterkt", w.known(v.versterkt)),
        ("Gericht aan", addressed),
        *([("Vastgestelde aanwezigheid", attended)] if attended else []),
        ("Reactie", w.known(v.reactie)),
        (
            "Vastgelegd",
            cell(f"{clock_offset(v.vastgelegd_op)} door {v.door}" + (f", positie {v.positie}" if v.positie else "")),
        ),
    ]
    return [Heading(f"{v.nummer}e vordering", 3), Quote(literal(v.tekst, w.LIMIT)), Fields(tuple(rows))]


def _at(v: Vordering, label: str) -> Cell:
    """What is known of one person at one vordering."""
    for a in reversed(v.aanwezigheid):
        if a.label == label:
            if not a.aanwezig:
                return cell("niet aanwezig, bevestigd")
            heard = {True: ", gehoord", False: ", niet gehoord", None: ""}[a.gehoord]
            return cell(f"aanwezig, bevestigd{heard}")
    if label in v.gericht_aan:
        return cell("gericht, afgeleid" if v.afgeleid else "gericht")
    return cell("–")


def _persons_by_demand(d: Dossier, x: Verstoring) -> list[Block]:
    blocks: list[Block] = [Heading("Personen en vorderingen", 2)]
    if not x.verstoorders:
        return [*blocks, Text(w.known(None, "Er zijn geen personen vastgelegd bij deze ordeverstoring."))]
    wide = 0 < len(x.vorderingen) <= _MOST_COLUMNS
    described = {p.label: p for p in d.personen}
    rows = []
    for p in x.verstoorders:
        person = described.get(p.label)
        who = w.known(person.signalement if person else None, "nog niet beschreven")
        if wide:
            middle = tuple(_at(v, p.label) for v in x.vorderingen)
        else:
            middle = (cell(", ".join(f"{n}e" for n in p.vorderingen) or "–"),)
        left: Cell = cell("–")
        if p.vertrokken or p.hoe:
            when = (Run(clock(p.vertrokken)),) if p.vertrokken else ()
            left = (*when, *((Run(left_how(p.hoe) or ""),) if p.hoe else (Run("hoe: nog niet bekend", "onbekend"),)))
        rows.append((cell(literal(p.label, narrow=True), "vet"), who, *middle, left))
    heads = tuple(f"{v.nummer}e" for v in x.vorderingen) if wide else ("Vorderingen",)
    widths = tuple(1.9 for _ in x.vorderingen) if wide else (4.0,)
    blocks.append(w.table(("Persoon", "Signalement", *heads, "Vertrokken"), (1.6, 0, *widths, 2.3), rows))
    if x.vorderingen:
        blocks.append(
            Text(
                cell(
                    "Gericht: de vordering was tot deze persoon gericht. Afgeleid: niet apart genoemd, maar de persoon "
                    "stoorde op dat moment. Bevestigd: achteraf vastgesteld. Een streepje: niet gericht.",
                    "klein",
                )
            )
        )
    return blocks


def persons(d: Dossier) -> list[Block]:
    """Everyone in the register, with what is known of each."""
    blocks: list[Block] = [Heading("Beschreven personen")]
    if not d.personen:
        return [*blocks, Text(w.known(None, "Er zijn geen personen beschreven."))]
    rows = []
    for p in d.personen:
        about = w.lines(
            ("Naam", p.naam),
            ("Signalement", p.signalement),
            ("Gedrag", p.gedrag),
            ("Plaats", p.plaats),
            ("Aanwezig sinds", p.aanwezig_sinds),
            ("Vermoedelijk minderjarig", w.yes_no(p.vermoedelijk_minderjarig)),
            ("Voorgelegd aan de raad", day_clock(p.voorgelegd) if p.voorgelegd else None),
            ("Besluit van de raad", p.besluit),
            ("Duur", p.duur),
        )
        number = cell(str(p.aantal))
        rows.append(
            (
                cell(literal(p.label, narrow=True), "vet"),
                about or w.known(None, "nog niet beschreven"),
                number,
                w.known(w.words(p.rol) if p.rol else None),
                cell(p.status),
            )
        )
    blocks.append(w.table(("Persoon", "Beschrijving", "Aantal", "Rol", "Laatst"), (1.6, 0, 1.4, 2.3, 2.0), rows))
    return blocks


def police(d: Dossier) -> list[Block]:
    """Who was told and when, the words used, arrival, handover, result."""
    blocks: list[Block] = [Heading("Politie")]
    told = [cell(f"Bodedienst gewaarschuwd om {clock_offset(m.gebeurd_op)} door {m.door}")
            for m in d.momenten if m.soort == "waarschuw_bodedienst"]  # fmt: skip
    asked = [cell(f"Om politie gevraagd om {clock_offset(m.gebeurd_op)} door {m.door}") for m in d.politie_gevraagd]
    blocks += [Text(c) for c in (*told, *asked)]
    if not d.politie:
        blocks.append(Text(w.known(None, "Er is geen melding bij de politie vastgelegd.")))
    for number, p in enumerate(d.politie, start=1):
        if len(d.politie) > 1:
            blocks.append(Heading(f"Melding {number}", 2))
        rows: list[tuple[str, Cell]] = [
            ("Gebeld", w.known(day_clock(p.gebeld) if p.gebeld else None)),
            ("Spoed (112)", cell("ja" if p.spoed else "nee")),
            ("Gebeld door", w.known(p.gebeld_door)),
            ("Gebruikte woorden", w.known(p.gemeld)),
            ("Incidentnummer", w.known(p.incidentnummer)),
            ("Verwacht om", w.known(p.verwacht_om)),
            ("Aanwezig", w.known(day_clock(p.aanwezig) if p.aanwezig else None)),
            ("Eenheid", w.known(p.eenheid)),
            ("Begeleid door", w.known(p.begeleid_door)),
            ("Overgedragen", w.known(day_clock(p.overgedragen) if p.overgedragen else None)),
            ("Overgedragen aan", w.known(p.overgedragen_aan)),
            ("Afgerond", w.known(day_clock(p.afgerond) if p.afgerond else None)),
            ("Resultaat", w.known(w.words(p.resultaat) if p.resultaat else None)),
        ]
        if p.afgezegd:
            rows.append(("Afgezegd", cell(day_clock(p.afgezegd))))
        blocks.append(Fields(tuple(rows)))
    for o in d.overdrachten:
        details = w.lines(("Personen", ", ".join(o.labels) or None), ("Woorden", o.woorden))
        to = f" aan {literal(o.aan, w.LIMIT)}" if o.aan else ""
        blocks.append(Text((Run(f"Overgedragen om {clock_offset(o.gebeurd_op)}{to}"), *details)))
    return blocks


def livestream(d: Dossier) -> list[Block]:
    """Each stop and start, asked and confirmed apart."""
    blocks: list[Block] = [Heading("Livestream")]
    if not d.livestream:
        none = "De livestream is niet gestopt of gestart." if d.vergadering.livestream else "Er was geen livestream."
        return [*blocks, Text(cell(none))]
    rows = []
    for u in d.livestream:
        asked = w.known(day_clock(u.gevraagd) if u.gevraagd else None, "niet vanaf hier gevraagd")
        confirmed = w.known(day_clock(u.bevestigd) if u.bevestigd else None, "niet bevestigd")
        rows.append(
            (
                cell(u.toestand),
                (*asked, *((Run(f"door {u.gevraagd_door}"),) if u.gevraagd_door else ())),
                (*confirmed, *((Run(f"door {u.door}"),) if u.door else ())),
            )
        )
    blocks.append(w.table(("Toestand", "Gevraagd", "Bevestigd"), (3.0, 0, 0), rows))
    return blocks


def aggression(d: Dossier) -> list[Block]:
    """Physical aggression, help called, physical measures."""
    blocks: list[Block] = [Heading("Fysieke agressie, hulp en fysieke maatregelen")]
    if not (d.agressie or d.maatregelen or d.hulp):
        return [*blocks, Text(cell("Er is geen fysieke agressie of fysieke maatregel vastgelegd."))]
    for a in d.agressie:
        kind = w.words(a.soort) if a.soort else "soort nog niet bekend"
        blocks.append(Heading(f"Gemeld om {clock_offset(a.gebeurd_op)}: {kind}", 2))
        blocks.append(
            Fields(
                (
                    ("Wat gebeurde er", w.known(a.omschrijving)),
                    ("Door", w.known(a.dader)),
                    ("Tegen", w.known(a.slachtoffer)),
                    ("Letsel", w.known(a.letsel)),
                )
            )
        )
    for h in d.hulp:
        blocks.append(Text(cell(f"Hulp geroepen om {clock_offset(h.gebeurd_op)}: {h.dienst}")))
    for m in d.maatregelen:
        blocks.append(Heading(f"Fysieke maatregel om {clock_offset(m.gebeurd_op)}", 2))
        blocks.append(
            Fields((("Door", w.known(m.door_wie)), ("Tegen", w.known(m.tegen)), ("Aanleiding", w.known(m.aanleiding))))
        )
    return blocks
