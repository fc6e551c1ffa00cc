"""The sentences of dossiers of before (``bewoording`` 12 and less), where they are others now: never changed any more.

An older dossier says of itself what was recorded; it is whole only where that follows from its entries for ever.
"""

from __future__ import annotations

from datetime import datetime

from voorzitter_console.moment import clock_offset, short_day
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import MAATREGELEN, TAKEN, day_words
from voorzitter_console.procedure.labels import FIELD_WORDS, field_word
from voorzitter_console.procedure.outside import GEDRAG, STAPPEN
from voorzitter_console.procedure.sentences import MOMENTS, value_text, word

NEUTRAL = 4
"""From this ``bewoording`` on: one numbering, and no word that concludes."""
EVERY_END = 5
"""From this one on an end after which the ordeverstoring went on has its number too."""
QUOTED = 7
"""From this one on spoken words stand between quotation marks and typed text behind the name of its field."""
IN_ORDER = 8
"""From this one on what was said, and who was there, stands in the order of what happened, whatever a clock said."""
NOT_SHOUTED = 9
"""From this one on words of an ordeverstoring online are not said to have been shouted."""
TAKEN_BACK = 10
"""From this one on presence at a vordering that was retracted names no vordering that counts, and who came back is not
said to disturb again; who came back only after an ordeverstoring has no part in it."""
AS_RECORDED = 11
"""From this one on no sentence says which law holds for who was laid before the raad, that person has the role that was
recorded, a stay begins where somebody was found to have been there, no field is called by a name that concludes, and
nothing is said of a livestream that nobody recorded."""
AS_CHOSEN = 12
"""From this one on the result of the police is the word that was chosen: who of several was removed it does not say."""
ON_THE_CLOCK = 13
"""From this one on each moment that was completed or corrected is as the clock in the hall showed it."""
DEVIATIONS = {"livestream_loopt": "Aangesproken of gevorderd terwijl de livestream liep"}
"""What was said otherwise until then."""
_PLAATS = {"zaal": "in de zaal", "gang": "op de gang", "buiten": "buiten", "online": "online"}
_RESULTAAT = {
    "vertrokken": "de verstoorders zijn vertrokken",
    "verwijderd": "de verstoorders zijn verwijderd",
    "aangehouden": "aanhouding",
    "geen_optreden": "geen optreden nodig",
}
_CHOICES = frozenset(
    {"na_vordering", "afspraak_nagekomen", "geen_optreden", "van_horen_zeggen", "verbinding_verbroken"}
)


def before(command: c.Command, nummer: int | None, bewoording: int) -> str | None:
    """The sentence of then; None where it is still the same."""
    if bewoording < AS_CHOSEN and isinstance(command, c.PolitieAfgerond):
        return _with("Politie klaar", command.resultaat and _RESULTAAT[command.resultaat])
    if bewoording < AS_RECORDED and isinstance(command, c.LegVoorAanRaad):
        put = f"{command.label} voorgelegd aan de raad (art. 26 lid 3 Gemeentewet)"
        return _with(put, _named("besluit:", command.besluit), _named("duur", command.duur))
    if bewoording >= QUOTED and isinstance(command, c.VulAan | c.Corrigeer):
        if bewoording < AS_RECORDED and command.veld in FIELD_WORDS:
            return _changed(command, command.veld)
        if bewoording < ON_THE_CLOCK and command.veld in MOMENTS:
            return _changed(command, field_word(command.veld))
    if bewoording >= NOT_SHOUTED:
        return None
    if bewoording >= QUOTED:
        return _shouted_online(command, nummer)
    if isinstance(command, c.MeldFysiekeAgressie):
        return _aggression(command, bewoording)
    for part in (_hall, _around, _about, _afterwards, _outside):
        found = part(command, nummer)
        if found is not None:
            return found
    return None


def _changed(command: c.VulAan | c.Corrigeer, name: str) -> str:
    """The field by that name, its value as it was written."""
    done = "aangevuld" if isinstance(command, c.VulAan) else "gecorrigeerd"
    told = f"Nr. {command.positie} {done}: {name} is {value_text(command.waarde)}"
    return told + (f" (reden: {command.reden})" if command.reden else "")


