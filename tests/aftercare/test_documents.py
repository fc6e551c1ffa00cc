"""What is recorded of the days after, in the documents: whole where it belongs, and nowhere else."""

from __future__ import annotations

from tests.dossier.conftest import incident
from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.aangifte.core import said_later
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.procedure import commands as c


def test_the_police_are_told_of_damage_and_mandate_and_not_of_what_was_decided_at_home() -> None:
    m = incident()
    for number, command in enumerate(
        (
            c.MeldSchade(benadeelde="de bode", omschrijving="bril", bedrag="349,50"),
            c.GeefMachtiging(benadeelde="de bode", gemachtigde="de burgemeester"),
            c.NeemMaatregel(maatregel="contact_beperken", label="NN1", reden="belt elke dag"),
            c.RondTaakAf(taak="driehoek", uitkomst="verdeeld over de aanpak"),
            c.VulAan(positie=m.meeting.positie + 4, veld="gedaan_door", waarde="de gemeentesecretaris"),
        )
    ):
        m.add(command, 12_000 + number, door="griffier")
    d = m.dossier()
    police, own = str(timeline(d)), str(timeline(d, internal=True))
    for words in ("bril", "349,50", "Machtiging"):
        assert words in police
        assert words in own
    for words in ("belt elke dag", "verdeeld", "gemeentesecretaris"):
        assert words not in police
        assert words in own
    assert "staat hier niet bij" in police
    assert "staat hier niet bij" not in str(timeline(incident().dossier()))


def test_damage_and_mandate_stand_where_the_aangifte_asks_for_them() -> None:
    m = incident()
    schade = m.add(c.MeldSchade(benadeelde="de bode", omschrijving="bril", bedrag="349,50"), 12_000, door="griffier")
    wrong = m.add(c.MeldSchade(benadeelde="de bode", omschrijving="horloge"), 12_001, door="griffier")
    m.add(c.Herroep(positie=wrong.positie, reden="vergissing"), 12_002, door="griffier")
    m.add(c.Corrigeer(positie=schade.positie, veld="bedrag", waarde="299,00", reden="bon"), 12_003, door="griffier")
    m.add(c.GeefMachtiging(benadeelde="de bode", gemachtigde="de burgemeester"), 12_004, door="griffier")
    told = said_later(m.dossier(), "meld_schade")
    assert told == [f"Schade van de bode, omschrijving: bril, € 299,00 (nr. {schade.positie})"]
    shown = str(aangifte(m.dossier(), "0" * 64).blokken)
    assert "299,00" in shown
    assert "Machtiging van wie het trof" in shown
    assert "de burgemeester doet aangifte namens de bode" in shown
    for twice in ("Schade Schade", "Schade van de bode", "Machtiging: de"):
        assert twice not in shown
    assert "Schade en letsel (wie, wat, bedrag)" not in shown
