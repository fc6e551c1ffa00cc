"""The commands of the procedure: names and fields as the design fixes them (protocol 4.3; fields from legal.md).

Frozen structs, read and judged by msgspec in :mod:`..parse`; a start needs no other validator.
``Tekst`` marks personal or free text: it stands in the vault, the entry holds its commitment.
Every field but those without a default may be absent (None: not known yet, to be completed).
"""

from voorzitter_console.procedure.commands.aangifte import NoemAangever, NoemBenadeelde
from voorzitter_console.procedure.commands.addressing import (
    BiedAlternatief,
    LegVoorAanRaad,
    SpreekAan,
    SpreekOpnieuwAan,
    StelAanwezigheidVast,
    Vorder,
)
from voorzitter_console.procedure.commands.base import Command, Uitgesproken
from voorzitter_console.procedure.commands.livestream import (
    BevestigLivestream,
    MeldOpname,
    StartLivestream,
    StopLivestream,
)
from voorzitter_console.procedure.commands.meeting import (
    BeeindigVerstoring,
    BeginVastlegging,
    GeefRuimte,
    Hervat,
    MeldVerstoring,
    OpenVergadering,
    RaadsledenTerug,
    RaadsledenUitZaal,
    Schors,
    Sluit,
    StelQuorumVast,
)
from voorzitter_console.procedure.commands.persons import (
    BeschrijfVerstoorder,
    NeemOver,
    NoemGetuige,
    VerstoorderGestaakt,
    VerstoorderTeruggekeerd,
    VerstoorderVertrokken,
    VoegBewijsToe,
)
from voorzitter_console.procedure.commands.police import (
    BelPolitie,
    DraagOver,
    MeldFysiekeAgressie,
    MeldFysiekeMaatregel,
    PolitieAanwezig,
    PolitieAfgerond,
    RoepHulp,
    VraagPolitie,
    WaarschuwBodedienst,
    ZegPolitieAf,
)
from voorzitter_console.procedure.commands.record import (
    Betwist,
    Bevestig,
    Corrigeer,
    Gewist,
    Herroep,
    Hersteld,
    Noteer,
    VergelijkKlok,
    VulAan,
)

__all__ = [
    "BeeindigVerstoring",
    "BeginVastlegging",
    "BelPolitie",
    "BeschrijfVerstoorder",
    "Betwist",
    "Bevestig",
    "BevestigLivestream",
    "BiedAlternatief",
    "Command",
    "Corrigeer",
    "DraagOver",
    "GeefRuimte",
    "Gewist",
    "Herroep",
    "Hersteld",
    "Hervat",
    "LegVoorAanRaad",
    "MeldFysiekeAgressie",
    "MeldFysiekeMaatregel",
    "MeldOpname",
    "MeldVerstoring",
    "NeemOver",
    "NoemAangever",
    "NoemBenadeelde",
    "NoemGetuige",
    "Noteer",
    "OpenVergadering",
    "PolitieAanwezig",
    "PolitieAfgerond",
    "RaadsledenTerug",
    "RaadsledenUitZaal",
    "RoepHulp",
    "Schors",
    "Sluit",
    "SpreekAan",
    "SpreekOpnieuwAan",
    "StartLivestream",
    "StelAanwezigheidVast",
    "StelQuorumVast",
    "StopLivestream",
    "Uitgesproken",
    "VergelijkKlok",
    "VerstoorderGestaakt",
    "VerstoorderTeruggekeerd",
    "VerstoorderVertrokken",
    "VoegBewijsToe",
    "Vorder",
    "VraagPolitie",
    "VulAan",
    "WaarschuwBodedienst",
    "ZegPolitieAf",
]
