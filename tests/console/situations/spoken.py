"""The protocol's words, and the entries that hold them because they stood on the speaker's screen."""

from __future__ import annotations

from tests.console.steps import gives

SCHORS = "Ik schors de vergadering wegens ordeverstoring."
TWEE_MINUTEN = "U krijgt twee minuten. Neem dan plaats of ga weg."
STRAFBAAR = "De vergadering verstoren is strafbaar. Stop nu!"
TIJD_OM = "Uw tijd is om. Neem plaats of verlaat het pand."
OPNIEUW = "U gaat nog steeds door. Stop daar nu mee!"
VERLAAT = "Ik vorder dat u per direct het pand verlaat!"
HERVAT = "Ik hervat de vergadering."
RUIMTE = "Wil een raadslid iets kwijt over de verstoring?"
AANGESPROKEN_B = gives("spreek_aan", scenario="B", tekst=STRAFBAAR, getoond=True)
GEVORDERD = gives("vorder", tekst=VERLAAT, getoond=True)
