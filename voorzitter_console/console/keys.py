"""A key, what it does, its help and its word in the footer: declared once, for every face.

Every F-key has a letter (laptops turn F-keys into media keys); both cases are bound. F5, F10, F11, F12 and all Ctrl and
Alt combinations stay free: terminals and browsers keep them.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class ChairKey(Struct, frozen=True):
    """One key of the chair."""

    naam: str
    """What ``action_toets`` of a screen is given."""
    letter: str
    hulp: str
    """Its line in the help screen."""
    f: str = ""
    """Its F-key, such as ``f2``."""
    voet: str = ""
    """Its word in the footer; empty: not shown there."""
    zoek: str = ""
    """Other words that people use for it: the list of all commands finds it by them."""

    @property
    def toets(self) -> str:
        """As the help shows it: ``S F2``."""
        shown = {"space": "spatie", "question_mark": "?", "enter": "Enter", "escape": "Esc"}.get(
            self.letter, self.letter.upper()
        )
        return f"{shown}  {self.f.upper()}" if self.f else shown

    @property
    def voet_toets(self) -> str:
        """As the footer shows it: the F-key where there is one."""
        return self.f.upper() or self.toets

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name of a key press that means this key, as Textual and browsers write them."""
        if len(self.letter) > 1:
            return (self.letter,)
        cases = dict.fromkeys((self.letter, self.letter.upper()))
        return (*cases, *((self.f,) if self.f else ()))


ENTER = ChairKey("enter", "enter", "Wat de balk zegt: gezegd, gedaan of gezien")
SCHORS = ChairKey(
    "schors",
    "s",
    "Schors de vergadering (en vraag de livestream te stoppen)",
    "f2",
    "schors",
    zoek="schorsing pauze onderbreken stilleggen",
)
STREAM = ChairKey(
    "stream",
    "l",
    "Livestream: wat ernaast op het scherm staat, anders alle stappen",
    "f3",
    "stream",
    zoek="uitzending video camera opname beeld webcast stoppen starten herstarten uitzetten aanzetten",
)
POLITIE = ChairKey(
    "politie",
    "p",
    "Politie: eerst vraagt u erom, daarna de kaart met alle stappen",
    "f4",
    "politie",
    zoek="agent wijkagent agenten bellen meldkamer surveillance",
)
WIE = ChairKey(
    "wie",
    "w",
    "Wie: een verstoorder beschrijven of weg melden",
    "f6",
    "wie",
    zoek="persoon dader signalement aangehouden aanhouding verwijderd vertrokken naam herkend publiek "
    "tribune toehoorder inspreker commissielid journalist pers minderjarig kind jongere beschrijving "
    "weggegaan weglopen teruggekomen meegenomen gearresteerd",
)
NOTITIE = ChairKey(
    "notitie", "t", "Notitie in het verslag", "f7", "notitie", zoek="opmerking aantekening opschrijven schrijven memo"
)
HERROEP = ChairKey(
    "herroep",
    "z",
    "Herroep de laatste eigen vastlegging (J bevestigt)",
    "f8",
    "herroep",
    zoek="ongedaan vergissing vergist verkeerd terugnemen wissen fout typefout undo intrekken terugdraaien",
)
GESCHIEDENIS = ChairKey(
    "geschiedenis",
    "g",
    "Geschiedenis: alles op tijd; aanvullen, corrigeren, herroepen",
    zoek="tijdlijn verslag log verbeteren wijzigen verloop overzicht fout typefout herstellen",
)
DETAILS = ChairKey("details", "d", "Details van uw laatste vastlegging: aan wie, reactie en meer")
ACHTERAF = ChairKey(
    "achteraf",
    "i",
    "Invoeren achteraf: iets vastleggen met een eigen tijd",
    zoek="later vergeten papier vergeten eerder nadien",
)
KAART_112 = ChairKey(
    "kaart_112",
    "n",
    "112: de kaart met wat u zegt; van elk scherm",
    "f9",
    zoek="nood alarm geweld gewond ambulance noodknop bellen nummer dokter reanimatie",
)
OEFENEN = ChairKey("oefenen", "u", "Eerst oefenen: los van echte vergaderingen, in een eigen bestand")
"""On the first screen only: no letter of the procedure, so it means nothing else anywhere."""
PALET = ChairKey("palet", "k", "Kies uit alle opdrachten, zoeken door te typen")
HULP = ChairKey("hulp", "question_mark", "Deze hulp", voet="hulp", zoek="toetsen uitleg handleiding")
SCENARIO_A = ChairKey(
    "scenario_a",
    "a",
    "Aangesproken volgens scenario A: rustig, met afspraak",
    zoek="aanspreken toespreken minuten vreedzaam verklaring spandoek waarschuwen waarschuwing",
)
SCENARIO_B = ChairKey(
    "scenario_b",
    "b",
    "Aangesproken volgens scenario B: agressief of onophoudelijk",
    zoek="aanspreken toespreken strafbaar lawaai schreeuwen uitjouwen waarschuwen waarschuwing",
)
OPNIEUW = ChairKey("opnieuw", "o", "Opnieuw aangesproken", zoek="aanspreken nogmaals herhalen waarschuwen")
VORDER = ChairKey(
    "vorder",
    "v",
    "Vordering uitgesproken (de eerstvolgende)",
    zoek="vorderen bevel bevelen sommeren sommatie wegsturen lokaalvredebreuk ontruimen ontruiming",
)
VOORBIJ = ChairKey("voorbij", "e", "De verstoring is voorbij", zoek="rust afgelopen einde gestopt beëindigen stoppen")
RUIMTE = ChairKey("ruimte", "r", "Ruimte voor emoties: de raadsleden kregen die", zoek="emotie gevoelens bijkomen")
HERVAT = ChairKey("hervat", "h", "Hervat de vergadering", zoek="verder doorgaan heropenen openen hervatten")
SLUIT = ChairKey(
    "sluit",
    "x",
    "Sluit de vergadering (J bevestigt)",
    zoek="einde afsluiten beëindigen stoppen verdagen verplaatsen ontruimen",
)
MELD = ChairKey(
    "meld",
    "m",
    "Alleen melden dat de orde is verstoord",
    zoek="verstoring lawaai geroep uitjouwen spandoek gang buiten",
)
OVERNEMEN = ChairKey(
    "overnemen",
    "y",
    "Overnemen: een ander zit voor, of bedient dit scherm",
    zoek="vervanger plaatsvervanger loco plaatsvervangend voorzitter wisselen wissel naam aflossen",
)
JA = ChairKey("ja", "j", "Ja: bevestigt een vraag (nooit met Enter)")
TERUG = ChairKey("terug", "escape", "Terug, niets vastgelegd")
ALLEEN_ZIN = ChairKey(
    "alleen_zin", "space", "Alleen de zin, schermvullend", zoek="groter letters vergroten beamer groot"
)

