"""The dossier for the raad and for the public: what happened, without what says who; words say what was left out.

Only times, counts, choices from fixed lists and this program's own words come from the record: no name, label, free
text, spoken word, note, witness, evidence or police detail can stand in them. Nor a word about an aangifte, and for the
public none about the police or violence, not even that there was any (protocol chapter 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import count_of_persons
from voorzitter_console.dossier.aangifte.head import began
from voorzitter_console.dossier.aangifte.verstoring import SCENARIOS
from voorzitter_console.dossier.blocks import Block, Cell, Document, Fields, Heading, Run, Text, cell
from voorzitter_console.dossier.editions.left_out import left_out
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.refs import chain_reference, deployments, runs
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import clock_offset, day, day_clock, local_clock
from voorzitter_console.procedure.sentences import left_how
from voorzitter_console.text import one_line

For = Literal["raad", "openbaar"]
_FOR_WHOM: dict[For, str] = {
    "raad": "Voor de leden van de raad. Namen, signalementen en uitgesproken woorden zijn weggelaten (AVG).",
    "openbaar": "Openbaar. Namen, signalementen en uitgesproken woorden van bezoekers zijn weggelaten (AVG).",
}
_MOST = 40
"""Ordeverstoringen and moments of one kind that are told; the rest is counted."""


def raad(d: Dossier) -> Document:
    """For the members of the raad."""
    return _document(d, "raad", "Verslag voor de raad", "van een verstoring van de vergadering")


def openbaar(d: Dossier) -> Document:
    """For everybody."""
    return _document(d, "openbaar", "Openbaar verslag", "van een verstoring van de vergadering")


def _document(d: Dossier, reader: For, titel: str, ondertitel: str) -> Document:
    shown = d.vergadering.openbaar or reader == "raad"
    name = one_line(d.vergadering.titel, 70) if shown else f"besloten vergadering van {day(d.vergadering.aanvang)}"
    blocks: list[Block] = [
        Heading("De vergadering"),
        Fields(tuple(_meeting(d, shown))),
        Heading("Wat er gebeurde"),
        Text(tuple(Run(text) for text in _told(d, reader))),
        *picture(d, police=reader == "raad", aggression=reader == "raad"),
        *w.suspensions(d, with_reason=False, most=_MOST),
    ]
    blocks += [b for x in d.verstoringen[:_MOST] for b in _disturbance(d, x, reader)]
    if len(d.verstoringen) > _MOST:
        blocks.append(Text(cell(f"En nog {len(d.verstoringen) - _MOST} ordeverstoringen.")))
    if reader == "raad":
        blocks += _for_the_raad(d)
    return Document(
        titel=titel,
        ondertitel=ondertitel,
        kenmerk=literal(f"{titel} – {name}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        vertrouwelijk=_FOR_WHOM[reader],
        blokken=(*blocks, *left_out(d, reader)),
    )


def _meeting(d: Dossier, shown: bool) -> Iterator[tuple[str, Cell]]:
    v = d.vergadering
    closed = cell("[weggelaten: besloten vergadering]", "onbekend")
    yield "Vergadering", w.brief(v.titel) if shown else closed
    yield "Orgaan", cell(literal(v.orgaan))
    yield "Openbaar", cell("ja, een openbare vergadering" if v.openbaar else "nee, een besloten vergadering")
    yield "Begin", cell(began(d, numbered=False))
    yield "Plaats", w.known(v.locatie) if shown else closed
    yield "Agendapunt", w.known(v.agendapunt) if shown else closed
    # Who chairs a public meeting is no secret; in which function counts, and who took over.
    if shown:
        yield "Voorzitter", w.known(v.voorzitter)
        for x in d.overnames:
            if x.functie == "voorzitter":
                yield f"Voorzitter vanaf {local_clock(x.gebeurd_op)}", w.brief(x.naam)
    else:
        yield "Voorzitter", w.known(None) if v.voorzitter is None else cell("[naam weggelaten]", "onbekend")


def _told(d: Dossier, reader: For) -> Iterator[str]:
    count = len(d.verstoringen)
    if not count:
        yield "Er is geen ordeverstoring vastgelegd."
    else:
        first, last = d.verstoringen[0], d.verstoringen[-1]
        end = f"; de laatste was voorbij om {clock_offset(last.einde)}" if last.einde else ""
        named = "Er was één ordeverstoring" if count == 1 else f"Er waren {count} ordeverstoringen"
        if count == 1:
            over = f"{'voor het laatst ' * bool(first.voortzettingen)}voorbij"
            end = f" en was {over} om {clock_offset(last.einde)}" if last.einde else ""
        yield f"{named}. De {'' if count == 1 else 'eerste '}ordeverstoring begon om {clock_offset(first.begin)}{end}."
    demands = sum(len(x.vorderingen) for x in d.verstoringen)
    if demands:
        verb = "is" if demands == 1 else "zijn"
        yield f"Er {verb} {w.times(demands)} uitgesproken om het pand te verlaten."
    if d.schorsingen:
        number = "één keer" if len(d.schorsingen) == 1 else f"{len(d.schorsingen)} keer"
        yield f"De vergadering is {number} geschorst."
    stops = [u for u in d.livestream if u.toestand == "gestopt" and u.bevestigd]
    if stops and stops[0].bevestigd:
        yield f"De livestream is gestopt om {clock_offset(stops[0].bevestigd)}."
    if reader == "raad" and any(p.gebeld or p.aanwezig for p in d.politie):
        yield "De politie is gebeld of was aanwezig; de tijden staan hierna."


def _disturbance(d: Dossier, x: DossierVerstoring, reader: For) -> list[Block]:
    """Times and counts; what was said and seen is named as left out."""
    rows: list[tuple[str, Cell]] = [
        ("Begin", cell(day_clock(x.begin))),
        ("Einde", w.known(day_clock(x.einde) if x.einde else None)),
    ]
    for (_, over), (again, _) in pairwise(runs(d, x)):
        rows.append(
            ("Tussentijds voorbij", cell(f"{f'van {local_clock(over)} ' if over else ''}tot {day_clock(again)}"))
        )
    if reader == "raad":
        rows.append(("Hoe geëindigd", w.known(w.words(x.hoe) if x.hoe else None)))
    if x.plaats:
        rows.append(("Plaats", cell(x.plaats)))
    free = [name for name, value in (("omschrijving", x.omschrijving), ("geroepen woorden", x.woorden),
            ("middelen", x.middelen), ("gevolg", x.gevolg)) if value]  # fmt: skip
    if free:
        rows.append(("Wat gebeurde er", cell(f"[{', '.join(free)} weggelaten]", "onbekend")))
    count = count_of_persons(d, [p.label for p in x.verstoorders])
    if count:
        people = "één persoon" if count == 1 else f"{count} personen"
        rows.append(("Betrokken", (Run(people), Run("[namen en signalementen weggelaten]", "onbekend"))))
    chosen = [f"{a.scenario} om {local_clock(a.gebeurd_op)}" for a in x.aansprekingen if a.scenario]
    if chosen:
        first = x is next(y for y in d.verstoringen if any(a.scenario for a in y.aansprekingen))
        rows.append(("Aangesproken", cell(f"scenario {w.few(chosen)}" + (f" ({SCENARIOS})" if first else ""))))
    if x.vorderingen:
        times = w.few([f"{v.nummer}e om {local_clock(v.gebeurd_op)}" for v in x.vorderingen])
        rows.append(("Vorderingen", (Run(times), Run("[uitgesproken woorden weggelaten]", "onbekend"))))
    return [Heading(f"Ordeverstoring {x.nummer}", 2), Fields(tuple(rows))]


def _for_the_raad(d: Dossier) -> list[Block]:
    """What members may know of police, persons and aggression: that and when, not who."""
    blocks: list[Block] = [Heading("Politie, hulp en agressie")]
    rows: list[tuple[str, Cell]] = []
    for calls in deployments(d)[:_MOST]:
        p = calls[-1]
        called = [f"gebeld {day_clock(x.gebeld)}{' (112)' * x.spoed}" for x in calls if x.gebeld]
        called = called or ["niet vanaf hier gebeld"]
        came = f"aanwezig {day_clock(p.aanwezig)}" if p.aanwezig else "aankomst niet vastgelegd"
        done = f"klaar {day_clock(p.afgerond)}" if p.afgerond else None
        result = f"resultaat: {w.words(p.resultaat)}" if p.resultaat else None
        off = f"afgezegd {day_clock(p.afgezegd)}" if p.afgezegd else None
        said = tuple(Run(text) for text in (*called, came, done, result, off) if text)
        rows.append(("Politie", (*said, Run("[gegevens van de politie weggelaten]", "onbekend"))))
    for a in d.agressie[:_MOST]:
        kind = w.words(a.soort) if a.soort else "soort nog niet bekend"
        told = Run(f"gemeld {day_clock(a.gebeurd_op)}: {kind}")
        rows.append(
            (
                "Fysieke agressie" if a.soort in ("geweld", "wapen") else "Agressie",
                (told, Run("[wie en wat weggelaten]", "onbekend")),
            )
        )
    for m in d.maatregelen[:_MOST]:
        told = Run(f"gemeld {day_clock(m.gebeurd_op)}")
        rows.append(("Fysieke maatregel", (told, Run("[wie en waarom weggelaten]", "onbekend"))))
    rows += [("Hulp", cell(f"{h.dienst} geroepen {day_clock(h.gebeurd_op)}")) for h in d.hulp[:_MOST]]
    more = sum(max(0, len(given) - _MOST) for given in (d.politie, d.agressie, d.maatregelen, d.hulp))
    if more:
        rows.append(("En nog", cell(f"{more} keer politie, agressie, een maatregel of hulp")))
    blocks.append(Fields(tuple(rows)) if rows else Text(cell("Er is geen politie gebeld en geen agressie gemeld.")))
    # Each departure once, also of who came back, and one that bears on two ordeverstoringen too.
    left = {(p.label, v.tot): v.hoe for x in d.verstoringen for p in x.verstoorders for v in p.verblijf if v.tot}
    gone = [left_how(None if hoe == "onbekend" else hoe) or "zonder dat vastligt hoe" for hoe in left.values()]
    if gone:
        counted = ", ".join(f"{gone.count(how)} keer {how}" for how in dict.fromkeys(gone))
        blocks.append(Text(cell(f"Vertrokken: {counted}.")))
    return blocks
