"""Which button of the griffier's page does what: ``toets S 0a1b2c``, ``taak 3 ...``, ``juist 6``, ``kies 4 2``.

A button that records says with its mark what the page showed (:mod:`.offers`). While a box stands open only its own
buttons work, and the 112 card and F2, as on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import unquote

from voorzitter_console.console.boxes import history, lists, notes, persons
from voorzitter_console.console.boxes.afterwards import on_another_device
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.card import card_112
from voorzitter_console.console.boxes.late import late
from voorzitter_console.console.boxes.listed import listed
from voorzitter_console.console.boxes.retract import NONE_OWN, retract, retractable
from voorzitter_console.console.boxes.spoken import spoken
from voorzitter_console.console.boxes.takeover import takeover
from voorzitter_console.console.console import Effect
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.sender import SAME_OR_NEW
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.outside_keys import NO_STREAM
from voorzitter_console.procedure.state import Persoon
from voorzitter_console.view import ScreenView
from voorzitter_console.view.griffier.meelezen import FOUT, JUIST, Meelezen, Teruglezing
from voorzitter_console.view.griffier.taken import Taak, taken
from voorzitter_console.web import offers
from voorzitter_console.web.device import Device, Fields
from voorzitter_console.web.nothing import BOX_GONE

CHANGED = "Let op: deze knop betekent nu iets anders. Lees de pagina en druk opnieuw."
LETTERS = "SEPLABORHMX"
"""Keys of the console that the page names: the griffier's own, and what he may record for the chair."""
OF_A_BOX = frozenset({"kies", "terug", "vastleggen"})
"""Buttons of an open box."""
NOTHING_TO_READ = "De voorzitter legde nog niets vast om terug te lezen."


def act(device: Device, doe: str, fields: Fields) -> Effect:
    """Do what that button says."""
    what, *given = doe.split(" ")
    core = device.core
    view, snapshot = core.shown(), core.snapshot
    if view is None or snapshot is None:
        return Effect.NOTHING
    if what == "toets" and given[:1] == ["F2"]:
        return _schors(device, view, given)
    if core.asked is not None:
        return _answer(device, what, given)
    if what == "open" and given == ["kaart_112"]:
        return device.open_over(card_112(view.kaart_112, "Dit toestel", device.session.phones.lines))
    if device.box is not None and not device.aside:
        return _in_box(device, what, given, fields)
    if what == "toets" and given:
        return _letter(device, view, snapshot, given)
    if what == "taak" and given:
        return _task(device, snapshot, given)
    if what == "open" and given:
        return _open(device, given[0], view, snapshot)
    if what == "oefening":
        return _practice(device, given)
    if what == "samen" and given:
        return _together(device, given[0], snapshot)
    if what in OF_A_BOX:
        core.say(BOX_GONE)
        return Effect.NOTHING
    return _marked(device, what, given, snapshot)


def _in_box(device: Device, what: str, given: list[str], fields: Fields) -> Effect:
    """An open box keeps its keys."""
    if given[:1] != [str(device.box_id)]:
        device.box_note = BOX_GONE if what in OF_A_BOX else "Maak dit eerst af, of Esc."
        return Effect.NOTHING
    if what == "terug":
        return device.back()
    if what == "kies" and len(given) == 2 and given[1].isdecimal() and len(given[1]) < 7:
        return device.choose(int(given[1]))
    return device.fill_in(fields) if what == "vastleggen" else Effect.NOTHING


def _answer(device: Device, what: str, given: list[str]) -> Effect:
    """A question keeps its keys; it is answered by its own buttons."""
    core = device.core
    if what != "antwoord" or not given or core.asked is None:
        core.say("Beantwoord eerst de vraag.")
        return Effect.NOTHING
    if given[0] == "Esc":
        core.back()
        return Effect.OPEN
    if core.asked.key == SAME_OR_NEW or core.asked.key.isdecimal():
        if given[0] not in ("1", "2", core.asked.key):
            return Effect.NOTHING
        known = core.asked
        effect = core.choose(int(given[0]))
        return Effect.OPEN if core.asked is None and effect is Effect.NOTHING and known.key == SAME_OR_NEW else effect
    return core.key(given[0]) if given[0] in ("J", "Enter", *LETTERS) else Effect.NOTHING


