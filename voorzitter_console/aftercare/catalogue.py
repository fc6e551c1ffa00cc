"""Who does each task after an incident, where the protocol says so, and how it is answered. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from voorzitter_console.procedure.commands.aftercare import Taaksoort

Wijze = Literal["afronden", "maatregel", "instemming", "machtiging", "voegen", "schade", "nazorg"]
"""What answers the task: an entry that says it was done, or the fact that it asks for."""


class Taakregel(Struct, frozen=True):
    """One row; a law is named where the protocol leaves it at that."""

    eigenaar: str
    paragraaf: str
    """Of the protocol, or articles of a code (``66 en 269 Sr``); empty where neither says it."""
    wijze: Wijze = "afronden"
    brief: str = ""
    """The draft that goes with it, by its name on the command line."""
    let_op: str = ""
    """What to mind, in one sentence."""

    @property
    def bron(self) -> str:
        """Where the task comes from, as a reader is told: a section is cited only for what it says."""
        if not self.paragraaf:
            return "staat niet in het protocol"
        return self.paragraaf if self.paragraaf.endswith((" Sr", " Sv")) else f"protocol {self.paragraaf}"


_BURGEMEESTER, _GRIFFIER, _DRIEHOEK, _GEMEENTE = "burgemeester", "griffier", "driehoek", "gemeente"

CATALOGUE: Mapping[Taaksoort, Taakregel] = {
    "melding_griffier": Taakregel("wie erbij was", "5.1"),
    "melding_burgemeester": Taakregel(_GRIFFIER, "5.1"),
    "beveiliging": Taakregel(
        _BURGEMEESTER,
        "5.4",
        let_op="Bij dreiging tegen een persoon beslist de hoofdofficier; de politie doet het voorstel.",
    ),
    "commissaris": Taakregel(_BURGEMEESTER, "5.4"),
    "arbeidsinspectie": Taakregel(
        "gemeentesecretaris",
        "5.4",
        let_op="Bij ziekenhuisopname, blijvend letsel of overlijden; ook voor een bode. De wet zegt: direct.",
    ),
    "beelden": Taakregel(_GRIFFIER, "", brief="camerabeelden"),
    "woordvoering": Taakregel(
        _BURGEMEESTER, "6", let_op="Is de burgemeester zelf betrokken, spreek het af met de locoburgemeester."
    ),
    "nazorg": Taakregel(_GRIFFIER, "5.3", "nazorg"),
    "driehoek": Taakregel(_BURGEMEESTER, "5.1"),
    "herhaling": Taakregel(_DRIEHOEK, "5.2", let_op="Tel ook mee wat tegen ambtenaren van de gemeente gebeurde."),
    "maatregelen": Taakregel(_DRIEHOEK, "5.2", "maatregel"),
    "bemiddeling": Taakregel(_GRIFFIER, "5.2"),
    "waarschuwing": Taakregel(_BURGEMEESTER, "5.2", brief="waarschuwing"),
    "ordegesprek": Taakregel(_BURGEMEESTER, "5.2", brief="ordegesprek"),
    "contact_beperken": Taakregel(_GRIFFIER, "5.2", brief="contact"),
    "ontzegging_vergadering": Taakregel("voorzitter", "4.3, art. 26 lid 2 Gemeentewet", brief="ontzegging"),
    "ontzegging_gebouwen": Taakregel(
        _BURGEMEESTER,
        "5.2",
        brief="gebouwen",
        let_op="Wie er toch komt: direct de politie, en opnieuw aangifte.",
    ),
    "melding_politie": Taakregel(_BURGEMEESTER, "5.2", brief="melding"),
    "instemming": Taakregel(_GRIFFIER, "5.4", "instemming"),
    "machtiging": Taakregel(
        _BURGEMEESTER, "5.4", "machtiging", let_op="Liefst de burgemeester of de griffier, niet wie het trof zelf."
    ),
    "aangifte": Taakregel(
        _BURGEMEESTER, "4.3 stap 6, 5.4", let_op="Zonder instemming van wie het trof wordt er niets over verteld."
    ),
    "om_inlichten": Taakregel(_BURGEMEESTER, "5.2, 5.4", let_op="De politie licht het openbaar ministerie in."),
    "klacht": Taakregel(
        "wie is beledigd", "66 en 269 Sr", let_op="Voor een ambtenaar in functie is geen klacht nodig (267 Sr)."
    ),
    "schade_opnemen": Taakregel(_GRIFFIER, "5.4", "schade"),
    "schade_vergoeden": Taakregel(_GEMEENTE, "5.4"),
    "schade_verhalen": Taakregel(
        _GEMEENTE, "5.4", let_op="In principe altijd, zodra bekend is wie de schade veroorzaakte."
    ),
    "voegen": Taakregel("wie schade leed", "51f Sv", "voegen"),
    "terugkoppeling_betrokkene": Taakregel(_GRIFFIER, "5.4"),
    "terugkoppeling_raad": Taakregel(
        _GRIFFIER, "5.4", brief="raad", let_op="Over de aangifte alleen met instemming van wie het trof."
    ),
    "evaluatie": Taakregel(
        _DRIEHOEK,
        "2",
        let_op="De uitkomst is de les. Een casus om mee te oefenen maakt: voorzitter-console scenario uit.",
    ),
    "bewijs_bewaren": Taakregel(_GRIFFIER, "4.5", let_op="Ook wie het doet, zover dat te zien is."),
    "reactie_collectief": Taakregel(
        _GRIFFIER, "4.5", let_op="Liefst iemand van een andere partij; wie het trof legt zelf geen contact."
    ),
    "bericht_verwijderen": Taakregel(
        _GRIFFIER, "4.5", let_op="Liever een persoonlijk bericht dan op het platform zelf, waar iedereen meeleest."
    ),
    "dader_zoeken": Taakregel(_GRIFFIER, "4.5", let_op="Een specialist in beveiliging, eventueel met de politie."),
    "telefoonverbod": Taakregel(
        _DRIEHOEK,
        "4.4",
        "maatregel",
        brief="contact",
        let_op="Bij herhaling; hoe lang hangt af van wat er gebeurde. Leg het vast als: contact beperken.",
    ),
}
