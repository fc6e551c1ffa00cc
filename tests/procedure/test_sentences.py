"""Every command and every deviation has a plain Dutch sentence."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import fields

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fold.deviations import CODES
from voorzitter_console.procedure.parse import ALL, private_fields
from voorzitter_console.procedure.sentences import deviation_sentence, sentence, value_text

REQUIRED: dict[str, Any] = {
    "titel": "Raad",
    "aanvang": "2026-03-10T19:30:00+01:00",
    "protocol_naam": "p",
    "protocol_tekst": "t",
    "protocol_hash": "0" * 64,
    "scenario": "B",
    "label": "NN1",
    "vordering": 2,
    "tekst": "een zin",
    "toestand": "gestopt",
    "dienst": "bhv",
    "naam": "J. Bakker",
    "functie": "griffier",
    "positie": 7,
    "veld": "gebeld_door",
    "waarde": "de bode",
    "taak": "driehoek",
    "omdat": "het is al gedaan",
    "maatregel": "ordegesprek",
    "benadeelde": "de bode",
    "gemachtigde": "de griffier",
    "kanaal": "telefoon",
    "soort": "bedreiging",
    "stap": "gedrag_benoemd",
    "stroom": "019ce66c",
    "ander": "NN2",
    "zelfde": True,
}


def bare(soort: str) -> c.Command:
    """The command with only what it cannot be without."""
    needed = {f.name: REQUIRED[f.name] for f in fields(ALL[soort]) if f.required}
    return ALL[soort](**needed)


@pytest.mark.parametrize("soort", sorted(ALL))
def test_every_command_has_its_own_sentence(soort: str) -> None:
    text = sentence(bare(soort))
    # The fallback for a forgotten command is its bare name.
    assert text != soort.replace("_", " ").capitalize()
    assert text[0].isupper()
    assert "None" not in text
    assert "_" not in text
    assert text == text.strip()
    assert not text.endswith((":", ",", "."))


def test_no_two_bare_commands_read_the_same() -> None:
    texts = [sentence(bare(soort)) for soort in ALL]
    assert len(set(texts)) == len(texts)


APART = {"vorder", "spreek_aan", "begin_vastlegging", "begin_melding"}
"""Their details stand in fields of their own in the dossier."""


@pytest.mark.parametrize("soort", sorted(ALL.keys() - APART))
def test_every_text_that_was_given_is_in_the_sentence(soort: str) -> None:
    given: dict[str, Any] = {}
    for f in fields(ALL[soort]):
        if f.name in private_fields(soort) - {"toelichting"} and f.name not in REQUIRED:
            given[f.name] = f"<{f.name}>"
    needed = {f.name: REQUIRED[f.name] for f in fields(ALL[soort]) if f.required}
    text = sentence(ALL[soort](**needed, **given))
    for value in given.values():
        assert value in text


@pytest.mark.parametrize(
    ("command", "nummer", "expected"),
    [
        (c.Vorder(), 2, "2e vordering uitgesproken"),
        (c.Vorder(), None, "Vordering uitgesproken"),
        (c.Vorder(spreker="de griffier", gericht_aan=("NN1", "NN2")), 1,
         "1e vordering uitgesproken door de griffier aan NN1, NN2"),
        (c.Vorder(alle_toehoorders=True), 1, "1e vordering uitgesproken aan alle toehoorders"),
        (c.Schors(reden="geroep vanaf de publieke tribune"), None,
         "Vergadering geschorst: geroep vanaf de publieke tribune"),
        (c.Schors(raadsleden_verlaten_zaal=True), None, "Vergadering geschorst, raadsleden verlaten de zaal"),
        (c.SpreekAan(scenario="A", minuten=2), None, "Aangesproken: scenario A, 2 minuten"),
        (c.SpreekAan(scenario="A", minuten=1), None, "Aangesproken: scenario A, 1 minuut"),
        (c.SpreekAan(scenario="B", telt_als_vordering=True), 1,
         "Aangesproken: scenario B, telt als 1e vordering"),
        (c.BelPolitie(spoed=True), None, "Politie gebeld (112)"),
        (c.BevestigLivestream(toestand="gestopt"), None, "Livestream gestopt (bevestigd)"),
        (c.Herroep(positie=7, reden="verkeerde toets"), None, "Positie 7 herroepen: verkeerde toets"),
        (c.MeldVerstoring(plaats="gang", omschrijving="geroep"), 2, "Ordeverstoring 2 gemeld op de gang: geroep"),
        (c.MeldVerstoring(voortzetting=True), 1, "Ordeverstoring 1 gaat verder"),
        (c.BeeindigVerstoring(hoe="afspraak_nagekomen"), 1, "Ordeverstoring 1 voorbij: de afspraak is nagekomen"),
        (c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), None, "NN1 is vertrokken: na de vordering"),
        (c.StelAanwezigheidVast(label="NN1", vordering=2, aanwezig=False), None,
         "Vastgesteld: NN1 was niet aanwezig bij de 2e vordering"),
        (c.VulAan(positie=3, veld="gericht_aan", waarde=("NN1", "NN2")), None,
         "Positie 3 aangevuld: gericht aan is NN1, NN2"),
        (c.Corrigeer(positie=3, veld="spoed", waarde=True, reden="verhoord"), None,
         "Positie 3 gecorrigeerd: spoed is ja (reden: verhoord)"),
        (c.NoemGetuige(naam="A", waarneming="van_horen_zeggen"), None, "Getuige: A, van horen zeggen"),
    ],
)  # fmt: skip
def test_sentences_as_a_griffier_reads_them(command: c.Command, nummer: int | None, expected: str) -> None:
    assert sentence(command, nummer=nummer) == expected


def test_typed_text_stands_in_it_as_it_was_typed() -> None:
    hostile = "[/b]\x1b[31m\u202e{0} %s"
    assert hostile in sentence(c.Noteer(tekst=hostile))


def test_the_nine_deviations_are_neutral() -> None:
    assert len(set(CODES)) == 9
    texts = [deviation_sentence(code) for code in CODES]
    assert len(set(texts)) == 9
    for text in texts:
        for judgement in ("fout", "ten onrechte", "had moeten", "verplicht", "schuldig", "niet volgens"):
            assert judgement not in text.lower()
    assert deviation_sentence("raadslid_gevorderd", "NN3").endswith("(NN3)")
    assert deviation_sentence("nieuwe_code") == "nieuwe code"


def test_values_of_fields_in_words() -> None:
    assert [value_text(v) for v in (None, True, False, 3, (), ("a", "b"))] == [
        "niet ingevuld", "ja", "nee", "3", "niemand", "a, b",
    ]  # fmt: skip