def _schors(device: Device, view: ScreenView, given: list[str]) -> Effect:
    """F2, from every box too: the sentence of the schorsing comes up, and what was typed is kept."""
    if device.box is not None and not device.aside:
        device.aside = True
        device.core.bring_up("S")
        return Effect.OPEN
    if given[1:] != [offers.of_letter(view, "S")]:
        return _changed(device)
    return device.core.key("F2")


def _letter(device: Device, view: ScreenView, snapshot: Snapshot, given: list[str]) -> Effect:
    core, letter = device.core, given[0]
    if letter == "Esc":
        core.back()
        return Effect.OPEN
    if letter == "Enter":
        if not view.klaar or given[1:] != [offers.of_enter(view)]:
            return _changed(device)  # Enter is the chair's, but for words that were brought up here
    elif letter not in LETTERS or given[1:] != [offers.of_letter(view, letter)]:
        return _changed(device)
    given_now = offers.given_by(view, letter) if letter != "Enter" else view.balk
    first = device.already(given_now.opdrachten) if given_now is not None else ""
    if first:
        core.say(first)
        return Effect.NOTHING
    before = core.klaar
    effect = core.key(letter)
    if effect is Effect.OPEN:
        phones = device.session.phones.lines
        police = lists.police(snapshot, phones) if letter == "P" else None
        return device.open(police or lists.stream(snapshot.state) or NO_STREAM)
    if effect is Effect.NOTHING and core.klaar and core.klaar != before:
        return Effect.OPEN  # its sentence was brought up
    return effect


def _changed(device: Device) -> Effect:
    device.core.say(CHANGED)
    return Effect.NOTHING


# tasks ---------------------------------------------------------------------------------------------------------------


def _task(device: Device, snapshot: Snapshot, given: list[str]) -> Effect:
    core = device.core
    found = [t for t in taken(snapshot.state, snapshot.protocol, core.clock.now()) if str(t.nummer) == given[0]]
    if not found or given[1:] != [offers.of_task(found[0])]:
        return _changed(device)
    taak = found[0]
    if taak.waarom_niet:
        core.say(taak.waarom_niet)
        return Effect.NOTHING
    if taak.formulier:
        return _task_form(device, taak, snapshot)
    first = device.already(taak.opdrachten)
    if first:
        core.say(first)
        return Effect.NOTHING
    if taak.gedaan and not taak.open:
        core.ask(str(taak.nummer), taak.vraag, taak.opdrachten, taak.woorden)
        return Effect.NOTHING
    return core.give(str(taak.nummer), taak.opdrachten, taak.woorden)


def _task_form(device: Device, taak: Taak, snapshot: Snapshot) -> Effect:
    if taak.formulier == "quorum":
        return device.open(notes.quorum())
    return device.open(lists.number_of(taak, snapshot) or lists.number_stands("G"))


# boxes ---------------------------------------------------------------------------------------------------------------


def _open(device: Device, naam: str, view: ScreenView, snapshot: Snapshot) -> Effect:
    """A box by its name."""
    core = device.core
    if core.klaar:
        core.back()
    past = history.past_of(core)
    choice = view.toets("V")
    own = retractable(snapshot, core.session.station)
    makes: dict[str, Callable[[], Box | str]] = {
        "notitie": notes.note,
        "herroep": lambda: retract(own) if own else NONE_OWN,
        "vorder": lambda: spoken(snapshot, choice.vraag if choice else ""),
        "overnemen": lambda: takeover(snapshot, core.session.rol),
        "geschiedenis": lambda: history.timeline(past),
        "achteraf": lambda: late(past),
        "details": lambda: history.open_details(past),
        "naderhand": lambda: on_another_device(lambda: core.nabeeld),
    }
    if naam in ("geschiedenis", "achteraf", "details", "naderhand"):
        core.ask_posts()
    box = makes[naam]() if naam in makes else listed(naam, snapshot)
    return device.open(box, makes.get(naam)) if box is not None else Effect.NOTHING


