"""The table to copy from: what is recorded, and what is not said to be unknown; nothing of it is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.aftercare.reports import WHEN, begun, say
from tests.cli.conftest import Run
from tests.dossier.conftest import incident, new_meeting
from voorzitter_console.aftercare.gir import CARE, COLUMNS, OPEN, gir_csv
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.parse import ERASED

Asked = dict[tuple[str, str], tuple[str, str]]


def table(d: Dossier) -> Asked:
    text = gir_csv(d).decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert tuple(rows[0]) == COLUMNS
    return {(row[0], row[1]): (row[2], row[3]) for row in rows[1:]}


def test_of_a_melding_what_was_recorded_stands_beside_the_question(tmp_path: Path) -> None:
    book = begun(tmp_path, "online", platform="X, @boos", tijd_bekend=False, aanvang="2026-03-12T00:00:00+01:00")
    say(book, "meld_gedrag", soort="bedreiging", woorden="=HYPERLINK(1)", dader="NN1", letsel="slaapt niet")
    say(book, "beschrijf_verstoorder", label="NN1", naam="K. de Boer")
    say(book, "noem_benadeelde", naam="P. Jansen", instemming=False, schade="500 euro")
    say(book, "bel_politie", gebeurd_op=WHEN, incidentnummer="P-12")
    say(book, "noem_begeleide", naam="P. Jansen")
    assert book.open is not None
    found = table(of_meeting(book.open.meeting))
    gir, pif, filed = "GIR", "PIF, zeven W's", "Aangifte door de werkgever"
    assert found[gir, "Datum en tijd"] == ("donderdag 12 maart 2026, tijd niet bekend", "nr. 1")
    assert found[gir, "Soort agressie"] == ("persoonlijke bedreiging", "nr. 2")
    assert found[gir, "Functie van wie het trof"] == ("raadslid", "nr. 1")
    assert found[gir, "Veroorzaker bekend"][0] == "ja"
    assert found[gir, "Letsel"] == ("slaapt niet", "nr. 2")
    assert found[gir, "Nazorg aangeboden"][0] == CARE
    assert found[pif, "op Welke wijze"] == ("'=HYPERLINK(1)", "nr. 2")
    assert found[pif, "Waarom"] == (OPEN, "")
    assert found[filed, "Instemming van wie het trof"] == ("P. Jansen: nee", "nr. 4")
    assert found[filed, "Incidentnummer van de politie"][0] == "P-12"
    assert found[filed, "Wie doet aangifte"] == (OPEN, "")


def test_of_a_meeting_the_same_questions_are_answered() -> None:
    found = table(of_meeting(incident().meeting))
    assert found["GIR", "Hoe: persoonlijk, telefonisch, schriftelijk of online"][0] == "persoonlijk, in een vergadering"
    assert found["PIF, zeven W's", "Wat"][0].startswith("Groep van tien op de tribune")
    assert found["PIF, zeven W's", "Waar"][0] == "Raadzaal"
    assert "NN1, man, groene jas, kaal" in found["PIF, zeven W's", "Wie"][0]


def test_when_it_was_names_the_entry_that_says_so_and_not_the_start_of_the_program() -> None:
    m = new_meeting()
    told = m.add(c.MeldVerstoring(omschrijving="geroep"), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 640)
    found = table(m.dossier())
    for form, question in (("GIR", "Datum en tijd"), ("PIF, zeven W's", "Wanneer")):
        assert found[form, question] == ("10 maart 2026, 19:40:00 (+01:00)", f"nr. {told.positie}")


def test_nothing_that_was_recorded_is_missing_or_told_twice() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="D. Vos", rol="raadslid", aantal=2), 601, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN2", vermoedelijk_minderjarig=True), 602, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="wapen", omschrijving="een mes", slachtoffer="de bode", letsel="snee"), 610)
    m.add(c.NoemBenadeelde(naam="de bode", letsel="snee", schade="jas"), 9_000, door="griffier")
    m.add(c.MeldSchade(benadeelde="de bode", omschrijving="arts", bedrag="650,00"), 9_001, door="griffier")
    d = m.dossier()
    found = table(d)
    assert found["GIR", "Letsel"] == ("snee", "nr. 5")
    assert found["GIR", "Schade"] == ("jas; Schade van de bode, omschrijving: arts, € 650,00", "nr. 6, nr. 7")
    assert found["GIR", "Functie van wie het trof"] == ("de bode", "nr. 5")
    assert found["PIF, zeven W's", "Waarmee"] == ("wapen: een mes", "nr. 5")
    who = found["PIF, zeven W's", "Wie"][0]
    assert "NN1, D. Vos, 2 personen, raadslid: niet te vervolgen voor wat het in de vergadering zei (artikel 22" in who
    assert "NN2, vermoedelijk minderjarig" in who
    assert found["GIR", "Veroorzaker bekend"][0] == "van 1 van de 2 beschreven personen de naam"
    gone = d.personen[0].model_copy(update={"naam": ERASED})
    erased = table(d.model_copy(update={"personen": (gone, d.personen[1])}))
    assert erased["GIR", "Veroorzaker bekend"][0] == "nee, of niet vastgelegd"


def test_of_several_hit_no_injury_or_office_reads_as_that_of_another() -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort="geweld", letsel="bloedneus"), 600)
    alone = table(m.dossier())
    assert alone["GIR", "Letsel"] == ("bloedneus", "nr. 2")
    assert alone["GIR", "Functie van wie het trof"] == (OPEN, "")
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", slachtoffer="de voorzitter"), 610)
    found = table(m.dossier())
    told = "fysiek geweld: nog niet bekend; persoonlijke bedreiging: de voorzitter"
    assert found["GIR", "Functie van wie het trof"] == (told, "nr. 2, nr. 3")
    assert found["GIR", "Letsel"] == ("wie nog niet bekend: bloedneus", "nr. 2")
    m.add(c.VulAan(positie=2, veld="slachtoffer", waarde="de bode"), 700)
    known = table(m.dossier())
    assert known["GIR", "Functie van wie het trof"][0] == "de bode; de voorzitter"
    assert known["GIR", "Letsel"][0] == "de bode: bloedneus"


def test_practice_says_so_in_its_first_row() -> None:
    found = table(of_meeting(incident(oefening=True).meeting))
    assert next(iter(found)) == ("OEFENING", "dit is niet echt gebeurd: neem het nergens over")


def test_it_is_written_by_the_box_and_by_the_command(console: Run, tmp_path: Path) -> None:
    book = begun(tmp_path, file=True)
    made = book.give([Opdracht("maak_gir", {"map": str(tmp_path / "een")})])
    book.close()
    assert "wis het bestand als het is overgenomen" in made
    assert (tmp_path / "een" / "gir.csv").is_file()
    at = ("--database", tmp_path / "j.sqlite")
    said = console("gir", "Melding: telefoon", "--uit", tmp_path / "twee", *at)
    assert said.returncode == 0, said.stderr
    assert (tmp_path / "een" / "gir.csv").read_bytes() == (tmp_path / "twee" / "gir.csv").read_bytes()


def test_what_the_aangifte_knows_of_the_seven_w_is_not_called_unknown_here() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="een man klimt over de balie"), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="slaat met een stok"), 610)
    m.add(c.GeefMachtiging(benadeelde="de bode", gemachtigde="K. Hofman"), 9_000, door="griffier")
    found = table(m.dossier())
    w = "PIF, zeven W's"
    assert found[w, "Waarmee"] == ("niet apart vastgelegd; zie wat is gemeld bij nr. 3", "nr. 3")
    how = "reden van de schorsing: een man klimt over de balie; gemeld: geweld"
    assert found[w, "op Welke wijze"] == (how, "nr. 2, nr. 3")
    assert found[w, "Waarom"] == ("agendapunt: 7. Opvanglocatie", "nr. 1")
    mandate = found["Aangifte door de werkgever", "Machtiging van wie het trof"]
    assert mandate == ("K. Hofman doet aangifte namens de bode", "nr. 4")
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(omschrijving="gezang", woorden="weg ermee", middelen="een trommel"), 800)
    known = table(m.dossier())
    assert known[w, "Waarmee"] == ("ordeverstoring 2: een trommel", f"nr. {m.meeting.positie}")
    assert known[w, "op Welke wijze"][0].startswith("ordeverstoring 2: gezang; reden van de schorsing")
    assert "“weg ermee”" in known[w, "Waarom"][0]
    assert OPEN not in {known[w, name][0] for name in ("Wat", "Waar", "Waarmee", "op Welke wijze", "Wanneer", "Waarom")}


def test_what_was_heard_of_others_or_about_then_says_so() -> None:
    m = new_meeting()
    heard = c.MeldFysiekeAgressie(
        soort="wapen", omschrijving="een mes", slachtoffer="de bode", letsel="snee", kwaliteit="van_horen_zeggen"
    )
    m.add(heard, 600, late=3600)
    m.add(c.NoemGetuige(naam="J. Mol", waarneming="van_horen_zeggen"), 5000)
    m.add(c.NoemGetuige(naam="K. Bos", waarneming="eigen"), 5010)
    found = table(m.dossier())
    gir, pif = "GIR", "PIF, zeven W's"
    assert found[gir, "Datum en tijd"][0] == (
        "10 maart 2026, 19:40:00 (+01:00) (van horen zeggen; vastgelegd op 10 maart 2026 om 20:40:00)"
    )
    assert found[pif, "Wanneer"] == found[gir, "Datum en tijd"]
    for form, question, told in (
        (gir, "Soort agressie", "tonen van een wapen"),
        (gir, "Functie van wie het trof", "de bode"),
        (gir, "Letsel", "snee"),
        (pif, "Wat", "een mes"),
        (pif, "Waarmee", "wapen: een mes"),
        (pif, "op Welke wijze", "gemeld: wapen"),
    ):
        assert found[form, question][0] == f"{told} (van horen zeggen)"
    assert found["Aangifte door de werkgever", "Getuigen"][0] == "J. Mol (van horen zeggen); K. Bos"
    m.add(c.MeldFysiekeAgressie(soort="wapen"), 5100)
    hurt = m.add(c.NoemBenadeelde(naam="de bode", letsel="snee"), 5200)
    found = table(m.dossier())
    assert found[pif, "op Welke wijze"][0] == "gemeld: wapen"  # which somebody saw too
    assert found[gir, "Letsel"] == ("snee", f"nr. {hurt.positie}")


def test_a_time_of_a_clock_that_was_put_back_says_so() -> None:
    m = new_meeting()
    m.add(c.Schors(), 4800)
    m.add(c.Sluit(), 1500)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 1550, late=50_000)
    told = table(m.dossier())["GIR", "Datum en tijd"]
    assert told[0] == (
        "10 maart 2026, 20:50:00 (+01:00) (bij de schorsing; wanneer zij begon, is niet vastgelegd) (de klok is "
        "die dag teruggezet: deze tijd kan onjuist zijn)"
    )
    assert told[1] == "nr. 2"


def test_what_was_disputed_at_the_reading_back_says_so() -> None:
    m = new_meeting()
    threat = m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="een vuist"), 600)
    m.add(c.Betwist(positie=threat.positie, tekst="dat was een groet"), 610, door="griffier")
    found = table(m.dossier())
    assert found["GIR", "Soort agressie"][0] == "persoonlijke bedreiging (betwist bij het teruglezen)"
    assert found["PIF, zeven W's", "Wat"][0] == "een vuist (betwist bij het teruglezen)"
    assert found["PIF, zeven W's", "op Welke wijze"][0] == "gemeld: bedreiging (betwist bij het teruglezen)"


def test_every_entry_that_says_so_stands_beside_it() -> None:
    m = new_meeting()
    for at, reason in ((600, "geroep"), (700, "opnieuw geroep"), (800, "opnieuw geroep")):
        m.add(c.Schors(reden=reason), at)
        m.add(c.Hervat(), at + 30)
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="duwt"), 910)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="ik weet u te vinden"), 920)
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="slaat"), 930)
    found = table(m.dossier())
    assert found["PIF, zeven W's", "op Welke wijze"] == (
        "reden van de schorsing: geroep; reden van de schorsing: opnieuw geroep; gemeld: bedreiging, geweld",
        "nr. 2, nr. 4, nr. 6, nr. 8, nr. 9, nr. 10",
    )
    assert found["PIF, zeven W's", "Waarmee"] == (
        "niet apart vastgelegd; zie wat is gemeld bij nr. 8, nr. 10", "nr. 8, nr. 10",
    )  # fmt: skip
