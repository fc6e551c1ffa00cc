"""One plain Dutch sentence for each command (timeline, echo, dossier) and for each deviation.

What a person typed stands in it as it was typed, behind the name of its field: whoever shows a sentence makes it
visible first. Only words that were spoken stand between quotation marks, with where they come from (:mod:`.spoken`).
Neutral words: protocol 4.3 says that the chair *kan* handelen, so a deviation is no fault.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from voorzitter_console.moment import clock_offset, short_day
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import aftercare_sentence
from voorzitter_console.procedure.clock_words import compared
from voorzitter_console.procedure.labels import field_word
from voorzitter_console.procedure.outside import melding_sentence
from voorzitter_console.procedure.spoken import is_spoken, quoted, said

_DEVIATIONS = {
    "zonder_schorsing": "Aangesproken of gevorderd terwijl de vergadering open was",
    "livestream_loopt": "Aangesproken of gevorderd terwijl niet was vastgelegd dat de livestream uit was",
    "zonder_aanspreken": "Gevorderd zonder eerst aan te spreken",
    "tijdens_uiting": "Gevorderd voordat de afgesproken minuten van scenario A om waren",
    "raadslid_gevorderd": "Gevorderd van een raadslid zonder het eerst aan de raad voor te leggen",
    "politie_niet_gemeld": "De verstoring eindigde na de laatste vordering zonder melding bij bodedienst of politie",
    "hervat_tijdens_verstoring": "Hervat terwijl de ordeverstoring nog liep",
    "zonder_ruimte": "Hervat zonder eerst ruimte te geven aan de raadsleden",
    "maatregel_zonder_agressie": "Fysieke maatregel gemeld zonder dat fysieke agressie was gemeld",
}

_HOE_BEEINDIGD = {
    "vrijwillig": "vrijwillig gestopt",
    "afspraak_nagekomen": "de afspraak is nagekomen",
    "na_vordering": "na de vordering",
    "politie": "door de politie",
    "anders": "op een andere manier",
}
_HOE_VERTROKKEN = {
    "vrijwillig": "vrijwillig",
    "na_vordering": "na de vordering",
    "verwijderd": "door de politie verwijderd",
    "aangehouden": "door de politie aangehouden",
    "zorg": "met zorgverleners",
    "verbinding_verbroken": "verbinding verbroken",
    "onbekend": "hoe is niet bekend",
}
_CHOICES = {
    value: value.replace("_", " ")
    for value in ("na_vordering", "afspraak_nagekomen", "geen_optreden", "van_horen_zeggen", "verbinding_verbroken")
}
"""Values of choices that are said otherwise than they are written."""
MOMENTS = frozenset({"aanvang", "begonnen_om", "begin"})
"""Fields that hold a moment as RFC 3339 writes it; ``gebeurd_op`` beside them is one of every entry."""
_PLAATS = {"zaal": "in de zaal", "gang": "op de gang", "buiten": "buiten", "online": "online"}
_WAARNEMING = {"eigen": "eigen waarneming", "van_horen_zeggen": "van horen zeggen"}


def word(value: str) -> str:
    """A value of a choice field as Dutch words (``geen_optreden`` -> ``geen optreden``)."""
    return value.replace("_", " ")


def left_how(hoe: str | None) -> str | None:
    """How a person left, in words."""
    return None if hoe is None else _HOE_VERTROKKEN.get(hoe, word(hoe))


def ended_how(hoe: str | None) -> str | None:
    """How an ordeverstoring ended, in words."""
    return None if hoe is None else _HOE_BEEINDIGD.get(hoe, word(hoe))


def value_text(value: Any) -> str:
    """Any value of a field as Dutch text."""
    if value is None:
        return "niet ingevuld"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list | tuple):
        return ", ".join(value_text(item) for item in value) or "niemand"
    return str(value)


def deviation_sentence(code: str, label: str | None = None, *, commissie: bool = False) -> str:
    """A deviation in neutral words; an unknown code (of a newer version) is shown as it is.

    ``commissie``: it was a raadscommissie, where nothing of a member is laid before the raad (Gemeentewet 82 lid 5).
    """
    found = _DEVIATIONS.get(code, word(code))
    if commissie and code == "raadslid_gevorderd":
        found = "Gevorderd van een raadslid: een lid is geen toehoorder"
    return f"{found} ({label})" if label else found


def sentence(
    command: c.Command,
    *,
    nummer: int | None = None,
    over: str = "",
    about: c.Command | None = None,
    oordeel: str | None = None,
) -> str:
    """One plain Dutch sentence: what was done.

    ``nummer``: of the vordering (``vorder``, ``spreek_aan`` that counts as one) or of the ordeverstoring
    (``meld_verstoring``, ``beeindig_verstoring``); None where it is not known or counts nowhere.
    ``over``: in words the entry that this one is about; empty: its position is named. ``about``: that entry's command.
    ``oordeel``: bevestigd or betwist, where the words were read back.
    """
    if (told := _about(command, over, about)) is not None:
        return told
    if isinstance(command, c.Uitgesproken):
        return _spoken(command, nummer, said(command, oordeel))
    for part in (
        *(melding_sentence, _vergadering, _verstoring, _livestream, _politie, _persons, _record),
        aftercare_sentence,
    ):
        found = part(command, nummer)
        if found is not None:
            return found
    return word(command.COMMAND).capitalize()


def _with(main: str, *details: str | None) -> str:
    """A choice, a name or a number behind a colon."""
    kept = [d for d in details if d]
    return f"{main}: {', '.join(kept)}" if kept else main


def _and(main: str, *fields: str | None) -> str:
    """Texts behind the names of their fields."""
    kept = [f for f in fields if f]
    return f"{main}, {'; '.join(kept)}" if kept else main


def _named(name: str, value: object | None) -> str | None:
    return None if value is None else f"{name} {value}"


def _vergadering(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.BeginVastlegging():
            return _with("Vastlegging begonnen", command.titel, "oefening" if command.oefening else None)
        case c.OpenVergadering():
            return "Vergadering geopend"
        case c.Hervat():
            return "Vergadering hervat"
        case c.Sluit():
            return _and("Vergadering gesloten", _named("reden:", command.reden),
                        _named("verdaagd naar", command.verdaagd_naar))  # fmt: skip
        case c.GeefRuimte():
            return "Raadsleden kregen ruimte om emoties te uiten"
        case c.RaadsledenUitZaal():
            return "Raadsleden hebben de zaal verlaten"
        case c.RaadsledenTerug():
            return "Raadsleden zijn terug in de zaal"
        case c.StelQuorumVast():
            present = None if command.aanwezig is None else f"{command.aanwezig} aanwezig"
            return _with("Quorum vastgesteld", present, _named("vereist", command.vereist))
        case c.NeemOver():
            taken = f"{command.functie.capitalize()} overgenomen door {command.naam}"
            return _and(taken + (f" ({command.hoedanigheid})" if command.hoedanigheid else ""),
                        _named("reden:", command.reden))  # fmt: skip
        case c.StelAanwezigheidVast():
            there = "was aanwezig" if command.aanwezig else "was niet aanwezig"
            heard = {True: " en heeft het gehoord", False: " en heeft het niet gehoord", None: ""}[command.gehoord]
            return f"Vastgesteld: {command.label} {there} bij de {command.vordering}e vordering{heard}"
        case _:
            return None


def _to(command: c.SpreekAan | c.Vorder) -> str:
    if command.alle_toehoorders:
        return " aan alle toehoorders"
    return f" aan {', '.join(command.gericht_aan)}" if command.gericht_aan else ""


def _ordinal(nummer: int | None, capital: bool) -> str:
    found = "vordering" if nummer is None else f"{nummer}e vordering"
    return found.capitalize() if capital else found


def _spoken(command: c.Uitgesproken, nummer: int | None, words: str | None) -> str:
    """``words``: what was said, quoted."""
    match command:
        case c.Schors():
            asked = ", raadsleden gevraagd de zaal te verlaten" * command.raadsleden_verlaten_zaal
            return _and(f"Vergadering geschorst{asked}", _named("reden:", command.reden), words)
        case c.SpreekAan():
            minutes = command.minuten
            agreed = None if minutes is None else f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
            counts = f"telt als {_ordinal(nummer, False)}{_to(command)}" if command.telt_als_vordering else None
            scenario = f"Aangesproken: scenario {command.scenario}"
            return _and(scenario, agreed, counts, _named("afspraak:", command.afspraak), words)
        case c.Vorder():
            by = f" door {command.spreker}" if command.spreker else ""
            return _and(f"{_ordinal(nummer, True)} uitgesproken{by}{_to(command)}", words)
        case _:
            return _and("Opnieuw aangesproken", words)


def _verstoring(command: c.Command, nummer: int | None) -> str | None:
    which = "Ordeverstoring" if nummer is None else f"Ordeverstoring {nummer}"
    match command:
        case c.MeldVerstoring():
            where = "" if command.plaats is None else f" {_PLAATS[command.plaats]}"
            goes_on = "gaat verder" if command.voortzetting else "gemeld"
            return _and(
                f"{which} {goes_on}{where}",
                _named("omschrijving:", command.omschrijving),
                # What stands in a chat was not shouted.
                _named("woorden" if command.plaats == "online" else "geroepen", quoted(command.woorden)),
                _named("middelen:", command.middelen),
                _named("gevolg:", command.gevolg),
            )
        case c.BeeindigVerstoring():
            return _with(f"{which} voorbij", None if command.hoe is None else _HOE_BEEINDIGD[command.hoe])
        case c.BiedAlternatief():
            return f"Alternatief aangeboden: {command.tekst}"
        case c.Noteer():
            return f"Notitie: {command.tekst}"
        case c.LegVoorAanRaad():
            # Which law holds follows from the meeting: in a commission it is not article 26 lid 3 (82 lid 5).
            put = f"{command.label} voorgelegd aan de raad"
            return _with(put, _named("besluit:", command.besluit), _named("duur", command.duur))
        case _:
            return None


def _livestream(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.StopLivestream():
            return "Livestream: stoppen gevraagd"
        case c.StartLivestream():
            return "Livestream: starten gevraagd"
        case c.BevestigLivestream():
            return "Livestream gestopt (bevestigd)" if command.toestand == "gestopt" else "Livestream live (bevestigd)"
        case c.MeldOpname():
            known = " (niet bekend of zij loopt)" if command.toestand == "onbekend" else f" {command.toestand}"
            return _with(f"Opname{known}", command.bestandsnaam)
        case _:
            return None


def _politie(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.VraagPolitie():
            return "Om politie gevraagd" + (" met spoed" * command.spoed)
        case c.WaarschuwBodedienst():
            return "Bodedienst gewaarschuwd"
        case c.BelPolitie():
            by = f" door {command.gebeld_door}" if command.gebeld_door else ""
            return _and(
                f"Politie gebeld{by}" + (" (112)" * command.spoed),
                _named("incidentnummer", command.incidentnummer),
                _named("verwacht om", command.verwacht_om),
                _named("gemeld", quoted(command.gemeld)),
            )
        case c.PolitieAanwezig():
            return _with("Politie is aanwezig", command.eenheid, _named("begeleid door", command.begeleid_door))
        case c.DraagOver():
            to = f" aan {command.aan}" if command.aan else " aan de politie"
            who = None if command.labels is None else ", ".join(command.labels)
            return _and(_with(f"Overgedragen{to}", who), _named("gezegd", quoted(command.woorden)))
        case c.PolitieAfgerond():
            # What was chosen, and no more: who of several left and who was removed stands with each of them.
            return _and("Politie klaar", _named("resultaat:", command.resultaat and word(command.resultaat)))
        case c.ZegPolitieAf():
            return _and("Politie afgezegd", _named("reden:", command.reden))
        case c.RoepHulp():
            return f"Hulp geroepen: {command.dienst}"
        case c.MeldFysiekeAgressie():
            # Shouting is none: only what may touch a body is called physical.
            physical = command.soort in (None, "geweld", "wapen")
            return _and(
                _with("Fysieke agressie gemeld" if physical else "Agressie gemeld", command.soort),
                _named("genoemd:", command.dader),
                _named("tegen", command.slachtoffer),
                _named("letsel:", command.letsel),
                _named("omschrijving:", command.omschrijving),
            )
        case c.MeldFysiekeMaatregel():
            by = f" door {command.door_wie}" if command.door_wie else ""
            against = f" tegen {command.tegen}" if command.tegen else ""
            return _with(f"Fysieke maatregel{by}{against}", _named("aanleiding:", command.aanleiding))
        case _:
            return None


def _persons(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.BeschrijfVerstoorder():
            minor = {True: "vermoedelijk minderjarig", False: "vermoedelijk meerderjarig", None: None}
            return _and(
                f"Persoon {command.label} beschreven",
                _named("signalement:", command.signalement),
                _named("naam:", command.naam),
                None if command.aantal is None or command.aantal == 1 else f"{command.aantal} personen",
                _named("rol:", command.rol),
                _named("plaats:", command.plaats),
                _named("gedrag:", command.gedrag),
                _named("aanwezig sinds:", command.aanwezig_sinds),
                minor[command.vermoedelijk_minderjarig],
            )
        case c.VerstoorderGestaakt():
            return f"{command.label} is gestopt met storen"
        case c.VerstoorderTeruggekeerd():
            # Of the key: whether the person had left, and disturbs again, follows from more than this entry.
            return f"{command.label} is terug of stoort weer"
        case c.VerstoorderVertrokken():
            return _with(f"{command.label} is vertrokken", left_how(command.hoe))
        case c.NoemGetuige():
            seen = None if command.waarneming is None else _WAARNEMING[command.waarneming]
            return ", ".join([f"Getuige: {command.naam}", *(d for d in (command.functie, seen) if d)])
        case c.NoemAangever():
            return _with(
                f"Aangever: {command.naam}",
                command.functie,
                _named("namens", command.namens),
                _named("domicilie", command.domicilie),
                _named("bereikbaar:", command.bereikbaar),
            )
        case c.NoemBenadeelde():
            return _with(
                f"Benadeelde: {command.naam}",
                _named("schade:", command.schade),
                _named("letsel:", command.letsel),
            )
        case c.VoegBewijsToe():
            return _with(
                "Bewijs toegevoegd",
                command.bestand or command.pad,
                command.omschrijving,
                _named("beheerder", command.beheerder),
                _named("wordt overschreven op", command.overschreven_op),
                _named("gemaakt door", command.gemaakt_door),
                _named("ontvangen van", command.ontvangen_van),
            )
        case _:
            return None


def _value(command: c.VulAan | c.Corrigeer, about: c.Command | None) -> str:
    """The value in words; a time as the clock in the hall showed it, spoken words as such."""
    if command.veld in ("gebeurd_op", *MOMENTS) and isinstance(command.waarde, str):
        with suppress(ValueError):  # what is no moment is told as it was written
            op = datetime.fromisoformat(command.waarde)
            return f"{short_day(op)} {clock_offset(op)}"
    if about and isinstance(command.waarde, str) and is_spoken(about.COMMAND, command.veld):
        return f"{quoted(command.waarde)}"
    told = value_text(command.waarde)
    return _CHOICES.get(told, told)


def _about(command: c.Command, over: str, about: c.Command | None) -> str | None:
    """What an entry does with another one: in words (``over``) for who reads no positions, else by its number."""
    match command:
        case c.VulAan() | c.Corrigeer():
            done = "aangevuld" if isinstance(command, c.VulAan) else "gecorrigeerd"
            changed = f"{field_word(command.veld)} is {_value(command, about)}"
            reden = f"reden: {command.reden}" if command.reden else ""
            if over:
                return f"{done.capitalize()}: {changed} ({over}{', ' * bool(reden)}{reden})"
            return f"Nr. {command.positie} {done}: {changed}" + (f" ({reden})" if reden else "")
        case c.Herroep():
            taken = f"Herroepen ({over})" if over else f"Nr. {command.positie} herroepen"
            return _and(taken, _named("reden:", command.reden))
        case c.Bevestig() | c.Betwist():
            verdict = "juist" if isinstance(command, c.Bevestig) else "niet juist"
            read = f"Teruggelezen: {verdict} ({over})" if over else f"Nr. {command.positie} teruggelezen: {verdict}"
            if isinstance(command, c.Betwist) and isinstance(about, c.Uitgesproken):
                return _and(read, _named("andere lezing, zoals getypt:", command.tekst))
            return _and(read, _named("opmerking:", command.tekst))
        case _:
            return None


def _record(command: c.Command, _nummer: int | None) -> str | None:
    match command:
        case c.VergelijkKlok():
            return compared(command)
        case c.Gewist():
            why = "; ".join(
                part
                for part in (command.grond, f"door {command.gewist_door}" if command.gewist_door else None)
                if part is not None
            )
            told = f"Teksten gewist: {', '.join(word(v) for v in command.velden) or 'onbekend welke'}"
            return f"{told} ({why})" if why else told
        case c.Hersteld():
            held = f" met nr. 1 tot en met {command.aantal} (kop {(command.kop or '?')[:16]})" if command.aantal else ""
            return f"Teruggezet uit een kopie{held}; wat daarna elders nog is vastgelegd staat hier niet"
        case _:
            return None