def _together(device: Device, what: str, snapshot: Snapshot) -> Effect:
    """What is said of several persons at once."""
    if what == "weg":
        return device.open(persons.several(snapshot.state, persons.left))
    if what != "gehoord" or not snapshot.state.personen:
        return Effect.NOTHING
    if persons.presence(snapshot.state, [snapshot.state.personen[0].label]) is None:
        return device.open(persons.NO_ORDER)

    def heard(chosen: Sequence[Persoon]) -> Box:
        box = persons.presence(snapshot.state, [person.label for person in chosen])
        assert box is not None  # there was a vordering just now
        return box

    return device.open(persons.several(snapshot.state, heard))


# a practice ----------------------------------------------------------------------------------------------------------


def _practice(device: Device, given: list[str]) -> Effect:
    """It stands still, goes on, stops; its score. It stops only where it stood still first, as on the screen."""
    session, practice = device.session, device.session.practice
    if practice is None or practice.run is None or len(given) != 1:
        return Effect.NOTHING
    try:
        match given[0]:
            case "stil" if not practice.over:
                practice.pause()
            case "verder":
                practice.go_on()
            case "stop" if practice.paused:
                session.stop_practice()
                session.score()
            case "score" if practice.over:
                session.score()
            case "gezien":
                device.score = ()
            case _:
                return _changed(device)
    except ConsoleError as fault:
        device.core.say(str(fault))
        return Effect.NOTHING
    return Effect.OPEN


# rows ----------------------------------------------------------------------------------------------------------------


def _marked(device: Device, what: str, given: list[str], snapshot: Snapshot) -> Effect:
    """What is done with one row of a list: read back, or a person of the register."""
    core = device.core
    if what == "nieuw":
        return core.give("w", (Opdracht("beschrijf_verstoorder", {}),), "nieuwe verstoorder")
    if what in ("juist", "fout", "regel"):
        if what == "regel" and given and given[0].isdecimal() and len(given[0]) < 10:
            core.ask_posts()
            entry = partial(history.entry, history.past_of(core), int(given[0]))
            return device.open(entry(), entry)
        regel = _read_back(snapshot, given)
        if regel is None:
            core.say(NOTHING_TO_READ)
            return Effect.NOTHING
        if what == "fout":
            return device.open(notes.dispute(regel))
        if regel.oordeel == JUIST:
            core.say(notes.ALREADY_RIGHT)
            return Effect.NOTHING
        if regel.oordeel == FOUT:
            return device.open(notes.read_again(regel))
        return core.give("j", *notes.confirm(regel))
    person = _person(snapshot, given)
    if person is None:
        core.say("Deze persoon staat niet meer in het register.")
        return Effect.NOTHING
    boxes: dict[str, Callable[[], Box | str]] = {
        "rij": lambda: persons.row(person),
        "weg": lambda: persons.left([person]),
        "gehoord": lambda: persons.presence(snapshot.state, [person.label]) or persons.NO_ORDER,
    }
    return device.open(boxes[what]()) if what in boxes else Effect.NOTHING


def _read_back(snapshot: Snapshot, given: list[str]) -> Teruglezing | None:
    read = snapshot.meelezen or Meelezen()
    found = next((regel for regel in read.terug if given and str(regel.positie) == given[0]), None)
    return notes.as_judged(found, snapshot) if found is not None else None


def _person(snapshot: Snapshot, given: list[str]) -> Persoon | None:
    return snapshot.state.persoon(unquote(given[0])) if given else None
