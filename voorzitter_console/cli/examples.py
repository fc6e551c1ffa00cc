"""What ``--help`` shows of each command: how it is typed, and what for. Each of them is parsed in the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Example = tuple[str, str]
"""What is typed after ``voorzitter-console``, and in a few words what it does."""

OF: Mapping[str, Sequence[Example]] = {
    "griffier": (
        ("griffier", "in een tweede venster op dezelfde laptop"),
        ("griffier --oefening", "meelezen in een oefening"),
    ),
    "deel": (
        ("deel --adres 192.168.1.10:8443", "met het adres van deze laptop op het netwerk"),
        ("deel --oefening", "in een oefening, alleen op deze laptop om te proberen"),
    ),
    "oefen": (
        ("oefen", "vrij oefenen"),
        ("oefen sit-in --snelheid 2", "wat er gebeurt komt vanzelf, twee keer zo snel"),
        ("oefen --hand-out bladen", "de bladen voor een oefenavond"),
    ),
    "speel": (("speel drie-vorderingen --uit proef", "het incident met zijn dossier in de map proef"),),
    "nakijken": (
        ("nakijken sit-in", "de laatste oefening"),
        ("nakijken drie-vorderingen proef/dossier.json --uit score", "met een bladzijde voor het archief"),
    ),
    "scenario nieuw": (("scenario nieuw casus.toml", "een heel bestand om aan te passen"),),
    "scenario uit": (("scenario uit --uit les.toml", "van de laatste gesloten vergadering; wordt eerst getoond"),),
    "scenario controleer": (("scenario controleer casus.toml", "klopt het, en komt alles wat erin staat ook?"),),
    "dossier": (
        ("dossier --controle", "wat ontbreekt er nog voor de aangifte?"),
        ("dossier --uit dossier-10-maart", "het dossier van de laatste vergadering"),
    ),
    "naderhand": (
        ("naderhand", "van de laatste vergadering"),
        ("naderhand 2026-03-10 --regels", "van die dag, zonder scherm"),
    ),
    "gir": (("gir --uit gir", "van de laatste vergadering"),),
    "agenda": (("agenda --uit agenda", "van de laatste vergadering"),),
    "melding": (
        ("melding", "een nieuwe melding, of een eerdere uit de lijst"),
        ("melding 2026-03-12", "die van deze dag"),
    ),
    "overzicht": (
        ("overzicht 2026", "op het scherm"),
        ("overzicht 2026 --uit overzicht", "als tabel en als bladzijde"),
    ),
    "brief": (
        ("brief melding --uit brief", "een melding aan de politie"),
        ("brief waarschuwing --persoon NN1 --uit waarschuwing", "een schriftelijke waarschuwing aan NN1"),
    ),
    "kaart": (("kaart --uit kaart", "om af te drukken en naast de laptop te leggen"),),
    "controleer": (
        ("controleer dossier-10-maart", "een dossier, met alles wat in de map staat"),
        ("controleer journaal.sqlite --kop 41:0123456789abcdef", "met de kop uit de notulen"),
    ),
    "kopie": (
        ("kopie /media/stick", "een nagekeken kopie op een stick"),
        ("kopie /media/stick --terug", "terug van die stick, ook op een andere laptop"),
    ),
    "kluis": (
        ("kluis", "is er een slot, en is de sleutel hier?"),
        ("kluis aan", "het slot erop"),
    ),
    "wis": (
        ('wis --label NN1 --grond "verzoek van 3 april" --door "P. de Vries"', "alles over NN1"),
        ('wis --positie 12 --veld tekst --grond "verzoek" --door "P. de Vries"', "één tekst van vastlegging 12"),
    ),
    "opschonen": (("opschonen", "eerst staat er wat weg moet; dan wordt het gevraagd"),),
    "overzetten": (
        ("overzetten journaal.sqlite postgresql://archivaris@server.gemeente.nl/raad", "naar een server"),
        ("overzetten journaal.sqlite /media/archief/2026.sqlite", "naar een ander bestand"),
    ),
    "vergaderingen": (("vergaderingen", "met het nummer waarmee de andere opdrachten haar vinden"),),
    "voorbereiden": (
        ("voorbereiden morgen", "de vergadering van morgen"),
        ("voorbereiden morgen --uit briefing", "de briefing ervan, zonder vragen"),
    ),
    "instellen": (("instellen", "gemeente, zalen, nummers, tweede plek"),),
    "diagnose": (("diagnose", "is deze laptop klaar voor vanavond?"),),
    "livestream test": (
        ("livestream test", "verstuurt niets dat de uitzending raakt"),
        ("livestream test --echt", "stopt en start haar ook echt"),
    ),
    "protocol controleer": (("protocol controleer onze-gemeente.toml", "klopt dit bestand?"),),
    "protocol toon": (
        ("protocol toon", "welke er zijn"),
        ("protocol toon maassluis-2025 --uit onze-gemeente.toml", "een eigen mee te beginnen"),
    ),
    "protocol diagram": (("protocol diagram", "de vier machines, als tekst voor mermaid"),),
}
"""By the name of the command, with that of its part."""


def shown(name: str) -> str:
    """The end of that command's help; empty where it has parts, whose own help shows them."""
    found = OF.get(name, ())
    lines = [f"  voorzitter-console {typed}\n      {words}" for typed, words in found]
    return "\n".join(["voorbeeld:" if len(lines) == 1 else "voorbeelden:", *lines]) if lines else ""
