"""A melding to the police without aangifte (protocol 5.2): so that the incident is at least known there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Document, Fields, cell
from voorzitter_console.dossier.filers import consents, filers
from voorzitter_console.dossier.letters import besloten
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.members import immune_by, is_member
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVerstoring
from voorzitter_console.dossier.refs import TimelineLookup, deployments, ran, stated, told_of, uttered
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.stays import BACK, LEFT, Addressees, gone, turns
from voorzitter_console.dossier.summary import summary, suspended_for
from voorzitter_console.moment import clock_offset, day, day_clock
from voorzitter_console.procedure.outside import GEDRAG, said
from voorzitter_console.procedure.parse import ERASED


def melding(request: f.Request) -> Document:
    """The draft: when, where, what, who as described; it accuses nobody."""
    d = request.dossier
    town = literal(request.protocol.gemeente, 100)
    body: list[Block] = [
        f.text("Geachte heer of mevrouw,"),
        f.text(
            f"Hierbij meldt de gemeente {town} een voorval. Dit is een melding en geen aangifte. Wij vragen u het "
            f"voorval vast te leggen, zodat het bij de politie bekend is{_vpt(d)}."
        ),
        f.heading("Wat is vastgelegd"),
        *(f.text(told) for told in summary(d)),
        *(_what(d, x) for x in d.verstoringen[:20]),
        *_behaviour(d),
        *_called(d),
    ]
    if d.personen:
        body.append(f.heading("Personen, zoals beschreven"))
        rows = [(cell(literal(p.label)), _described(d, p)) for p in d.personen]
        body.append(w.table(("Aanduiding", "Beschrijving"), (3.0, 0), rows))
    body += [
        f.heading("Contact"),
        f.text(
            "Voor vragen: [naam, functie, telefoon en e-mail van het werk]. [Waar het verslag wordt bewaard; of er "
            f"beelden zijn, en wie die bewaart.]{_may_follow(request)}"
        ),
    ]
    return f.draft(
        request, "Melding aan de politie", "Politie, [eenheid of wijkteam]",
        f"melding van {_about(d)} (geen aangifte)", body, f"Namens de gemeente {town}",
        (*besloten.on_aangifte(request), *_needless(d), *_erased(d)),
    )  # fmt: skip


def _needless(d: Dossier) -> Iterator[str]:
    """Whom the police need not hear of: who only reported on the meeting (AVG: no more than is needed)."""
    press = [literal(p.label, 100) for p in d.personen if p.rol == "pers"]
    if press:
        yield (
            f"Vastgelegd als pers: {w.few(press)}. Verslag doen is geen verstoring (artikel 10 EVRM): haal weg wie "
            "niet zelf de orde verstoorde."
        )


_OF_IT = ("omschrijving", "plaats", "woorden", "middelen", "gevolg")


def _erased(d: Dossier) -> Iterator[str]:
    """What stands between the same brackets as a place to fill in, and is none."""
    gone = [
        literal(p.label, 100)
        for p in d.personen
        if ERASED in (p.naam, p.signalement, p.gedrag, p.plaats, p.aanwezig_sinds)
    ]
    if gone:
        yield f"Van {w.few(gone)} zijn gegevens gewist (AVG): vul die niet weer in, en haal ‘{ERASED}’ weg."
    told = (g.tekst for x in d.verstoringen for veld in _OF_IT for g in told_of(x, veld))
    if ERASED in told:
        yield f"Van wat er gebeurde is tekst gewist (AVG): vul die niet weer in, en haal ‘{ERASED}’ weg."


def _may_follow(request: f.Request) -> str:
    """Nothing of an aangifte where somebody was hit who did not consent (protocol 5.4), or where one was decided on."""
    d = request.dossier
    hit = d.agressie or d.melding is not None or any(not agrees for _, agrees in consents(d))
    return "" if hit or request.aangifte else " Een aangifte kan later nog volgen."


def _vpt(d: Dossier) -> str:
    """Only where aggression was recorded: shouting or singing is none."""
    named = filers(d)
    wanted = not named or any(a.vpt is not False for a in named)
    recorded = (d.agressie or d.melding is not None) and wanted
    return ", met de VPT-code (agressie tegen een functionaris met een publieke taak)" if recorded else ""


def _about(d: Dossier) -> str:
    return f.meeting_words(d) if d.melding is not None else f"een voorval bij {f.meeting_words(d)}"


def _behaviour(d: Dossier) -> list[Block]:
    """Of a melding from outside a meeting: each kind of behaviour with its words."""
    found: list[Block] = []
    if d.melding is not None and d.vergadering.locatie:
        found.append(Fields((("Waar", w.known(d.vergadering.locatie)),)))
    for g in d.melding.gedrag[:20] if d.melding is not None else ():
        rows = (
            ("Gedrag", w.known(said(GEDRAG, g.soort))),
            ("Wanneer", cell(w.behaved_at(g))),
            ("Woorden", _noted(g.woorden)),
            ("Wat gebeurde er", w.known(g.omschrijving)),
            *((("Genoemd", w.known(g.dader)),) if g.dader else ()),
            *((("Letsel", w.known(g.letsel)),) if w.asks_injury(g) else ()),
            *((("Gevolg", w.known(g.gevolg)),) if g.gevolg else ()),
        )
        found.append(Fields(rows))
    return found


def _what(d: Dossier, x: DossierVerstoring) -> Fields:
    end = "" if x.einde else f" tot {f.open_field('tijd')}"
    look = TimelineLookup(d)
    return Fields(
        (
            (
                f"Ordeverstoring {x.nummer}",
                cell(f"{day(look.dated(x.begin))}, {ran(d, x, clock_offset, look=look)}{end}"),
            ),
            *((("Plaats", w.each_time(x, "plaats", look)),) if told_of(x, "plaats") else ()),
            ("Wat gebeurde er", _seen(d, x, look)),
            (
                "Woorden" if uttered(x) == "woorden" else "Geroepen woorden",
                w.each_time(x, "woorden", look, _noted),
            ),
            *((("Middelen", w.each_time(x, "middelen", look)),) if told_of(x, "middelen") else ()),
            ("Gevolg", w.each_time(x, "gevolg", look)),
            ("Gevorderd te vertrekken", cell(w.times(len(x.vorderingen)) + w.demand_doubts(x, look))),
        )
    )


def _noted(text: str | None) -> Cell:
    """Words as they were noted: who reads this has not the rest of the dossier to see what "opgegeven" is."""
    return w.known(None) if text is None else cell(w.as_said(literal(text, w.LIMIT), "zoals genoteerd"))


def _seen(d: Dossier, x: DossierVerstoring, look: TimelineLookup) -> Cell:
    """What happened; where that was not described, the reason that was given for the schorsing."""
    reason = None if told_of(x, "omschrijving") else suspended_for(d, x)
    return cell(literal(reason, w.LIMIT)) if reason else w.each_time(x, "omschrijving", look)


def _called(d: Dossier) -> list[Block]:
    """Each call, so that the police can find their own registration, and once what came of it."""
    found: list[Block] = []
    for calls in deployments(d):
        rows: list[tuple[str, Cell]] = []
        for p in calls:
            if p.gebeld:
                rows.append(("112 gebeld" if p.spoed else "Politie gebeld", cell(_called_at(d, p.gebeld))))
                rows.append(("Incidentnummer", w.known(p.incidentnummer)))
        if calls[-1].resultaat:
            rows.append(("Resultaat", cell(w.words(calls[-1].resultaat))))
        if rows:
            found.append(Fields(tuple(rows)))
    return found


def _called_at(d: Dossier, moment: datetime) -> str:
    """Of a melding from outside a meeting there is often only the moment of recording, called that."""
    doubt = TimelineLookup(d).doubt_of(moment, "bel_politie")
    if d.melding is None:
        return day_clock(moment) + doubt
    recorded = next(
        (t.vastgelegd_op for t in d.tijdlijn if t.soort == "bel_politie" and t.gebeurd_op == moment), moment
    )
    return stated(moment, recorded) + doubt


def _unheard(d: Dossier, label: str) -> str | None:
    """The vorderingen of which it was established that this person did not hear them, or was not there."""
    told = []
    to_whom = Addressees.of(d, TimelineLookup(d))
    for x in d.verstoringen:
        for v in x.vorderingen:
            found = next((a for a in reversed(v.aanwezigheid) if a.label == label), None)
            if found is not None and (not found.aanwezig or found.gehoord is False):
                which = f" van ordeverstoring {x.nummer}" if len(d.verstoringen) > 1 else ""
                why = "hoorde het niet" if found.aanwezig else "was er niet"
                told.append(f"{v.nummer}e vordering{which}: {why}{to_whom.late(v, label)}{to_whom.unsure(v, label)}")
    return "; ".join(told) or None


def _went(d: Dossier, p: DossierPersoon) -> str | None:
    """Each departure and return: who left freely and came back did leave."""
    look = TimelineLookup(d)
    stays = {
        (v.van, v.tot): v
        for x in d.verstoringen
        for who in x.verstoorders
        if who.label == p.label
        for v in who.verblijf
    }
    told = []
    for number, v in enumerate(stays.values()):
        told += [f"terug {look.moved(v.van, BACK, p.label)}"] if number else []
        told += [f"{gone(v.hoe)} {look.moved(v.tot, LEFT, p.label)}"] if v.tot else []
    if p.vertrokken and p.vertrokken not in {v.tot for v in stays.values()}:  # after all ordeverstoringen
        before = [look.place(v.tot) for v in stays.values() if v.tot]
        back = [t for t in look.about(p.label, BACK) if not before or look.place(t.gebeurd_op) > max(before)]
        told += [f"terug {look.moved(t.gebeurd_op, BACK, p.label)}" for t in back[-1:]]
        told.append(f"{gone(p.hoe)} {look.moved(p.vertrokken, LEFT, p.label)}")
    return ", ".join(told) or None


def _turned(d: Dossier, p: DossierPersoon, look: TimelineLookup) -> str | None:
    """That somebody stopped speaks for that person."""
    stays = [v for x in d.verstoringen for who in x.verstoorders if who.label == p.label for v in who.verblijf]
    return ", ".join(text for _, text in turns(p.label, stays, look)) or None


_MEMBER = "voor wat een lid in de vergadering zegt, kan het niet worden vervolgd"


def how_described(p: DossierPersoon, look: TimelineLookup) -> str | None:
    """What of the description was not seen by who recorded it, or not then."""
    told = (look.doubt(t.positie).strip(" ()") for t in look.about(p.label, "beschrijf_verstoorder"))
    return ", ".join(dict.fromkeys(filter(None, told))) or None


def _described(d: Dossier, p: DossierPersoon) -> Cell:
    look = TimelineLookup(d)
    return w.lines_cell(
        ("Aantal personen", str(p.aantal) if p.aantal > 1 else None),
        ("Naam", p.naam),
        ("Signalement", p.signalement),
        ("Plaats", p.plaats),
        ("Gedrag", "; ".join(w.behaviour(p, look, str)) or None),
        ("Vermoedelijk minderjarig", "ja" if p.vermoedelijk_minderjarig else None),
        ("Beschreven", how_described(p, look)),
        ("Rol", w.words(p.rol) if p.rol and p.rol != "onbekend" else None),
        ("Let op", f"{_MEMBER} ({immune_by(d)})" if is_member(p) else None),
        ("Vastgesteld", _unheard(d, p.label)),
        ("Storen", _turned(d, p, look)),
        ("Vertrek", _went(d, p)),
    ) or w.known(None)
