"""What each role of the server may do on an archive, command by command; who may not hears it in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.cli.conftest import environment, one_sentence
from tests.command import Result, here
from tests.postgres import PgServer
from voorzitter_console import sleutelbos
from voorzitter_console.clock import FakeClock
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.journal import lock
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_command, parse_payload
from voorzitter_console.protocol.load import find

pytestmark = [pytest.mark.echt, pytest.mark.server, pytest.mark.lang]

GEMEENTE, BUREN = "GM0556", "GM0599"
NAME, WORDS = "Karel Ongenaam", "zwaait met een trommel"
ADRES = "postgresql://"
"""In a row of the tables: where the address of the archive comes."""
READERS = ("voorzitter", "griffier", "archief")
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("open_vergadering", {}),
    ("schors", {"reden": "geroep"}),
    ("beschrijf_verstoorder", {"label": "NN1", "naam": NAME, "signalement": WORDS}),
    ("spreek_aan", {"scenario": "B"}),
    ("vorder", {}),
    ("vorder", {}),
    ("meld_fysieke_agressie", {"soort": "bedreiging", "dader": "NN1", "slachtoffer": "de bode"}),
    ("vorder", {}),
    ("verstoorder_vertrokken", {"label": "NN1", "hoe": "na_vordering"}),
    ("beeindig_verstoring", {"hoe": "na_vordering"}),
    ("geef_ruimte", {}),
    ("hervat", {}),
    ("sluit", {}),
]


def _held(journal: PostgresJournal, day: datetime, titel: str) -> Meeting:
    """A real meeting with a disturbance, closed; some weeks ago."""
    protocol, clock = find("maassluis-2025"), FakeClock(day)
    begin = parse_payload(
        "begin_vastlegging",
        {
            "titel": titel,
            "aanvang": day.isoformat(),
            "orgaan": "gemeenteraad",
            "protocol_naam": protocol.naam,
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
            "geopend": False,
        },
    )
    assert isinstance(begin, BeginVastlegging)
    meeting = Meeting.begin(journal, clock, protocol, begin, station="raadzaal-1", door="voorzitter")
    for soort, velden in STEPS:
        clock.forward(60)
        meeting.decide(parse_command(soort, velden), door="voorzitter")
    return meeting


@pytest.fixture(scope="module")
def filled(pg: PgServer) -> Iterator[str]:
    """The name of a database with two meetings of a municipality, in which the same person was; only to read."""
    with pg.database() as url:
        of_one = ServerAddress(f"{url}&options=-cvoorzitter_console.gemeente%3D{GEMEENTE}")
        with closing(PostgresJournal.open(of_one)) as journal:
            before = _held(journal, datetime(2026, 3, 10, 19, 30, tzinfo=UTC), "Raad in het voorjaar")
            meeting = _held(journal, datetime(2026, 6, 9, 19, 30, tzinfo=UTC), "Raad in de zomer")
            same = {"label": "NN1", "stroom": before.stroom, "ander": "NN1", "zelfde": True}
            meeting.decide(parse_command("vergelijk_persoon", same), door="griffier")
        for rol, gemeente in ((rol, GEMEENTE) for rol in (*READERS, "meekijker", "rolloos")):
            _login(url, rol, gemeente)
        for rol in ("griffier", "archief"):
            _login(url, rol, BUREN)
        _login(url, "griffier", None)
        yield urlsplit(url).path.strip("/")


def _login(url: str, rol: str, gemeente: str | None) -> None:
    name = _name(rol, gemeente)
    with psycopg.connect(url, autocommit=True) as con:
        con.execute(
            f"DO $$ BEGIN CREATE ROLE {name} LOGIN; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN END $$".encode()
        )
        if rol != "rolloos":
            con.execute(f"GRANT {rol} TO {name}".encode())
        if gemeente is not None:
            con.execute("INSERT INTO gebruiker VALUES (%s, %s)", (name, gemeente))


def _name(rol: str, gemeente: str | None) -> str:
    return f"rol_{rol}_{gemeente or 'geen'}".lower()


Told = Callable[..., Result]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Runs a row of a table at an address, with what is typed, and a term of retention in months."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(sleutelbos, "get", kept.get)
    monkeypatch.setattr(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None)
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    settings = tmp_path / "instellingen.toml"
    surroundings = {**environment(tmp_path), "VOORZITTER_CONSOLE_INSTELLINGEN": str(settings)}

    def run(url: str, row: tuple[str, ...], typed: str = "", maanden: int = 0) -> Result:
        settings.write_text(f"[bewaren]\nmaanden = {maanden}\n", encoding="utf-8")
        words = [url if word == ADRES else word for word in row]
        return here(words if ADRES in row else [*words, "--database", url], tmp_path, surroundings, typed)

    yield run
    lock.opened.clear()


def _digit(shown: str, words: str) -> str:
    """Of the line of a list that holds these words."""
    (line,) = [line for line in shown.splitlines() if words in line and line[:1].isdigit()]
    return line.partition(".")[0]


# reading -----------------------------------------------------------------------------------------------------------

READ: dict[str, tuple[tuple[str, ...], str]] = {
    "vergaderingen": (("vergaderingen",), "Raad in de zomer"),
    "controleer": (("controleer", ADRES), "heel (journaal, vergaderingen: 2)"),
    "dossier": (("dossier", "--uit", "uit"), "Dossier van 'Raad in de zomer'"),
    "checklist": (("dossier", "--controle", "--regels"), "checklist voor de aangifte"),
    "agenda": (("agenda", "--uit", "uit"), "termijnen.ics"),
    "naderhand": (("naderhand", "--regels"), "taken open"),
    "gir": (("gir", "--uit", "uit"), "staat in uit"),
    "overzicht": (("overzicht", "2026", "--regels"), "vergaderingen vastgelegd: 2"),
    "overzicht op papier": (("overzicht", "2026", "--uit", "uit"), "staat in uit"),
    "opschonen": (("opschonen",), "Te wissen: 'Raad in de zomer'"),
    "kopie": (("kopie", "stick"), "2 vergaderingen"),
    "casus": (("scenario", "uit", "--uit", "les.toml", "--ja"), "les.toml"),
    "kluis": (("kluis",), "geen slot"),
}
for _soort, _kind in KINDS.items():
    _whom = ("--persoon", "NN1") if _kind.persoon else ()
    READ[f"brief {_soort}"] = (("brief", _soort, "--uit", "uit", *_whom), "Concept '")
NOTHING = {
    "vergaderingen": "nog geen vergadering",
    "controleer": "vergaderingen: 0",
    "overzicht": "vergaderingen vastgelegd: 0",
    "overzicht op papier": "staat in uit",
    "opschonen": "niets ouder",
    "kopie": "0 vergaderingen",
    "kluis": "geen slot",
}
"""What a municipality without a meeting is told where that is no fault."""


@pytest.mark.parametrize("what", READ)
@pytest.mark.parametrize("rol", READERS)
def test_who_reads_all_of_his_own_municipality(pg: PgServer, filled: str, told: Told, what: str, rol: str) -> None:
    row, said = READ[what]
    done = told(pg.at(filled, user=_name(rol, GEMEENTE)), row, maanden=int(what == "opschonen"))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert said in done.stdout


@pytest.mark.parametrize("rol", READERS)
def test_the_terms_and_what_is_known_of_a_person(pg: PgServer, filled: str, told: Told, rol: str) -> None:
    url, row = pg.at(filled, user=_name(rol, GEMEENTE)), ("naderhand", "--regels")
    tasks = told(url, row, "1\n").stdout
    assert "TE LAAT" in tasks
    assert "aangifte doen, of besluiten dat niet te doen (burgemeester)" in tasks
    done = told(url, row, f"1\n{_digit(tasks, 'herhaald voorval')}\n1\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"EERDER: NN1 ({NAME})" in done.stdout or f"EERDER: {NAME}" in done.stdout
    assert "Raad in het voorjaar" in done.stdout


@pytest.mark.parametrize("what", READ)
@pytest.mark.parametrize(
    ("rol", "gemeente", "why"),
    [
        ("meekijker", GEMEENTE, "er is niets gelezen; vraag de beheerder om de juiste rol."),
        ("rolloos", GEMEENTE, "er is niets gelezen; vraag de beheerder om de juiste rol."),
        ("griffier", None, "bij geen gemeente; vraag de beheerder hem bij een gemeente te zetten."),
        ("griffier", BUREN, "hier staat nog geen vergadering in; open er eerst een."),
    ],
)
def test_who_may_not_hears_why_in_one_sentence_and_sees_nothing(
    pg: PgServer, filled: str, told: Told, tmp_path: Path, what: str, rol: str, gemeente: str | None, why: str
) -> None:
    done = told(pg.at(filled, user=_name(rol, gemeente)), READ[what][0], maanden=int(what == "opschonen"))
    if gemeente == BUREN and what in NOTHING:
        assert (done.returncode, done.stderr) == (0, "")
        assert NOTHING[what] in done.stdout
    else:
        assert done.returncode == 2
        assert one_sentence(done).endswith(why)
        assert not (tmp_path / "uit").exists()
    for text in (NAME, WORDS, "Raad in"):
        assert text not in done.stdout + done.stderr
        assert all(text.encode() not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


# writing -----------------------------------------------------------------------------------------------------------

_GROND = ("--grond", "verzoek", "--door", "de functionaris", "--ja")
WRITE: dict[str, tuple[tuple[str, ...], str, str, tuple[str, ...]]] = {
    "wis": (("wis", "--label", "NN1", *_GROND), "", "Gewist: ", ("archief",)),
    "opschonen": (("opschonen", "--ja", "--door", "de griffier"), "", "Gewist: ", ("archief",)),
    "kluis aan": (("kluis", "aan", "--ja"), "", "De kluis is op slot", ("archief",)),
    "overnemen": (
        ("overzetten", ADRES, "nieuw.sqlite", "--neem-over", "--door", "de plaatsvervanger", "--ja"),
        "",
        "Overgenomen tot en met nr.",
        READERS,
    ),
    "afdoen": (("naderhand", "--regels"), "1\n3\n1\nde griffier\n\nja\n\n\n\n", "VASTGELEGD", READERS),
}
"""What is asked, what is typed, what is said where it is done, and the roles that may."""


def _content(url: str) -> list[Any]:
    """All that stands there of the municipality."""
    asked = "SELECT * FROM {} WHERE gemeente = %s ORDER BY 1, 2"
    with psycopg.connect(url) as con:
        return [con.execute(asked.format(table).encode(), (GEMEENTE,)).fetchall() for table in _TABLES]


_TABLES = ("stroom", "vastlegging", "kluis", "eigendom")


@pytest.mark.parametrize("what", WRITE)
@pytest.mark.parametrize("rol", READERS)
def test_who_may_change_what(pg: PgServer, filled: str, told: Told, what: str, rol: str) -> None:
    row, typed, said, may = WRITE[what]
    with pg.database(template=filled) as url:
        before = _content(url)
        with_role = pg.at(urlsplit(url).path.strip("/"), user=_name(rol, GEMEENTE))
        done = told(with_role, row, typed, maanden=1)
        if rol in may:
            assert done.returncode == 0, done.stderr
            assert said in done.stdout
            assert _content(url) != before
            assert told(with_role, ("controleer", ADRES)).returncode == 0
        else:
            assert done.returncode == 2
            assert one_sentence(done).endswith("er is niets vastgelegd; vraag de beheerder om de juiste rol.")
            assert said not in done.stdout
            assert _content(url) == before


@pytest.mark.parametrize("what", WRITE)
@pytest.mark.parametrize(("rol", "gemeente"), [("meekijker", GEMEENTE), ("archief", BUREN), ("griffier", None)])
def test_who_may_not_read_changes_nothing_either(
    pg: PgServer, filled: str, told: Told, what: str, rol: str, gemeente: str | None
) -> None:
    row, typed, said, _ = WRITE[what]
    url = pg.at(filled)
    before = _content(url)
    done = told(pg.at(filled, user=_name(rol, gemeente)), row, typed, maanden=1)
    if gemeente == BUREN and what == "opschonen":
        assert "niets ouder" in done.stdout
    elif gemeente != BUREN or what != "kluis aan":  # the lock on one's own, empty vault may be put on
        assert done.returncode == 2
        assert one_sentence(done).endswith(".")
        assert said not in done.stdout
    assert _content(url) == before
