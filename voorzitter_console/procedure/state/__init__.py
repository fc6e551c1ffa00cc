"""What is known of a meeting: the one door to the state and to the types that it is made of."""

from voorzitter_console.procedure.state.melding import Gedraging, Gezet, Melding
from voorzitter_console.procedure.state.records import (
    Agressie,
    Opname,
    Opnamestand,
    OpnieuwAangesproken,
    Persoon,
    Persoonstatus,
    Politieinzet,
    Schorsing,
    Uitzending,
    Verblijf,
    Woorden,
)
from voorzitter_console.procedure.state.state import State
from voorzitter_console.procedure.state.toestanden import Livestream, Ordeverstoring, Politie, Vergadering
from voorzitter_console.procedure.state.verstoring import (
    Aanspreking,
    Aanwezigheid,
    Afwijking,
    Betrokkene,
    Verstoring,
    Vordering,
)

__all__ = [
    "Aanspreking",
    "Aanwezigheid",
    "Afwijking",
    "Agressie",
    "Betrokkene",
    "Gedraging",
    "Gezet",
    "Livestream",
    "Melding",
    "Opname",
    "Opnamestand",
    "OpnieuwAangesproken",
    "Ordeverstoring",
    "Persoon",
    "Persoonstatus",
    "Politie",
    "Politieinzet",
    "Schorsing",
    "State",
    "Uitzending",
    "Verblijf",
    "Vergadering",
    "Verstoring",
    "Vordering",
    "Woorden",
]
