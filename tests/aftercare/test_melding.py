"""A melding from outside a meeting: a stream of its own with the chain, corrections, tasks and files of a meeting."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.aftercare.reports import NOW, WHEN, begun, meldboek, say
from tests.dossier.told import said
from voorzitter_console.aftercare import meldboek as meldboek_
from voorzitter_console.aftercare.meldboek import Meldboek, found, listed
from voorzitter_console.cli.dossier import find as find_stream
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.editions.melding import melding
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.model.build import of_meeting as dossier_of
from voorzitter_console.dossier.verify.dossier import verify_dossier
from voorzitter_console.dossier.verify.folder import folder_findings
from voorzitter_console.errors import ConsoleError, InvalidInput, Refused
from voorzitter_console.journal.erasure import of_meeting
from voorzitter_console.journal.verify import is_closed, verify_journal
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.fold.melding import MAY, ONLY
from voorzitter_console.procedure.parse import BEGINS, META, OUTSIDE, InvalidCommand, parse_command
from voorzitter_console.protocol.load import find


def threatened(home: Path, kanaal: str = "telefoon", **velden: object) -> Meldboek:
    book = begun(home, kanaal, **velden)  # type: ignore[arg-type]  # the fields of a first entry, and file
    say(
        book, "meld_gedrag", soort="bedreiging", woorden="ik weet waar u woont", dader="NN1", slachtoffer="P. Jansen",
        gebeurd_op=WHEN,
    )  # fmt: skip
    return book


def kinds(book: Meldboek, stand: str = "open") -> set[str]:
    na = book.look().na
    assert na is not None
    return {task.soort for task in na.taken if task.stand == stand}


def test_it_has_a_chain_and_seals_of_its_own_in_the_same_journal(tmp_path: Path) -> None:
    book = threatened(tmp_path, file=True)
    say(book, "sluit_melding", reden="gesprek gevoerd")
    book.close()
    report = verify_journal(tmp_path / "j.sqlite")
    assert report.uitkomst == "heel"
    [stream] = report.streams
    assert (stream.soort, stream.gesloten, stream.head.aantal) == ("melding", True, 3)
    assert stream.zegel.aantal == 3
    assert stream.zegel.gesloten


def test_names_stand_in_the_vault_and_not_in_the_chain(tmp_path: Path) -> None:
    book = threatened(
        tmp_path, "thuis", locatie="Kerkstraat 1", familielid="zijn dochter", gericht_op="familie", file=True
    )
    say(book, "beschrijf_verstoorder", label="NN1", naam="K. de Boer", signalement="rode jas")
    book.close()
    con = sqlite3.connect(tmp_path / "j.sqlite")
    chained = "\n".join(text for (text,) in con.execute("SELECT inhoud FROM vastlegging"))
    con.close()
    for text in ("Jansen", "Kerkstraat", "dochter", "de Boer", "rode jas", "ik weet waar"):
        assert text not in chained
    assert '"kanaal":"thuis"' in chained


def test_a_later_melding_binds_the_earlier_so_that_none_can_be_taken_out(tmp_path: Path) -> None:
    first = threatened(tmp_path, file=True)
    first.close()
    begun(tmp_path, "online", file=True).close()
    assert verify_journal(tmp_path / "j.sqlite").uitkomst == "heel"
    con = sqlite3.connect(tmp_path / "j.sqlite")
    [gone] = con.execute("SELECT id FROM stroom ORDER BY nummer LIMIT 1").fetchone()
    con.execute("PRAGMA foreign_keys = OFF")
    con.execute("DELETE FROM kluis WHERE id IN (SELECT id FROM vastlegging WHERE stroom = ?)", (gone,))
    con.execute("DELETE FROM vastlegging WHERE stroom = ?", (gone,))
    con.execute("DELETE FROM stroom WHERE id = ?", (gone,))
    con.commit()
    con.close()
    report = verify_journal(tmp_path / "j.sqlite")
    assert any("Een eerdere vergadering" in fault.zin for fault in report.faults)


def test_what_was_mistaken_is_corrected_or_taken_back_and_stays_readable(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    say(book, "corrigeer", positie=2, veld="woorden", waarde="ik weet u te vinden", reden="teruggehoord")
    say(book, "corrigeer", positie=1, veld="aanvang", waarde="2026-03-11T20:15:00+01:00", reden="een dag eerder")
    say(book, "meld_gedrag", soort="vernieling")
    say(book, "herroep", positie=5, reden="was een ander voorval")
    na = book.look().na
    assert na is not None
    assert na.state.melding is not None
    assert [g.soort for g in na.state.melding.gedrag] == ["bedreiging"]
    assert na.begin.aanvang.startswith("2026-03-11")
    assert na.posts[-1].herroepen is not None or any(post.herroepen for post in na.posts)
    with pytest.raises(Refused, match="kan niet worden herroepen"):
        say(book, "herroep", positie=1)
    with pytest.raises(Refused, match="ligt vast"):
        say(book, "corrigeer", positie=1, veld="protocol_naam", waarde="x", reden="x")
    with pytest.raises(Refused, match="toekomst"):
        say(book, "corrigeer", positie=1, veld="aanvang", waarde="2027-03-11T20:15:00+01:00", reden="x")


def test_what_belongs_to_a_meeting_is_refused_in_a_melding(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    for soort in ("schors", "vorder", "stop_livestream", "meld_fysieke_agressie"):
        with pytest.raises(Refused, match="hoort bij een vergadering"):
            say(book, soort)
    assert book.open is not None
    assert book.open.meeting.positie == 2
    named = {kind.COMMAND for kind in MAY} | META
    assert named <= {*OUTSIDE, "gewist", "hersteld", *(kind.COMMAND for kind in ONLY)}


def test_what_belongs_to_a_melding_is_unknown_in_a_meeting() -> None:
    for kind in ONLY:
        assert kind.COMMAND not in OUTSIDE
        with pytest.raises(InvalidCommand, match="bestaat niet"):
            parse_command(kind.COMMAND, {"soort": "stalken"})
    assert c.BeginMelding.COMMAND in BEGINS


@pytest.mark.parametrize(
    ("kanaal", "asked", "not_asked"),
    [
        ("telefoon", {"telefoonverbod", "bewijs_bewaren"}, {"reactie_collectief", "bericht_verwijderen"}),
        (
            "online",
            {"bewijs_bewaren", "reactie_collectief", "bericht_verwijderen", "dader_zoeken"},
            {"telefoonverbod"},
        ),
        ("stadhuis", {"driehoek", "nazorg"}, {"bewijs_bewaren", "telefoonverbod", "dader_zoeken"}),
        ("thuis", {"driehoek", "nazorg"}, {"bewijs_bewaren", "telefoonverbod", "dader_zoeken"}),
    ],
)
def test_the_place_decides_what_is_asked(tmp_path: Path, kanaal: str, asked: set[str], not_asked: set[str]) -> None:
    open_ones = kinds(threatened(tmp_path, kanaal))
    assert asked <= open_ones
    assert not not_asked & open_ones
    assert {"driehoek", "melding_burgemeester", "instemming", "aangifte"} <= open_ones


def test_coarse_language_alone_asks_for_no_aangifte(tmp_path: Path) -> None:
    book = begun(tmp_path)
    say(book, "meld_gedrag", soort="grof_taalgebruik", woorden="...")
    assert not {"aangifte", "instemming", "klacht"} & kinds(book)
    say(book, "meld_gedrag", soort="stalken")
    assert {"aangifte", "klacht"} <= kinds(book)


def test_a_step_that_was_taken_answers_its_task(tmp_path: Path) -> None:
    book = threatened(tmp_path, "online")
    say(book, "zet_stap", stap="verwijdering_gevraagd", aan="het platform")
    say(book, "voeg_bewijs_toe", omschrijving="schermafbeelding")
    assert not {"bericht_verwijderen", "bewijs_bewaren"} & kinds(book)
    assert "bericht_verwijderen" in kinds(book, "gedaan")


def test_where_the_burgemeester_is_hit_the_commissaris_is_told_and_he_is_not(tmp_path: Path) -> None:
    asked = kinds(threatened(tmp_path, "thuis", ambt="burgemeester", ambtsdrager="A. de Vries"))
    assert "commissaris" in asked
    assert "melding_burgemeester" not in asked


def test_the_terms_run_from_the_behaviour_and_not_from_the_recording(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    na = book.look().na
    assert na is not None
    assert na.voorval == datetime(2026, 3, 12, 19, 15, tzinfo=UTC)
    [care] = [task for task in na.taken if task.soort == "nazorg"]
    assert care.uiterlijk.tot == datetime(2026, 3, 13, 19, 15, tzinfo=UTC)


def test_behaviour_without_a_time_of_its_own_starts_no_term_at_its_recording(tmp_path: Path) -> None:
    book = begun(tmp_path, now=datetime(2026, 3, 16, 9, 0, tzinfo=UTC))
    say(book, "meld_gedrag", soort="geweld", slachtoffer="P. Jansen", letsel="schaafwond")
    say(book, "meld_gedrag", soort="belediging", woorden="dief", slachtoffer="P. Jansen")
    na = book.look().na
    assert na is not None
    until = {task.soort: task.uiterlijk.tot for task in na.taken if task.uiterlijk.tot}
    a_day_later = datetime(2026, 3, 13, 19, 15, tzinfo=UTC)
    assert until["nazorg"] == until["arbeidsinspectie"] == a_day_later
    assert str(until["aangifte"]).startswith("2026-03-16")
    assert str(until["klacht"]).startswith("2026-06-12")


def test_the_police_read_where_it_was_and_who_is_named_with_it(tmp_path: Path) -> None:
    book = begun(tmp_path, "buiten", locatie="de markt")
    say(book, "meld_gedrag", soort="geweld", dader="NN1", gevolg="slaapt elders")
    assert book.open is not None
    d = dossier_of(book.open.meeting)
    told = said(KINDS["melding"].maak(Request(dossier=d, protocol=find("maassluis-2025"), dossiers=(d,))))
    for right in ("Waar | de markt", "Genoemd | NN1", "Gevolg | slaapt elders"):
        assert right in told


@pytest.mark.parametrize(
    ("velden", "said"),
    [
        ({"aanvang": "2026-03-14T10:00:00+01:00"}, "toekomst"),
        ({"aanvang": "gisteren"}, "Veld 'aanvang'"),
        ({"kanaal": "fax"}, "Veld 'kanaal'"),
        ({"ambt": "koning"}, "Veld 'ambt'"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_recorded(
    tmp_path: Path, velden: dict[str, str], said: str
) -> None:
    book = meldboek(tmp_path)
    given = {"kanaal": "telefoon", "aanvang": WHEN, **velden}
    if given["kanaal"] == "fax":
        given["titel"] = "x"
    with pytest.raises((InvalidInput, Refused), match=said):
        book.give([Opdracht("begin_melding", given)])
    assert book.look().meldingen == ()


def test_the_dossier_follows_from_its_entries_and_verifies_whole(tmp_path: Path) -> None:
    book = threatened(tmp_path, file=True)
    proof = tmp_path / "bericht.png"
    proof.write_bytes(b"schermafbeelding")
    book.give([Opdracht("voeg_bewijs_toe", {"pad": str(proof), "omschrijving": "het bericht"})], str(proof))
    say(book, "zet_stap", stap="gedrag_benoemd", door="P. Jansen")
    say(book, "beschrijf_verstoorder", label="NN1", naam="K. de Boer")
    folder = tmp_path / "dossier"
    assert "Dossier van" in book.give([Opdracht("maak_dossier", {"map": str(folder)})])
    assert {path.name for path in (folder / "data").iterdir()} == {
        *("melding.pdf", "melding.odt", "dossier.json", "tijdlijn.csv", "protocol.toml", "bewijs")
    }
    whole = verify_dossier(folder)
    assert whole.uitkomst == "heel"
    assert whole.dossier is not None
    assert "de melding was nog niet gesloten" in " ".join(whole.lines())
    assert folder_findings(folder, whole.dossier).fout == []
    told = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    assert told["melding"]["kanaal"] == "telefoon"
    assert told["melding"]["gedrag"][0]["woorden"] == "ik weet waar u woont"
    assert told["verstoringen"] == []
    told["melding"]["gedrag"][0]["woorden"] = "niets"
    (folder / "dossier.json").write_text(json.dumps(told), encoding="utf-8")
    assert verify_dossier(folder).uitkomst == "aangetast"


@pytest.mark.parametrize("soort", ["waarschuwing", "ordegesprek", "gebouwen", "contact", "melding"])
def test_letters_say_what_was_recorded_and_nothing_of_a_meeting(tmp_path: Path, soort: str) -> None:
    book = threatened(tmp_path)
    assert book.open is not None

    d = dossier_of(book.open.meeting)
    letter = KINDS[soort].maak(Request(dossier=d, protocol=find("maassluis-2025"), dossiers=(d,)))
    told = json.dumps(as_json(letter), ensure_ascii=False)
    assert "ik weet waar u woont" in told
    assert "het voorval van donderdag 12 maart 2026 (telefoon)" in told
    assert "Die vergadering is verstoord" not in told
    assert "schuldig" not in told


def test_a_letter_about_a_meeting_is_refused_with_those_that_can_be(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    with pytest.raises(InvalidInput, match=r"bij een melding kan: .*contact"):
        book.give([Opdracht("maak_brief", {"soort": "ontzegging", "map": str(tmp_path / "b")})])
    assert not (tmp_path / "b").exists()


def test_care_for_who_was_hit_is_confided_as_after_a_meeting(tmp_path: Path) -> None:
    book = threatened(tmp_path, gericht_op="familie", familielid="partner van P. Jansen")
    na = book.look().na
    assert na is not None
    assert {one.naam for one in na.getroffenen} >= {"P. Jansen", "partner van P. Jansen"}
    say(book, "noem_begeleide", naam="partner van P. Jansen", rol="familie")
    after = book.look().na
    assert after is not None
    assert after.zorg is not None
    assert [one.naam for one in after.zorg.mensen] == ["partner van P. Jansen"]


def test_all_that_names_somebody_can_be_erased_the_beginning_too(tmp_path: Path) -> None:
    book = threatened(tmp_path, "thuis", locatie="Kerkstraat 1")
    assert book.open is not None
    stroom = book.open.meeting.stroom
    plan = of_meeting(book.journal.read(stroom), book.journal.read_sealed(stroom))
    assert set(plan.velden[1]) == {"ambtsdrager", "locatie"}
    assert {"P. Jansen", "Kerkstraat 1", "ik weet waar u woont"} <= set(plan.teksten)


def test_the_list_names_each_and_one_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    begun(tmp_path, "online").close()
    rows = list(listed(book.journal))
    assert [row.titel for row in rows] == ["Melding: online of sociale media", "Melding: telefoon"]
    assert found(book.journal, "melding: telefoon") == rows[1].stroom
    assert found(book.journal, rows[0].stroom) == rows[0].stroom
    assert found(book.journal, "bestaat niet") is None
    assert not is_closed(book.journal.read(rows[0].stroom))


def test_what_another_window_recorded_is_taken_in_and_closing_twice_is_refused(tmp_path: Path) -> None:
    book = threatened(tmp_path, file=True)
    other = meldboek(tmp_path, NOW, file=True)
    [row] = other.look().meldingen
    other.give([Opdracht("open_melding", {"stroom": row.stroom})])
    say(other, "sluit_melding", reden="klaar")
    other.close()
    na = book.look().na
    assert na is not None
    assert na.gesloten
    with pytest.raises(Refused, match="al afgesloten"):
        say(book, "sluit_melding")
    assert say(book, "noteer", tekst="nog gebeld") == ""


def test_without_one_that_is_open_nothing_is_recorded(tmp_path: Path) -> None:
    book = meldboek(tmp_path)
    with pytest.raises(Refused, match="Kies of begin eerst"):
        say(book, "noteer", tekst="x")
    with pytest.raises(ConsoleError):
        say(book, "open_melding", stroom="bestaat-niet")
    assert book.look().na is None


def test_of_several_with_one_name_none_is_guessed(tmp_path: Path) -> None:
    first = begun(tmp_path)
    second = begun(tmp_path, ambtsdrager="Q")
    rows = second.look().meldingen
    assert [row.wie for row in rows] == ["raadslid Q", "raadslid P. Jansen"]
    assert rows[0].toen == "12-03-2026 20:15"
    for name in ("Melding: telefoon", "2026-03-12"):
        with pytest.raises(InvalidInput, match="kan meer dan één verslag zijn; geef het nummer") as fault:
            found(first.journal, name)
        with pytest.raises(InvalidInput, match="geef het nummer"):
            find_stream(first.journal, name)
    told = [part.split(" (")[0] for part in str(fault.value).partition("ervan: ")[2].split("; ")]
    assert [found(first.journal, one) for one in told] == [row.stroom for row in rows]
    assert [find_stream(first.journal, one) for one in told] == [row.stroom for row in rows]


def test_one_that_is_not_in_the_list_any_more_is_found_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meldboek_, "MOST", 1)
    begun(tmp_path, "thuis")
    seen = begun(tmp_path).look()
    assert (len(seen.meldingen), seen.eerder) == (1, 1)
    book = meldboek(tmp_path)
    assert book.look().samenvatting == "2 meldingen"
    old = found(book.journal, "Melding: thuis of in de privésfeer")
    assert old is not None
    assert old != seen.meldingen[0].stroom


def test_the_report_concludes_nothing_and_is_of_no_meeting(tmp_path: Path) -> None:
    book = begun(tmp_path, ambt="wethouder")
    say(book, "meld_gedrag", soort="bedreiging", dader="NN1", gebeurd_op=WHEN)
    say(book, "meld_gedrag", soort="belediging", dader="NN1")
    say(book, "noem_benadeelde", naam="P. Jansen", instemming=False)
    assert book.open is not None
    told = said(melding(dossier_of(book.open.meeting), "ab" * 32))
    for concludes in ("Wie het deed", "tijdens deze vergadering", "Handelingskader verstoren raadsvergaderingen"):
        assert concludes not in told
    assert "Personen, zoals genoemd" in told
    assert "melding van agressie (telefoon), gericht op een wethouder." in told
    assert "Vastgelegd is dat P. Jansen niet instemt met aangifte (nr. 4)." in told
    # Of the one somebody said when, of the other nobody did.
    assert "12 maart 2026, 20:15:00 (+01:00) | persoonlijke bedreiging" in told
    assert "tijd niet opgegeven; vastgelegd 13 maart 2026, 10:00:00 (+01:00) | belediging" in told


def test_what_was_disputed_or_approximate_stands_so_beside_it(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    say(book, "betwist", positie=2, tekst="ik weet je huis te vinden")
    say(book, "bel_politie", spoed=True, gebeurd_op=WHEN, kwaliteit="bij_benadering")
    say(book, "zet_stap", stap="gesprek_beeindigd", gebeurd_op=WHEN, kwaliteit="van_horen_zeggen")
    assert book.open is not None
    told = said(melding(dossier_of(book.open.meeting), "ab" * 32))
    assert "“ik weet waar u woont” (opgegeven) | gewoon | BETWIST bij het teruglezen: ik weet je huis te vinden" in told
    assert "(bij benadering)" in told.split("| 112 gebeld |")[1].split(" | Nog niet bekend")[0]
    assert "(van horen zeggen)" in told.split("| Stap |")[1].split("gesprek beëindigd")[0]


def test_the_timeline_does_not_begin_after_what_it_tells(tmp_path: Path) -> None:
    book = threatened(tmp_path)
    assert book.open is not None
    told = said(melding(dossier_of(book.open.meeting), "ab" * 32))
    assert "op volgorde van gebeuren, vanaf" not in told
    assert "eerst het begin van de vastlegging, " in told