JUIST = ChairKey(
    "juist",
    "j",
    "Juist: de gemerkte vastlegging klopt (of ja, waar dat wordt gevraagd)",
    zoek="klopt akkoord bevestigen teruglezen",
)
FOUT = ChairKey(
    "fout",
    "f",
    "Fout: de gemerkte vastlegging klopt niet; beide lezingen blijven staan",
    zoek="onjuist betwisten teruglezen",
)
NIEUW = ChairKey(
    "wie",
    "w",
    "Wie: een nieuwe verstoorder in het register, in één toets",
    "f6",
    "wie",
    zoek="persoon dader signalement beschrijven naam herkend publiek tribune toehoorder inspreker "
    "commissielid journalist pers minderjarig kind jongere",
)
GEHOORD = ChairKey(
    "gehoord",
    "h",
    "Bij een vordering: was de gemerkte persoon erbij, en hoorde die het?",
    zoek="aanwezig gehoord erbij",
)
WEG = ChairKey(
    "weg",
    "u",
    "Uit de zaal, gestopt of terug: de gemerkte persoon",
    zoek="aangehouden aanhouding verwijderd vertrokken weggegaan weglopen teruggekomen meegenomen "
    "gearresteerd ontruimen",
)
GETUIGE = ChairKey("getuige", "c", "Getuige noemen", zoek="gezien omstander omstanders verklaring")
ALTERNATIEF = ChairKey(
    "alternatief",
    "a",
    "Alternatief dat is aangeboden (inspreken, een plek buiten)",
    zoek="gesprek aanbod aanbieden verzoek petitie inspreektijd",
)
BEWIJS = ChairKey(
    "bewijs",
    "b",
    "Bewijs: bestand bewaren, wie het beheert, wanneer het wordt overschreven",
    zoek="foto film video camera beelden opname filmen bestand usb",
)
GESPROKEN = ChairKey(
    "vorder",
    "v",
    "Vordering uitgesproken: door de voorzitter of door u",
    zoek="vorderen bevel sommeren sommatie wegsturen lokaalvredebreuk ontruimen ontruiming",
)
OPEN_DETAILS = ChairKey(
    "details", "d", "Aanvullen: wat bij eerdere vastleggingen nog open is", zoek="ontbreekt compleet invullen"
)

