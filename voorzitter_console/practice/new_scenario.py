"""The file that ``scenario nieuw`` writes: whole, with every field once, to be changed."""

from __future__ import annotations

TEXT = """# Een scenario om af te spelen (speel), te oefenen (oefen) en na te kijken (nakijken).
# Klaar? Kijk het na met: voorzitter-console scenario controleer BESTAND

titel = "Geroep bij de begroting"
protocol = "maassluis-2025"
aanvang = 2030-01-07T19:30:00+01:00          # met offset

[vergadering]
orgaan = "gemeenteraad"                      # of raadscommissie
titel = "Raadsvergadering"
locatie = "Raadzaal"
agendapunt = "5. Begroting"
voorzitter = "de burgemeester"
griffier = "de griffier"
livestream = true
geopend = true

# Wat er in de zaal gebeurt. Met waar: dit moet worden vastgelegd. Zonder: het is alleen te horen.

[[gebeurtenis]]
op = "00:10:00"                              # sinds aanvang
wat = "Een man op de tribune roept: Leugenaars!"
wie = "beiden"                               # voorzitter, griffier of beiden
label = "NN1"
waar = "storend"                             # storend, gestaakt, vertrokken, geweld, politie_aanwezig

[[gebeurtenis]]
na = {doe = "spreek_aan", nummer = 1, seconden = 20}
wat = "Hij roept verder, nu nog harder."
als = {scenario = "B"}                       # alleen als dit het laatst is uitgesproken

[[gebeurtenis]]
na = {doe = "vorder", nummer = 1, seconden = 40}
wat = "Hij pakt zijn jas en gaat weg."
label = "NN1"
waar = "vertrokken"

# Zo kan het worden vastgelegd; speel speelt dit.

[[stap]]
op = "00:10:00"
door = "griffier"                            # voorzitter, griffier, bode, systeem
doe = "meld_verstoring"
omschrijving = "een man roept door de vergadering heen"
plaats = "zaal"

[[stap]]
op = "00:10:05"
door = "voorzitter"
doe = "schors"
reden = "geroep vanaf de tribune"

[[stap]]
op = "00:10:05"
door = "voorzitter"
doe = "stop_livestream"

[[stap]]
op = "00:10:12"
door = "griffier"
doe = "beschrijf_verstoorder"
label = "NN1"
signalement = "man, ongeveer 40 jaar, groene jas"

[[stap]]
op = "00:10:30"
door = "voorzitter"
doe = "spreek_aan"
scenario = "B"

[[stap]]
op = "00:11:10"
door = "voorzitter"
doe = "vorder"

[[stap]]
op = "00:11:50"
door = "griffier"
doe = "verstoorder_vertrokken"
label = "NN1"
hoe = "na_vordering"

[[stap]]
op = "00:11:55"
door = "voorzitter"
doe = "beeindig_verstoring"
hoe = "na_vordering"

[verwacht]
ordeverstoring = "beeindigd"
vorderingen = [1]
"""