def _shouted_online(command: c.Command, nummer: int | None) -> str | None:
    if not isinstance(command, c.MeldVerstoring) or command.plaats != "online" or command.woorden is None:
        return None
    which = "Ordeverstoring" if nummer is None else f"Ordeverstoring {nummer}"
    told = (
        _named("omschrijving:", command.omschrijving),
        f"geroepen (opgegeven): “{command.woorden}”",
        _named("middelen:", command.middelen),
        _named("gevolg:", command.gevolg),
    )
    main = f"{which} {'gaat verder' if command.voortzetting else 'gemeld'} online"
    return f"{main}, {'; '.join(t for t in told if t)}"


def _with(main: str, *details: str | None) -> str:
    kept = [d for d in details if d]
    return f"{main}: {', '.join(kept)}" if kept else main


def _listed(main: str, *details: str | None) -> str:
    return ", ".join([main, *(d for d in details if d)])


def _named(name: str, value: object | None) -> str | None:
    return None if value is None else f"{name} {value}"


def _aggression(command: c.MeldFysiekeAgressie, bewoording: int) -> str:
    if bewoording < NEUTRAL:
        by, against = _named("dader", command.dader), _named("slachtoffer", command.slachtoffer)
        main = "Fysieke agressie gemeld"
    else:
        by, against = _named("genoemd:", command.dader), _named("tegen", command.slachtoffer)
        main = "Fysieke agressie gemeld" if command.soort in (None, "geweld", "wapen") else "Agressie gemeld"
    return _with(main, command.soort, by, against, _named("letsel:", command.letsel), command.omschrijving)


def _hall(command: c.Command, nummer: int | None) -> str | None:
    given = None if not isinstance(command, c.Uitgesproken) or command.getoond else command.tekst
    demand = "vordering" if nummer is None else f"{nummer}e vordering"
    match command:
        case c.Schors():
            gone = "Vergadering geschorst" + (", raadsleden verlaten de zaal" * command.raadsleden_verlaten_zaal)
            return _with(gone, command.reden, given)
        case c.Sluit():
            return _with("Vergadering gesloten", command.reden, _named("verdaagd naar", command.verdaagd_naar))
        case c.NeemOver():
            taken = f"{command.functie.capitalize()} overgenomen door {command.naam}"
            return _with(taken + (f" ({command.hoedanigheid})" if command.hoedanigheid else ""), command.reden)
        case c.SpreekAan():
            minutes = command.minuten
            agreed = None if minutes is None else f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
            counts = f"telt als {demand}{_to(command)}" if command.telt_als_vordering else None
            said = f"Aangesproken: scenario {command.scenario}"
            return _listed(said, agreed, _named("afspraak:", command.afspraak), counts, given)
        case c.SpreekOpnieuwAan():
            return _with("Opnieuw aangesproken", given)
        case c.Vorder():
            by = f" door {command.spreker}" if command.spreker else ""
            return f"{demand.capitalize()} uitgesproken{by}{_to(command)}"
        case c.MeldVerstoring():
            which = "Ordeverstoring" if nummer is None else f"Ordeverstoring {nummer}"
            where = "" if command.plaats is None else f" {_PLAATS[command.plaats]}"
            return _with(
                f"{which} {'gaat verder' if command.voortzetting else 'gemeld'}{where}",
                command.omschrijving,
                _named("woorden:", command.woorden),
                _named("middelen:", command.middelen),
                _named("gevolg:", command.gevolg),
            )
        case _:
            return None


def _to(command: c.SpreekAan | c.Vorder) -> str:
    if command.alle_toehoorders:
        return " aan alle toehoorders"
    return f" aan {', '.join(command.gericht_aan)}" if command.gericht_aan else ""