AGRESSIE = ChairKey(
    "agressie",
    "",
    "Fysieke agressie: geweld, bedreiging, wapen (legt niet vast dat er is gebeld)",
    zoek="fysiek letsel gewond gewonde klap slaan schop duwen mishandeling mes belediging vernieling "
    "wapens dreigen schelden gooien spugen discriminatie slachtoffer pijn",
)
MAATREGEL = ChairKey(
    "maatregel",
    "",
    "Fysieke maatregel: iemand is vastgepakt of tegengehouden",
    zoek="fysiek geweld vasthouden ontzetten beschermen aanhouden aanhouding vastgehouden vastpakken",
)
HULPDIENST = ChairKey(
    "hulpdienst",
    "",
    "Hulp geroepen: bhv, ambulance, brandweer, beveiliging",
    zoek="ehbo arts letsel gewond brand dokter reanimatie aed hulpdienst hulpdiensten bewaker bewaking",
)
RAADSLID = ChairKey(
    "raadslid", "", "Een raadslid stoort: voorgelegd aan de raad", zoek="lid orde uitsluiten ontzeggen artikel 26"
)
RAADSLEDEN = ChairKey(
    "raadsleden",
    "",
    "Raadsleden: uit de zaal gegaan, of terug",
    zoek="verlaten verlieten vertrokken weg buiten leden ontruimen evacuatie leeg leegmaken",
)
QUORUM = ChairKey(
    "quorum", "", "Quorum: hoeveel leden zijn er", zoek="tellen geteld aantal stemmen presentie opkomst aanwezig"
)
POLITIEKAART = ChairKey(
    "politiekaart",
    "",
    "Bodedienst en politie: elke stap, ook de overdracht",
    zoek="bode gewaarschuwd gebeld agent aangekomen overgedragen aangehouden aanhouding afgezegd klaar "
    "plaatse gearresteerd meegenomen vertrokken bellen",
)
KLOK = ChairKey("klok", "", "Klok vergelijken met een andere klok", zoek="tijd uur gelijk referentie verschil")
DOSSIER = ChairKey(
    "dossier",
    "c",
    "Dossier maken van een gesloten vergadering",
    zoek="pdf map papieren uitvoer bundel proces-verbaal pv",
)
NADERHAND = ChairKey(
    "naderhand",
    "u",
    "Naderhand: termijnen, brieven en nazorg van een gesloten vergadering",
    zoek="nazorg termijn brief agenda afspraken later ontzegging huisverbod toegang toegangsverbod schade",
)
DOSSIER_GRIFFIER = replace(DOSSIER, letter="o")
NADERHAND_GRIFFIER = replace(NADERHAND, letter="r")
CHECKLIST = ChairKey(
    "checklist",
    "",
    "Checklist: wat de aangifte nog mist",
    zoek="compleet ontbreekt nakijken volledig aangever machtiging slachtoffer schade schadevergoeding "
    "proces-verbaal pv",
)
DELEN = ChairKey(
    "delen",
    "",
    "Delen: een ander toestel werkt mee in zijn browser",
    zoek="toestel telefoon tablet laptop koppelen code griffier bode meekijken afsluiten vingerafdruk qr afmelden",
)
THEMA = ChairKey("thema", "", "Thema wisselen: donker of licht", zoek="kleur kleuren contrast weergave")

LISTED = (
    *(AGRESSIE, RAADSLEDEN, MAATREGEL, HULPDIENST, RAADSLID, QUORUM, POLITIEKAART),
    *(GETUIGE, ALTERNATIEF, BEWIJS, KLOK, CHECKLIST, DELEN, THEMA),
)
"""What stands in the list of all commands without a key, on the screens that have none for it."""

FOOTER = (SCHORS, STREAM, POLITIE, WIE, NOTITIE, HERROEP, HULP)
"""In the footer, left to right; the 112 card stands apart at the right."""

FOOTER_GIVES_WAY = (NOTITIE, WIE, STREAM, HULP, HERROEP, POLITIE)
"""Left out of the footer in this order where it is too narrow; F2 and F9 stay."""

CHAIR = (
    ENTER,
    SCHORS,
    SCENARIO_A,
    SCENARIO_B,
    OPNIEUW,
    VORDER,
    VOORBIJ,
    RUIMTE,
    HERVAT,
    SLUIT,
    MELD,
    STREAM,
    POLITIE,
    WIE,
    NOTITIE,
    HERROEP,
    DETAILS,
    GESCHIEDENIS,
    ACHTERAF,
    OVERNEMEN,
    DOSSIER,
    NADERHAND,
    KAART_112,
    ALLEEN_ZIN,
    JA,
    TERUG,
    PALET,
    HULP,
)
"""All keys of the chair's screen, in the order of the help."""

GRIFFIER = (
    JUIST,
    FOUT,
    NIEUW,
    WEG,
    GEHOORD,
    OPEN_DETAILS,
    GETUIGE,
    ALTERNATIEF,
    BEWIJS,
    GESPROKEN,
    VOORBIJ,
    SCHORS,
    STREAM,
    POLITIE,
    NOTITIE,
    HERROEP,
    GESCHIEDENIS,
    ACHTERAF,
    OVERNEMEN,
    DOSSIER_GRIFFIER,
    NADERHAND_GRIFFIER,
    KAART_112,
    TERUG,
    PALET,
    HULP,
)
"""All keys of the griffier's screen, in the order of the help. A letter that records is the chair's own; the letters
that mean something else here only open a form or read back."""

GRIFFIER_FOOTER = (POLITIE, NOTITIE, HULP, HERROEP)
"""In the griffier's footer, after the tasks' digits, what can be recorded now and Tab; the last gives way first."""

SPOKEN = (SCENARIO_A, SCENARIO_B, OPNIEUW, RUIMTE, HERVAT, MELD, SLUIT)
"""What the chair does and the griffier may record for the chair, from the list of all commands only."""

FREE = frozenset({"f5", "f10", "f11", "f12"})
"""Never bound: F5 reloads a browser, F10 to F12 belong to terminals."""
