"""A message to the raad on the follow-up (protocol 5.3, 5.4, 6): no persons, no aangifte without consent.

That nothing stands in it does not say that there is none.
"""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.letters.communication import agreed, burgemeester_hit
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring
from voorzitter_console.dossier.refs import TimelineLookup, ran
from voorzitter_console.dossier.sanitise import literal


def raad(request: f.Request) -> Document:
    """The draft of the griffier to the members of the raad."""
    d = request.dossier
    t = request.protocol.termijnen
    body: list[Block] = [
        f.text("Geachte leden van de raad,"),
        f.text(f"{f.disturbed(d)} Dit bericht zegt kort wat er is gebeurd en wat volgt."),
        f.heading("Wat er is gebeurd"),
        f.items(*[_told(d, x) for x in d.verstoringen[:20]] or [f.open_field("wat er is gebeurd")]),
        f.text(_police(request)),
        f.heading("Hoe gaat het met u?"),
        f.text(
            "Een verstoring kan veel met u doen, ook later. Er is altijd opvang: een gesprek binnen "
            f"{t.gesprek_1_uren} uur, een tweede binnen {t.gesprek_2_dagen} dagen en een derde na "
            f"{t.gesprek_3_weken[0]} tot {t.gesprek_3_weken[1]} weken, of eerder als dat nodig is. Wilt u praten? Bel "
            f"de griffier of de burgemeester: [telefoon].{_outside(request)}"
        ),
        f.heading("Wat volgt"),
        f.text(
            "Volgens het protocol (5.1 en 5.2) bespreken de burgemeester, de gemeentesecretaris en de griffier het "
            "voorval, en wegen zij welke maatregelen passen. [Of dat al is gebeurd, en wat is besloten, als dat al "
            "gezegd mag worden.]"
        ),
    ]
    if request.instemming:
        body.append(
            f.text(
                "[Als er aangifte is gedaan, met instemming van wie het trof: op [datum] is aangifte gedaan. De "
                "griffier laat u weten wat er met de strafrechtelijke vervolging gebeurt en wat daarvan het resultaat "
                "is.]"
            )
        )
    body += [
        f.heading("Vragen van pers of inwoners"),
        f.text(
            f"{_spokesman(d)} Verwijs vragen door naar [naam, telefoon]. Over maatregelen van de "
            "politie zeggen wij niets tegen de pers, en namen van betrokkenen noemen wij niet."
        ),
    ]
    return f.draft(
        request, "Bericht aan de raad", "De leden van de gemeenteraad", f"vervolg na {f.meeting_words(d)}", body,
        "De griffier", tuple(map(literal, agreed(request))),
    )  # fmt: skip


def _spokesman(d: Dossier) -> str:
    """Who was hit does not speak for the municipality without a word about it (protocol 6)."""
    return f"{f.open_field('wie')} is woordvoerder." if burgemeester_hit(d) else "De burgemeester is woordvoerder."


def _outside(request: f.Request) -> str:
    """Whom to call outside the municipality, as the protocol names them first."""
    first = next(iter(request.protocol.contactpunten), None)
    if first is None:
        return ""
    return f" Vertrouwelijk, buiten de gemeente: het {literal(first.naam, 100)}, {literal(first.bereikbaar, 200)}."


def _told(d: Dossier, x: DossierVerstoring) -> str:
    """Without names, labels, words that were shouted, or who was addressed."""
    look = TimelineLookup(d)
    is_ = "is" if len(x.vorderingen) == 1 else "zijn"
    counted = f"; er {is_} {w.times(len(x.vorderingen))} vastgelegd{w.demand_doubts(x, look)}"
    demands = counted if x.vorderingen else ""
    return f"Ordeverstoring {x.nummer}: {ran(d, x, look=look)}{demands}."


def _police(request: f.Request) -> str:
    """How often it stood still and how that ended; that the police came is said apart, for it may have been later."""
    d = request.dossier
    arrived = next((p.aanwezig for p in d.politie if p.aanwezig), None)
    doubt = TimelineLookup(d).doubt_of(arrived, "politie_aanwezig")
    came = f"De politie is gekomen{doubt}." if arrived else ""
    return " ".join(filter(None, (_stood_still(d), came))) or f.open_field("hoe het afliep")


def _stood_still(d: Dossier) -> str:
    if not d.schorsingen:
        return ""
    often, resumed = w.often(len(d.schorsingen)), sum(x.hervat is not None for x in d.schorsingen)
    closed = "niet hervat maar gesloten" if d.schorsingen[-1].gesloten else ""
    if resumed == len(d.schorsingen):
        return f"De vergadering is {often} geschorst en weer hervat."
    if not resumed:
        return f"De vergadering is {often} geschorst{f' en {closed}' if closed else ''}."
    after = f" en na de laatste schorsing {closed}" if closed else ""
    return f"De vergadering is {often} geschorst, {w.often(resumed)} weer hervat{after}."
