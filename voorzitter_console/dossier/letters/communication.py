"""What holds for everything that leaves (protocol chapter 6, and 5.4): a few rules beside each document, and a check.

The rules are the protocol's; which of them bear on this meeting follows from the record. A rule is shown, never applied
for somebody: who speaks to whom is decided by people. Only what the record itself forbids is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from voorzitter_console.dossier.filers import consents
from voorzitter_console.dossier.letters.draft import LetterRefused, Request
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure.labels import is_burgemeester, label_key
from voorzitter_console.text import one_line

NAAR_BUITEN = frozenset({"raad", "waarschuwing", "ontzegging", "gebouwen", "ordegesprek", "contact"})
"""Letters to persons and to the raad; the others go to the police, to who keeps images, or into the minutes."""


class Gevoelig(Struct, frozen=True, kw_only=True):
    """What the record says that bears on whatever leaves."""

    burgemeester: bool
    """The burgemeester was hit."""
    getroffen: bool
    """Somebody was."""
    mee: tuple[str, ...] = ()
    """Who consents to the aangifte."""
    tegen: tuple[str, ...] = ()
    """Who does not."""


def gevoelig(d: Dossier) -> Gevoelig:
    """The same of a dossier."""
    return Gevoelig(
        burgemeester=burgemeester_hit(d),
        getroffen=bool(d.benadeelden or d.agressie or d.melding),
        mee=tuple(b.naam for b, agrees in consents(d) if agrees),
        tegen=tuple(b.naam for b, agrees in consents(d) if not agrees),
    )


def rules(soort: str, g: Gevoelig, *, namen: bool = True, opgegeven: bool = False) -> Iterator[str]:
    """The rules for this document, each with its section; ``soort``: a letter by its name, or ``dossier``.

    ``namen``: whether who was hit is named; never in a draft, that somebody may forget to clean. ``opgegeven``: who
    makes the letter gave somebody who consents to the aangifte being told: then the letter itself says what holds.
    """
    if g.burgemeester:
        yield (
            "De burgemeester is zelf betrokken: spreek met burgemeester en locoburgemeester af wie het woord voert, en "
            "licht zo nodig de commissaris van de Koning in (protocol 6)."
        )
    elif soort in NAAR_BUITEN:
        yield "De burgemeester voert het woord (protocol 6)."
    if g.getroffen and not opgegeven:
        yield f"{_consent(g, namen=namen)} (protocol 5.4 en 6)."
    if soort in NAAR_BUITEN | {"notulen", "dossier"}:
        yield (
            "Is er een strafrechtelijk onderzoek, dan vertelt het openbaar ministerie daarover; stem contact met de "
            "pers met hen af (protocol 6)."
        )
        yield "Over maatregelen van de politie gaat niets naar de pers (protocol 6)."
    if soort in ("raad", "notulen"):
        yield "Geen namen: van wie verstoorde niet (AVG), van wie werd getroffen alleen als die instemt (protocol 6)."


def _consent(g: Gevoelig, *, namen: bool) -> str:
    """Who was asked, and what they said."""
    if g.tegen:
        # Of others it may have been recorded that they do, or nothing.
        who = _names(g.tegen) if namen else "iemand die werd getroffen,"
        return f"Zeg niets over de aangifte: {who} stemde er niet mee in"
    if g.mee:
        return f"Zeg over de aangifte alleen waarmee {_names(g.mee) if namen else 'wie werd getroffen'} instemt"
    return "Zeg niets over de aangifte: er is nog van niemand vastgelegd dat die ermee instemt"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(one_line(naam, 40) for naam in names)


def agreed(request: Request) -> tuple[str, ...]:
    """What holds where somebody was given who consents to the aangifte being told: for who sends it, for to the raad
    the name of who was hit is none of it.
    """
    if not request.instemming:
        return ()
    given = label_key(request.instemming)
    people = consents(request.dossier)
    known = any(agrees and label_key(b.naam) == given for b, agrees in people)
    how = "zoals vastgelegd" if known else "zoals opgegeven en niet vastgelegd: leg het vast in naderhand"
    others = "; wie er niet mee instemde, blijft er buiten" if not all(agrees for _, agrees in people) else ""
    return (
        f"Met het noemen van een aangifte stemt {one_line(request.instemming, 100)} in, {how}. Zeg alleen waarmee die "
        f"instemt{others} (protocol 5.4 en 6). Ga na of er aangifte is gedaan; de naam staat niet in de brief.",
    )


def burgemeester_hit(d: Dossier) -> bool:
    """Whether the burgemeester was, as chair too."""
    if d.melding is not None:
        return d.melding.ambt == "burgemeester"
    v = d.vergadering
    chair = any(is_burgemeester(x) for x in (v.voorzitter, v.voorzitter_functie))
    names = {label_key(x) for x in (v.voorzitter, "de voorzitter", "voorzitter") if x}
    return any(
        is_burgemeester(a.slachtoffer) or (chair and label_key(a.slachtoffer) in names)
        for a in d.agressie
        if a.slachtoffer
    )


def check(soort: str, request: Request) -> tuple[str, ...]:
    """The rules in words, to be read before it is written. Raises LetterRefused for what the record forbids."""
    d = request.dossier
    if soort == "raad" and request.instemming:
        given = label_key(request.instemming)
        refused = [b for b, agrees in consents(d) if not agrees and label_key(b.naam) == given]
        if refused:
            raise LetterRefused(
                f"{one_line(refused[-1].naam, 60)} stemde niet in met aangifte (nr. {refused[-1].positie}): er wordt "
                "niets over verteld. Stemt die nu wel in, verbeter dat dan eerst."
            )
    return (*agreed(request), *rules(soort, gevoelig(d), opgegeven=bool(request.instemming)))


def beside(soort: str, d: Dossier, *, opgegeven: bool = False) -> tuple[str, ...]:
    """The same for the head of the draft itself, without names."""
    return tuple(rules(soort, gevoelig(d), namen=False, opgegeven=opgegeven))
