"""Annexes of the aangifte: what is unknown, the law as quoted, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Fields, Heading, Items, Run, Text, cell
from voorzitter_console.dossier.filers import injury_of
from voorzitter_console.dossier.members import members
from voorzitter_console.dossier.model.record import Dossier, DossierPolitie, DossierVerstoring, Verstoorder
from voorzitter_console.dossier.refs import TimelineLookup, deployments, some_labels, told_of
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.stays import Addressees
from voorzitter_console.journal.key import fingerprint
from voorzitter_console.procedure.images import recorded_over
from voorzitter_console.view.fields import label
from voorzitter_console.view.wanted import wanted

FRAME = "Handelingskader verstoren raadsvergaderingen"
"""The national frame that protocols follow; only its name is known here, nothing of it is quoted."""
_CALLED = (("gebeld_door", "wie belde"), ("gemeld", "de gebruikte woorden"))
_MOST_MISSING = 60
"""Questions that are listed; the rest is counted."""


def head(letter: str, titel: str) -> Heading:
    """The heading of an annex."""
    return Heading(f"Bijlage {letter}. {titel}", 1, genummerd=False)


def articles(d: Dossier) -> list[Block]:
    """The law as the protocol quotes it; article 26 Gemeentewet is no law of a commission (artikel 82 lid 5).

    Its second paragraph is for a besluit of later, not for an aangifte.
    """
    commission = d.vergadering.orgaan == "raadscommissie"
    shown = [
        a
        for a in d.protocol.artikelen
        if not (a.wet == "Gemeentewet" and a.artikel == "26" and (commission or a.lid == "2"))
    ]
    told = []
    for a in shown:
        lid = f", lid {literal(a.lid)}" if a.lid else ""
        text = w.known(None) if a.tekst is None else cell(literal(a.tekst, w.LIMIT), "klein")
        told.append((Run(f"Artikel {literal(a.artikel)}{lid} {literal(a.wet)}", "vet"), *text))
    return [Text(cell(f"Zoals aangehaald in: {literal(d.protocol.titel)}.", "klein")), Items(tuple(told))]


def unknown(d: Dossier) -> list[Block]:
    """What the police may ask for and the record does not say."""
    found = list(missing(d))
    more = len(found) - _MOST_MISSING
    told = found[:_MOST_MISSING] + ([f"En nog {more}; zie 'nog niet bekend' in bijlage A."] if more > 0 else [])
    if not told:
        return [Text(cell("Alle velden die in een aangifte worden gevraagd, zijn ingevuld."))]
    return [Items(tuple(cell(x) for x in told))]


def missing(d: Dossier) -> Iterator[str]:
    """Each thing that an aangifte asks for and that was not recorded, as a line."""
    if absent := list(_of_the_meeting(d)):
        yield f"Vergadering: {', '.join(absent)}."
    out, look = members(d), TimelineLookup(d)
    to_whom = Addressees.of(d, look)
    calm = frozenset(p.label for p in d.personen if p.status == "gestaakt")
    for x in d.verstoringen:
        named = f"Ordeverstoring {x.nummer}"
        absent = ["einde"] if x.einde is None else ["hoe zij eindigde"] * (x.hoe is None)
        absent += [label(a.veld) for a in wanted("meld_verstoring") if not a.soms and not told_of(x, a.veld)]
        if absent:
            yield f"{named}: {', '.join(absent)}."
        yield from _of_demands(named, x)
        open_ = [p for p in to_whom.took_part(x) if _left_open(p, calm, out)]
        left = [f"{p.label} (na de terugkeer)" if len(p.verblijf) > 1 else p.label for p in open_]
        if left:
            yield f"{named}: of, wanneer en hoe vertrokken: {some_labels(left)}."
    if to_whom.sometime:
        yield f"Bij welke ordeverstoring: {some_labels([p.label for p in d.personen if p.label in to_whom.sometime])}."
    bare = [p.label for p in d.personen if p.signalement is None and p.naam is None]
    if bare:
        yield f"Signalement van: {some_labels(bare)}."
    yield from _of_persons(d)
    for calls in deployments(d):
        called = [p for p in calls if p.gebeld]
        if called and all(p.incidentnummer is None for p in called):
            told = _calls(called, look)
            yield f"Incidentnummer van de melding bij de politie van {told}."
        absent = [told for veld, told in _CALLED if all(getattr(p, veld) is None for p in called)]
        if called and absent:
            told = _calls(called, look)
            yield f"Melding bij de politie van {told}: {', '.join(absent)}."
        came = calls[-1]
        absent = [label(veld) for veld in ("eenheid", "resultaat") if getattr(came, veld) is None]
        if came.aanwezig and absent:
            doubt = look.doubt_of(came.aanwezig, "politie_aanwezig")
            yield f"Politie, aanwezig {look.time(came.aanwezig)}{doubt}: {', '.join(absent)}."
    for a in d.agressie:
        absent = _absent("meld_fysieke_agressie", a)
        if not w.asks_injury(a) or injury_of(d, a) is not None:
            absent = [name for name in absent if name != label("letsel")]
        if absent:
            yield f"Agressie nr. {a.positie} ({w.words(a.soort or w.UNKNOWN)}): {', '.join(absent)}."
    for m in d.maatregelen:
        absent = _absent("meld_fysieke_maatregel", m)
        if absent:
            yield f"Fysieke maatregel nr. {m.positie}: {', '.join(absent)}."
    if not d.getuigen:
        yield "Getuigen."
    for g in d.getuigen:
        if absent := _absent("noem_getuige", g):
            yield f"Getuige {literal(g.naam, 100)}: {', '.join(absent)}."
    if not d.bewijs:
        yield "Bewijs: opname van de vergadering, camerabeelden, foto's, en wanneer beelden worden overschreven."
    for b in d.bewijs:
        absent = [
            f"{name} (als het beelden zijn)" if name == label("overschreven_op") and recorded_over(b) is None else name
            for name in _absent("voeg_bewijs_toe", b)
            if name != label("overschreven_op") or (recorded_over(b) is not False and not b.bestand)
        ]
        if absent:
            yield f"Bewijs nr. {b.positie}: {', '.join(absent)}."


def _of_persons(d: Dossier) -> Iterator[str]:
    """Persons of whom the same lacks stand in one line."""
    same: dict[str, list[str]] = {}
    for p in d.personen:
        if absent := [label(veld) for veld in ("gedrag", "rol") if getattr(p, veld) is None]:
            same.setdefault(" en ".join(absent), []).append(p.label)
    return (f"{absent.capitalize()} van: {some_labels(labels)}." for absent, labels in same.items())


_MEETING_WORDS = {
    "voorzitter_functie": "functie van de voorzitter",
    "rechthebbende": "rechthebbende van het lokaal",
    "locatie_soort": "soort lokaal (openbare dienst of niet)",
}


def _of_the_meeting(d: Dossier) -> Iterator[str]:
    v = d.vergadering
    for asked in wanted("begin_vastlegging"):
        if getattr(v, asked.veld) is None:
            yield _MEETING_WORDS.get(asked.veld, label(asked.veld))
    if v.begonnen_om is None and not any(m.soort == "open_vergadering" for m in d.momenten):
        yield "wanneer zij begon"


def _calls(called: Sequence[DossierPolitie], look: TimelineLookup) -> str:
    """By their times, each with what is not exact about it."""
    at = ((p.gebeld, look.doubt_of(p.gebeld, "bel_politie")) for p in called if p.gebeld)
    return w.few([f"{look.time(op)}{doubt}" for op, doubt in at])


def _left_open(p: Verstoorder, calm: frozenset[str], out: frozenset[str]) -> bool:
    """Whether it matters how that person went, and it is not known.

    Over a member the raad decides, and who stopped without being ordered to go may have stayed.
    """
    if p.label in out or (p.label in calm and not p.vorderingen):
        return False
    return (p.verblijf[-1].tot if p.verblijf else p.vertrokken) is None


def _of_demands(named: str, x: DossierVerstoring) -> Iterator[str]:
    """What is the same for several vorderingen stands once."""
    same: dict[str, list[str]] = {}
    for v in x.vorderingen:
        absent = _absent("vorder", v)
        if v.afgeleid:
            absent.append("bevestiging tot wie zij gericht was")
        if v.woorden == "protocol" and v.teruggelezen != "bevestigd":
            absent.append("de gesproken woorden (nu vermoed: de zin van het protocol)")
        if v.teruggelezen == "betwist":
            absent.append("welke lezing juist is (bij het teruglezen betwist)")
        if absent:
            same.setdefault(", ".join(absent), []).append(f"{v.nummer}e")
    for absent_words, numbers in same.items():
        yield f"{named}, {w.few(numbers)} vordering: {absent_words}."


def _absent(soort: str, source: object) -> list[str]:
    """The fields that are asked of such an entry and that it does not have, in words."""
    return [label(a.veld) for a in wanted(soort) if not a.soms and getattr(source, a.veld) is None]


def about(d: Dossier, digest: str) -> list[Block]:
    """Where this comes from and how to check it."""
    key = d.sleutel
    # The national frame is one for meetings: what happened elsewhere followed none of it.
    frame, what = (f"; landelijk: {FRAME}", "vergadering") if d.melding is None else ("", "melding")
    return [
        Fields(
            (
                ("Gevolgd protocol", cell(f"{literal(d.protocol.titel)}{frame}")),
                ("SHA-256 van het protocol", w.digest_cell(d.protocol.hash)),
                ("Vastleggingen", cell(f"{d.keten.aantal}, {what} {literal(d.vergadering.id)}")),
                ("Kop van de keten", w.digest_cell(d.keten.kop)),
                *((("Sleutel van de console", cell(f"{fingerprint(key)} (Ed25519)")),) if key else ()),
                ("SHA-256 van dossier.json", w.digest_cell(digest)),
            )
        ),
        Text(
            cell(
                "Elke vastlegging is met de vorige verbonden. Te controleren met: voorzitter-console controleer "
                "dossier.json",
                "klein",
            )
        ),
    ]
