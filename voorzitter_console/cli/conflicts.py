"""Arguments that do not go together, where argparse cannot say so: one sentence with what is possible."""

from __future__ import annotations

import argparse

from voorzitter_console.errors import InvalidInput

CONSOLES = (None, "griffier", "oefen")
"""What opens a console; None: no command was given."""
SCREENS = ("naderhand", "melding", "overzicht", "voorbereiden", "instellen")
"""What has a screen of its own, or lines in its place."""


def check(args: argparse.Namespace) -> None:
    """Raises InvalidInput."""
    if args.opdracht == "dossier":
        _dossier(args)
    elif args.opdracht == "voorbereiden" and args.wis and (args.uit is not None or args.van is not None):
        raise InvalidInput("--wis gaat niet samen met --uit of --van.")
    elif args.opdracht == "wis" and args.nazorg and args.positie is not None:
        raise InvalidInput("--nazorg en --positie gaan niet samen; met --label B1 wist u de nazorg van één persoon.")
    elif args.opdracht == "wis" and not args.nazorg and args.label is None and args.positie is None:
        raise InvalidInput(
            "voorzitter-console wis: een van deze ontbreekt: --label, --positie, --nazorg (zie voorzitter-console wis"
            " --help)."
        )
    elif args.opdracht == "wis" and args.veld is not None and args.positie is None:
        raise InvalidInput("--veld hoort bij --positie; met --label wordt alles over die persoon gewist.")
    elif args.regels and args.opdracht not in (*CONSOLES, *SCREENS):
        *others, last = [name for name in (*CONSOLES, *SCREENS) if name is not None]
        raise InvalidInput(f"--regels hoort bij de console, {', '.join(others)} en {last}, niet bij {args.opdracht}.")


def _dossier(args: argparse.Namespace) -> None:
    """Either a folder, or the checklist. Raises InvalidInput."""
    prog = "voorzitter-console dossier"
    if args.controle and args.uit is not None:
        raise InvalidInput(f"{prog}: --controle schrijft niets; geef --uit daarna, zonder --controle.")
    if not args.controle and args.uit is None:
        raise InvalidInput(f"{prog}: dit ontbreekt: --uit (zie {prog} --help).")
    if args.regels and not args.controle:
        raise InvalidInput(f"{prog}: --regels hoort hier bij --controle.")
