"""A message to the raad on the follow-up (protocol 5.3, 5.4, 6): no persons, no aangifte without consent.

That nothing stands in it does not say that there is none.
"""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring
from voorzitter_console.dossier.refs import ran
from voorzitter_console.dossier.sanitise import literal


def raad(request: f.Request) -> Document:
    """The draft of the griffier to the members of the raad."""
    d = request.dossier
    t = request.protocol.termijnen
    body: list[Block] = [
        f.text("Geachte leden van de raad,"),
        f.text(f"Bij {f.meeting_words(d)} is de orde verstoord. Dit bericht zegt kort wat er is gebeurd en wat volgt."),
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
            "Het voorval wordt besproken door de burgemeester, de gemeentesecretaris en de griffier. Zij wegen welke "
            "maatregelen passen. [Wat is besloten, als dat al gezegd mag worden.]"
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
            "De burgemeester is woordvoerder. Verwijs vragen door naar [naam, telefoon]. Over maatregelen van de "
            "politie zeggen wij niets tegen de pers, en namen van betrokkenen noemen wij niet."
        ),
    ]
    return f.draft(
        request, "Bericht aan de raad", "De leden van de gemeenteraad", f"vervolg na {f.meeting_words(d)}", body,
        "De griffier", _agreed(request),
    )  # fmt: skip


def _agreed(request: f.Request) -> list[str]:
    """Who consents, for who sends it: to the raad the name of who was hit is none of it."""
    if not request.instemming:
        return []
    return [
        f"Met het noemen van een aangifte stemt in, zoals opgegeven: {literal(request.instemming, 200)}. Ga na of er "
        "aangifte is gedaan; de naam staat niet in de brief."
    ]


def _outside(request: f.Request) -> str:
    """Whom to call outside the municipality, as the protocol names them first."""
    first = next(iter(request.protocol.contactpunten), None)
    if first is None:
        return ""
    return f" Vertrouwelijk, buiten de gemeente: het {literal(first.naam, 100)}, {literal(first.bereikbaar, 200)}."


def _told(d: Dossier, x: DossierVerstoring) -> str:
    """Without names, labels, words that were shouted, or who was addressed."""
    demands = f"; er {'is' if len(x.vorderingen) == 1 else 'zijn'} {w.times(len(x.vorderingen))} vastgelegd" * bool(
        x.vorderingen
    )
    return f"Ordeverstoring {x.nummer}: {ran(d, x)}{demands}."


def _police(request: f.Request) -> str:
    """How often it stood still and how that ended; that the police came is said apart, for it may have been later."""
    d = request.dossier
    came = "De politie is gekomen." if any(p.aanwezig for p in d.politie) else ""
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