def _around(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.BelPolitie():
            by = f" door {command.gebeld_door}" if command.gebeld_door else ""
            return _with(
                f"Politie gebeld{by}" + (" (112)" * command.spoed),
                _named("incidentnummer", command.incidentnummer),
                _named("verwacht om", command.verwacht_om),
                _named("gemeld:", command.gemeld),
            )
        case c.DraagOver():
            to = f" aan {command.aan}" if command.aan else " aan de politie"
            who = None if command.labels is None else ", ".join(command.labels)
            return _with(f"Overgedragen{to}", who, command.woorden)
        case c.ZegPolitieAf():
            return _with("Politie afgezegd", command.reden)
        case c.BeschrijfVerstoorder():
            minor = {True: "vermoedelijk minderjarig", False: "vermoedelijk meerderjarig", None: None}
            return _with(
                f"Persoon {command.label} beschreven",
                command.signalement,
                _named("naam", command.naam),
                None if command.aantal is None or command.aantal == 1 else f"{command.aantal} personen",
                command.rol,
                command.plaats,
                command.gedrag,
                _named("aanwezig sinds", command.aanwezig_sinds),
                minor[command.vermoedelijk_minderjarig],
            )
        case _:
            return None


def _about(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.VulAan() | c.Corrigeer():
            done = "aangevuld" if isinstance(command, c.VulAan) else "gecorrigeerd"
            told = f"Positie {command.positie} {done}: {word(command.veld)} is {_value(command)}"
            return told + (f" (reden: {command.reden})" if command.reden else "")
        case c.Herroep():
            return _with(f"Positie {command.positie} herroepen", command.reden)
        case c.Bevestig():
            return _with(f"Positie {command.positie} teruggelezen: juist", command.tekst)
        case c.Betwist():
            return _with(f"Positie {command.positie} teruggelezen: niet juist", command.tekst)
        case _:
            return None


def _value(command: c.VulAan | c.Corrigeer) -> str:
    if command.veld == "gebeurd_op" and isinstance(command.waarde, str):
        op = datetime.fromisoformat(command.waarde)
        return f"{short_day(op)} {clock_offset(op)}"
    said = value_text(command.waarde)
    return word(said) if said in _CHOICES else said


def _afterwards(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.RondTaakAf():
            again = f"opnieuw op {day_words(command.opnieuw_op)}" if command.opnieuw_op else None
            main = f"Gedaan: {_task(command)}"
            return _listed(main, _by(command.gedaan_door), _on(command.gedaan_op), command.uitkomst, again)
        case c.HeropenTaak():
            return _listed(f"Weer open: {_task(command)}", command.reden)
        case c.NeemMaatregel():
            what = MAATREGELEN.get(command.maatregel, command.maatregel)
            about = f" voor {command.label}" if command.label else ""
            taken = "Maatregel" if command.genomen else "Maatregel gewogen, niet genomen"
            until = f"tot en met {day_words(command.tot)}" if command.tot else None
            main = f"{taken}{about}: {what}"
            return _listed(main, _by(command.besloten_door), _on(command.besloten_op), until, command.reden)
        case c.MeldSchade():
            amount = f"€ {command.bedrag}" if command.bedrag else None
            return _listed(f"Schade van {command.benadeelde}", command.soort, command.omschrijving, amount)
        case _:
            return None


def _outside(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.MeldGedrag():
            return _listed(
                f"Gedrag: {GEDRAG.get(command.soort, command.soort)}",
                f"woorden: {command.woorden}" if command.woorden else None,
                command.omschrijving,
                f"genoemd: {command.dader}" if command.dader else None,
                f"tegen {command.slachtoffer}" if command.slachtoffer else None,
                f"letsel: {command.letsel}" if command.letsel else None,
                f"gevolg: {command.gevolg}" if command.gevolg else None,
            )
        case c.ZetStap():
            to = f"aan {command.aan}" if command.aan else None
            return _listed(f"Stap: {STAPPEN.get(command.stap, command.stap)}", _by(command.door), to, command.uitkomst)
        case c.SluitMelding():
            return _listed("Melding afgesloten", command.reden)
        case _:
            return None


def _task(command: c.RondTaakAf | c.HeropenTaak) -> str:
    about = f" (nr. {command.betreft})" if command.betreft is not None else ""
    return f"{TAKEN.get(command.taak, command.taak)}{about}"


def _by(who: str | None) -> str | None:
    return f"door {who}" if who else None


def _on(day: str | None) -> str | None:
    return f"op {day_words(day)}" if day else None
