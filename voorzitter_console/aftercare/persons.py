"""Who was hit, as the record names them: by an assault, or as somebody with damage. Pure.

The municipality can have damage too; it consents to nothing and needs no talk.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import euros
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.labels import is_burgemeester, is_gemeente, label_key, tells
from voorzitter_console.procedure.parse import ERASED, LOCKED


class Getroffene(Struct, frozen=True, kw_only=True):
    """Somebody who was hit, with all that was recorded of it; ``positie``: the entry that named them first."""

    naam: str
    id: str
    positie: int
    letsel_gemeld: str | None = None
    """With the aggression."""
    letsel_gezegd: str | None = None
    """With who was hit: the one may be graver than the other, so both are told."""
    letsel_positie: int | None = None
    """The entry that told of it last: who was threatened first was hurt later."""
    schade: tuple[tuple[str, int, str], ...] = ()
    """Id and position of each entry that tells of damage, and the words of it."""
    voegen: bool | None = None
    instemming: bool | None = None
    gemachtigde: str | None = None
    benadeelde_positie: int | None = None
    """The last ``noem_benadeelde`` of this person: what is asked of them is completed there."""

    @property
    def letsels(self) -> tuple[str, ...]:
        """Each injury that was recorded, once."""
        return tuple(dict.fromkeys(filter(None, (self.letsel_gemeld, self.letsel_gezegd))))

    @property
    def letsel(self) -> str:
        """The same in words; empty: none."""
        return "; ".join(self.letsels)

    @property
    def gemeente(self) -> bool:
        """Whether it is the municipality."""
        return is_gemeente(self.naam)


def said(text: str | None) -> bool:
    """Whether a text tells of something: not that there is nothing, and not that it can be read no more."""
    return text not in (ERASED, LOCKED) and tells(text)


def chaired_by_burgemeester(history: History) -> bool:
    """Whether the burgemeester was in the chair, at the beginning or at the end."""
    begin, state = history.begin, history.state
    named = (begin.voorzitter, begin.voorzitter_functie, state.voorzitter, state.voorzitter_hoedanigheid)
    return any(map(is_burgemeester, named))


def burgemeester_knows(history: History) -> bool:
    """Whether the burgemeester need not be told: in the chair, or hit."""
    melding = history.state.melding
    return chaired_by_burgemeester(history) or (melding is not None and melding.ambt == "burgemeester")


def burgemeester_hit(history: History) -> bool:
    """Whether an assault was on the burgemeester: named so, or the chair, who is the burgemeester."""
    melding = history.state.melding
    if melding is not None and melding.ambt == "burgemeester":
        return True
    chair = {label_key(name) for name in (history.state.voorzitter, history.begin.voorzitter, "de voorzitter") if name}
    chair.add("voorzitter")
    by_office = chaired_by_burgemeester(history)
    return any(
        is_burgemeester(a.slachtoffer) or (by_office and label_key(a.slachtoffer or "") in chair)
        for a in history.state.agressie
    )


def getroffenen(history: History) -> tuple[Getroffene, ...]:
    """Everybody, in the order in which they were named; one name is one person, however it is typed."""
    found: dict[str, Getroffene] = {}
    reported = {label_key(f.command.benadeelde) for f in history.facts if isinstance(f.command, c.MeldSchade)}

    def about(naam: str, entry_id: str, positie: int) -> Getroffene:
        return found.setdefault(label_key(naam), Getroffene(naam=naam.strip(), id=entry_id, positie=positie))

    for fact in history.facts:
        command = fact.command
        if isinstance(command, c.BeginMelding):
            for naam in (command.ambtsdrager, command.familielid):
                if said(naam):
                    assert naam is not None
                    about(naam, fact.id, fact.positie)
        elif isinstance(command, c.MeldFysiekeAgressie | c.MeldGedrag) and said(command.slachtoffer):
            assert command.slachtoffer is not None
            one = about(command.slachtoffer, fact.id, fact.positie)
            if said(command.letsel):
                found[label_key(one.naam)] = replace(one, letsel_gemeld=command.letsel, letsel_positie=fact.positie)
        elif isinstance(command, c.NoemBenadeelde) and said(command.naam):
            one = about(command.naam, fact.id, fact.positie)
            found[label_key(one.naam)] = _harmed(one, command, fact.id, fact.positie)
            if label_key(one.naam) in reported:  # the same damage, told once more with its amount
                found[label_key(one.naam)] = replace(found[label_key(one.naam)], schade=one.schade)
        elif isinstance(command, c.MeldSchade) and said(command.benadeelde):
            one = about(command.benadeelde, fact.id, fact.positie)
            words = ", ".join(_damage(command)) or "schade"
            found[label_key(one.naam)] = replace(one, schade=(*one.schade, (fact.id, fact.positie, words)))
        elif isinstance(command, c.GeefMachtiging) and said(command.benadeelde):
            one = about(command.benadeelde, fact.id, fact.positie)
            found[label_key(one.naam)] = replace(
                one,
                gemachtigde=command.gemachtigde,
                instemming=True if one.instemming is None else one.instemming,
            )
    return tuple(found.values())


def hurt_unnamed(history: History) -> Iterator[tuple[str, int, str]]:
    """Each injury of which was not said whose it is, with the entry: id and position; not one that a person named
    elsewhere is said to have in the same words.
    """
    named = {letsel for one in getroffenen(history) for letsel in one.letsels}
    for fact in history.facts:
        command = fact.command
        if not isinstance(command, c.MeldFysiekeAgressie | c.MeldGedrag) or said(command.slachtoffer):
            continue
        letsel = command.letsel
        if letsel and said(letsel) and letsel not in named:
            yield fact.id, fact.positie, letsel


def _harmed(one: Getroffene, told: c.NoemBenadeelde, entry_id: str, positie: int) -> Getroffene:
    """Named again, what is said anew counts, and what is not said stays."""
    schade = one.schade
    if said(told.schade):
        assert told.schade is not None
        schade = (*schade, (entry_id, positie, told.schade))
    return replace(
        one,
        letsel_gezegd=told.letsel if said(told.letsel) else one.letsel_gezegd,
        letsel_positie=positie if said(told.letsel) and not one.letsel else one.letsel_positie,
        schade=schade,
        voegen=one.voegen if told.voegen is None else told.voegen,
        instemming=one.instemming if told.instemming is None else told.instemming,
        benadeelde_positie=positie,
    )


def _damage(command: c.MeldSchade) -> Iterator[str]:
    if command.omschrijving:
        yield command.omschrijving
    if command.bedrag:
        yield euros(command.bedrag)
