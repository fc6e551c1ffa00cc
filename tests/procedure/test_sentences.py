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
         "Vergadering geschorst, reden: geroep vanaf de publieke tribune"),
        (c.Schors(raadsleden_verlaten_zaal=True), None,
         "Vergadering geschorst, raadsleden gevraagd de zaal te verlaten"),
        (c.SpreekAan(scenario="A", minuten=2), None, "Aangesproken: scenario A, 2 minuten"),
        (c.SpreekAan(scenario="A", minuten=1), None, "Aangesproken: scenario A, 1 minuut"),
        (c.SpreekAan(scenario="B", telt_als_vordering=True), 1,
         "Aangesproken: scenario B, telt als 1e vordering"),
        (c.BelPolitie(spoed=True), None, "Politie gebeld (112)"),
        (c.BevestigLivestream(toestand="gestopt"), None, "Livestream gestopt (bevestigd)"),
        (c.Herroep(positie=7, reden="verkeerde toets"), None, "Nr. 7 herroepen, reden: verkeerde toets"),
        (c.MeldVerstoring(plaats="gang", omschrijving="geroep"), 2,
         "Ordeverstoring 2 gemeld op de gang, omschrijving: geroep"),
        (c.MeldVerstoring(voortzetting=True), 1, "Ordeverstoring 1 gaat verder"),
        (c.BeeindigVerstoring(hoe="afspraak_nagekomen"), 1, "Ordeverstoring 1 voorbij: de afspraak is nagekomen"),
        (c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), None, "NN1 is vertrokken: na de vordering"),
        (c.StelAanwezigheidVast(label="NN1", vordering=2, aanwezig=False), None,
         "Vastgesteld: NN1 was niet aanwezig bij de 2e vordering"),
        (c.VulAan(positie=3, veld="gericht_aan", waarde=("NN1", "NN2")), None,
         "Nr. 3 aangevuld: gericht aan is NN1, NN2"),
        (c.Corrigeer(positie=3, veld="spoed", waarde=True, reden="verhoord"), None,
         "Nr. 3 gecorrigeerd: spoed is ja (reden: verhoord)"),
        (c.NoemGetuige(naam="A", waarneming="van_horen_zeggen"), None, "Getuige: A, van horen zeggen"),
    ],
)  # fmt: skip
def test_sentences_as_a_griffier_reads_them(command: c.Command, nummer: int | None, expected: str) -> None:
    assert sentence(command, nummer=nummer) == expected


SPOKEN = "Weg met de raad, nu"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (c.Schors(reden="vuurwerk in de hal", tekst=SPOKEN),
         f"Vergadering geschorst, reden: vuurwerk in de hal; gezegd (opgegeven): “{SPOKEN}”"),
        (c.Schors(tekst=SPOKEN, getoond=True), "Vergadering geschorst"),
        (c.SpreekAan(scenario="A", minuten=2, afspraak="daarna stil", tekst=SPOKEN),
         f"Aangesproken: scenario A, 2 minuten; afspraak: daarna stil; gezegd (opgegeven): “{SPOKEN}”"),
        (c.SpreekOpnieuwAan(tekst=SPOKEN), f"Opnieuw aangesproken, gezegd (opgegeven): “{SPOKEN}”"),
        (c.Vorder(tekst=SPOKEN, gericht_aan=("NN1",)),
         f"Vordering uitgesproken aan NN1, gezegd (opgegeven): “{SPOKEN}”"),
        (c.MeldVerstoring(omschrijving="geroep", woorden=SPOKEN),
         f"Ordeverstoring gemeld, omschrijving: geroep; geroepen (opgegeven): “{SPOKEN}”"),
        (c.BelPolitie(verwacht_om="20:10", gemeld=SPOKEN),
         f"Politie gebeld, verwacht om 20:10; gemeld (opgegeven): “{SPOKEN}”"),
        (c.DraagOver(labels=("NN1",), woorden=SPOKEN),
         f"Overgedragen aan de politie: NN1, gezegd (opgegeven): “{SPOKEN}”"),
    ],
)  # fmt: skip
def test_words_that_were_spoken_are_quoted_with_their_origin(command: c.Command, expected: str) -> None:
    assert sentence(command) == expected


def test_words_that_were_read_back_say_so() -> None:
    assert sentence(c.Vorder(tekst="Ga."), oordeel="betwist").endswith("gezegd (opgegeven, betwist): “Ga.”")
    said = c.Schors(tekst="Ik schors.")
    read = c.Betwist(positie=3, tekst="Ik schors u.")
    assert sentence(read, about=said) == "Nr. 3 teruggelezen: niet juist, andere lezing, zoals getypt: Ik schors u."
    change = c.Corrigeer(positie=3, veld="tekst", waarde="Ik schors.", reden="verhoord")
    assert sentence(change, about=said) == "Nr. 3 gecorrigeerd: tekst is (opgegeven): “Ik schors.” (reden: verhoord)"


def test_what_was_typed_is_never_quoted() -> None:
    """Also where it is about an entry without spoken words, and whatever the field is called."""
    typed = (
        sentence(c.Betwist(positie=3, tekst=SPOKEN), about=c.VerstoorderVertrokken(label="NN1")),
        sentence(c.VulAan(positie=3, veld="tekst", waarde=SPOKEN), about=c.Noteer(tekst="x")),
        sentence(c.VulAan(positie=3, veld="reden", waarde=SPOKEN), about=c.Schors()),
        sentence(c.Noteer(tekst=SPOKEN)),
        sentence(c.Sluit(reden=SPOKEN)),
        sentence(c.MeldFysiekeAgressie(soort="geweld", omschrijving=SPOKEN)),
        sentence(c.BeschrijfVerstoorder(label="NN1", gedrag=SPOKEN)),
        sentence(c.ZegPolitieAf(reden=SPOKEN)),
        sentence(c.NeemOver(functie="griffier", naam="B", reden=SPOKEN)),
    )
    for told in typed:
        assert "“" not in told
        assert f": {SPOKEN}" in told or f"is {SPOKEN}" in told


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1850,00", "€ 1.850,00"), ("349,50", "€ 349,50"), ("1234567", "€ 1.234.567"), ("[gewist]", "€ [gewist]")],
)
def test_an_amount_is_written_as_people_write_it(written: str, shown: str) -> None:
    assert sentence(c.MeldSchade(benadeelde="de bode", bedrag=written)) == f"Schade van de bode, {shown}"


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


@pytest.mark.parametrize("veld", ["gebeurd_op", "aanvang", "begonnen_om", "begin"])
def test_a_moment_is_told_as_the_clock_in_the_hall_showed_it_and_what_is_none_as_it_was_written(veld: str) -> None:
    for written, shown in (("2026-07-10T18:29:00+00:00", "10-07-2026 20:29:00 (+02:00)"), ("half acht", "half acht")):
        assert sentence(c.VulAan(positie=1, veld=veld, waarde=written)).endswith(f" is {shown}")
