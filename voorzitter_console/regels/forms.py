"""The choices that ask more: note, person, police, livestream, retract, the 112 card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.state import Livestream, Persoon, Persoonstatus, State
from voorzitter_console.regels.asker import Asker
from voorzitter_console.text import local_clock, one_line

if TYPE_CHECKING:
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.advice.offers import Kaart112
    from voorzitter_console.view import Keuze

Made = tuple[tuple[Opdracht, ...], str]
"""The commands and their words."""

_POLICE = (
    ("vraag om politie: de griffie regelt het", "vraag_politie"),
    ("bodedienst is gewaarschuwd", "waarschuw_bodedienst"),
    ("politie is gebeld", "bel_politie"),
    ("politie is er", "politie_aanwezig"),
    ("overgedragen aan politie", "draag_over"),
    ("politie is klaar", "politie_afgerond"),
    ("politie afgezegd", "zeg_politie_af"),
)
_STREAM = {
    "gestopt": ("gezien: de livestream is gestopt", Opdracht("bevestig_livestream", {"toestand": "gestopt"})),
    "live": ("gezien: de livestream loopt nog", Opdracht("bevestig_livestream", {"toestand": "live"})),
    "stop": ("vraag: livestream stoppen", Opdracht("stop_livestream", {})),
    "start": ("vraag: livestream weer starten", Opdracht("start_livestream", {})),
}
_STREAM_ORDER = {
    Livestream.LIVE: ("stop", "gestopt", "live"),
    Livestream.STOP_GEVRAAGD: ("gestopt", "live", "stop", "start"),
    Livestream.GESTOPT: ("start", "gestopt", "live"),
    Livestream.START_GEVRAAGD: ("live", "gestopt", "start", "stop"),
}
_STATUS = {
    Persoonstatus.STOREND: "storend",
    Persoonstatus.GESTAAKT: "gestaakt",
    Persoonstatus.VERTROKKEN: "vertrokken",
}
_STAYS = frozenset(
    {"begin_vastlegging", "herroep", "stop_livestream", "start_livestream", "bevestig_livestream"}
    | {"vul_aan", "corrigeer"}
)
"""A beginning and a retraction stay; the broadcast did stop; a wrong detail is corrected."""


def note(asker: Asker) -> Made | None:
    """Free words, in the vault."""
    tekst = asker.text("Notitie")
    return ((Opdracht("noteer", {"tekst": tekst}),), "notitie") if tekst else None


def police(asker: Asker, meeting: Meeting, step: Keuze | None) -> Made | None:
    """The next step first, then every other; above them the words for the telephone."""
    items = [(step.woorden, step.opdrachten)] if step and step.opdrachten else []
    first = items[0][1][0].soort if items else ""
    items += [(words, (Opdracht(soort, {}),)) for words, soort in _POLICE if soort != first]
    asker.say(f'Zeg aan de telefoon: "{politie_woorden(meeting.state, meeting.protocol)}"')
    return _picked(asker, "Politie:", items)


def stream(asker: Asker, state: State) -> Made | None:
    """What is likely stands first."""
    order = _STREAM_ORDER.get(state.livestream)
    if order is None:
        asker.say("Deze vergadering heeft geen livestream.")
        return None
    return _picked(asker, "Livestream:", [(_STREAM[name][0], (_STREAM[name][1],)) for name in order])


def _picked(asker: Asker, title: str, items: Sequence[tuple[str, tuple[Opdracht, ...]]]) -> Made | None:
    chosen = asker.pick(title, [words for words, _ in items])
    return None if chosen is None else (items[chosen][1], items[chosen][0])


def person(asker: Asker, state: State) -> Made | None:
    """A description at once while nobody is known, else whom it is about first."""
    known = sorted(state.personen, key=lambda p: list(_STATUS).index(p.status))
    if not known:
        return _describe(asker, next_label(p.label for p in state.personen), None)
    chosen = asker.pick("Wie?", ["nieuw: iemand beschrijven", *(_line(p) for p in known)])
    if chosen is None:
        return None
    return (
        _about(asker, known[chosen - 1])
        if chosen
        else _describe(asker, next_label(p.label for p in state.personen), None)
    )


def _about(asker: Asker, known: Persoon) -> Made | None:
    label = known.label

    def item(words: str, soort: str, **velden: str) -> tuple[str, tuple[Opdracht, ...]]:
        return f"{one_line(label, 40)} {words}", (Opdracht(soort, {"label": label, **velden}),)

    items = [
        item("is vertrokken", "verstoorder_vertrokken"),
        item("is gestopt, blijft in de zaal", "verstoorder_gestaakt"),
        item("is terug of gaat weer door", "verstoorder_teruggekeerd"),
        item("is raadslid", "beschrijf_verstoorder", rol="raadslid"),
        item("voorgelegd aan de raad", "leg_voor_aan_raad"),
        ("beschrijving aanvullen", ()),
    ]
    made = _picked(asker, f"{one_line(label, 40)}:", items)
    return _describe(asker, label, known) if made and not made[0] else made


def _describe(asker: Asker, label: str, known: Persoon | None) -> Made | None:
    asker.say("Beschrijven: wat u leeg laat, blijft open en kan later.")
    if known is None:
        label = asker.text("Aanduiding", label)
    given = {
        name: value
        for name in ("signalement", "plaats", "gedrag", "naam")
        if (value := asker.text(name.capitalize(), (getattr(known, name) or "") if known else ""))
    }
    return (Opdracht("beschrijf_verstoorder", {"label": label, **given}),), f"{one_line(label, 40)} beschreven"


def _line(known: Persoon) -> str:
    described = ", ".join(part for part in (known.rol, known.signalement, known.plaats) if part)
    return f"{one_line(known.label, 40)}, {_STATUS[known.status]}, {one_line(described, 100)}".rstrip(", ")


def retract(asker: Asker, meeting: Meeting, station: str) -> Made | None:
    """The last own entry, or one before it; only ``j`` takes it back."""
    lines = {line.positie: line for line in meeting.regels()}
    own = [
        lines[entry.positie]
        for entry in reversed(meeting.entries)
        if entry.station == station and entry.soort not in _STAYS and entry.id not in meeting.history.retracted
    ]
    for line in own:
        asker.say(f"Herroepen: {local_clock(line.op)} {line.tekst}?", "Het blijft leesbaar, als herroepen.")
        answer = asker.line("Typ j om te herroepen, e voor een eerdere, Enter voor terug:").strip().lower()
        if answer in ("j", "ja"):
            return (Opdracht("herroep", {"positie": line.positie}),), "herroepen"
        if answer != "e":
            return None
    asker.say("Er is verder niets van dit station dat u kunt herroepen.")
    return None


def card_lines(card: Kaart112) -> list[str]:
    """The 112 card, with what Enter and F record."""
    return [
        "BEL 112. Deze computer belt niet zelf: pak een telefoon.",
        f'Zeg: "{card.zeg}"',
        card.regel,
        f"1. Enter of 1: {card.gebeld.label}",
        f"2. F: {card.agressie.woorden}",
        "0. terug, niets vastgelegd",
    ]
