"""All benchmarks by one command, as one table with floor, peer and ratio, in ``docs/prestaties.md``.

    .venv/bin/python -m benchmarks.tabel [NAME ...]        (all without; ``make meet``)

Run it on a machine that does nothing else: the load before each began is written beside its figures, which are written
as soon as they are measured; the rows of benchmarks that are not named stay. What a benchmark prints is read by its own
pattern here (``tests/docs/test_prestaties.py`` holds each against a sample); one that cannot run here (OBS, a peer that
is not installed) or says something else is a row that says so, and the exit is 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "prestaties.md"
BEGIN, END = "<!-- tabel: begin -->\n", "<!-- tabel: einde -->\n"
PATIENCE = 1800
"""Seconds for one benchmark."""
HEAD = (
    "| meting | wat | ondergrens | de console | ter vergelijking | verhouding | gevraagd | wanneer |",
    "|---|---|---|---|---|---|---|---|",
)
_FLOAT = r"([+-]?\d+(?:\.\d+)?)"


class NotUnderstood(ValueError):
    """A benchmark printed something else than its pattern here expects."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. ``ondergrens`` is what nothing could do without, ``vergelijk`` what else does the same work."""

    wat: str
    ondergrens: str
    console: str
    vergelijk: str
    verhouding: str
    gevraagd: str


def found(pattern: str, text: str) -> tuple[str, ...]:
    """The groups of the first match. Raises NotUnderstood."""
    match = re.search(pattern.replace("#", _FLOAT), text)
    if match is None:
        raise NotUnderstood(pattern)
    return match.groups()


def start(text: str) -> list[Figure]:
    """Start to a usable screen."""
    (bare,) = found(r"bare +# ms", text)
    rows = []
    for name, what in (("form", "start tot het eerste scherm"), ("resumed", "start met een open vergadering")):
        (ours,), (ratio, asked) = found(rf"{name} +# ms", text), found(rf"{name}: # x bare \(at most #\)", text)
        rows.append(Figure(what, f"{bare} ms (kale Textual-app)", f"{ours} ms", "", ratio, f"hoogstens {asked}"))
    return rows


def keypress(text: str) -> list[Figure]:
    """Key to its own screen."""
    _, _, floor, _ = found(r"floor: disk p50 +# p99 +# ms +screen p50 +# p99 +# ms", text)
    (limit,) = found(r"p99 asked under # ms", text)
    rows = []
    for count, what in (("10", "toets tot VASTGELEGD, 10 vastleggingen"), ("10000", "hetzelfde bij 10.000")):
        pattern = rf"\b{count}: disk p50 +# p99 +# ms +screen p50 +# p99 +# ms +# x floor \(at most #\)"
        _, _, p50, p99, ratio, asked = found(pattern, text)
        ours = f"p50 {p50} ms, p99 {p99} ms"
        rows.append(
            Figure(what, f"p50 {floor} ms (Textual en SQLite)", ours, "", ratio, f"hoogstens {asked}; p99 {limit} ms")
        )
    return rows


def lag(text: str) -> list[Figure]:
    """Key to the other console's screen."""
    p50, p99 = found(r"both ways: p50 +# +p99 +#", text)
    (peer,) = found(r"eventsourcing: p50 +#", text)
    (repaint,) = found(r"repaint: p50 +#", text)
    ratio, sum_ = found(r"p50 is # x that of eventsourcing and one repaint \(# ms\)", text)
    asked, limit = found(r"asked: at most #, and p99 under # ms", text)
    ours, other = f"p50 {p50} ms, p99 {p99} ms", f"{sum_} ms: eventsourcing ({peer}) en een hertekening"
    what = "toets tot het andere scherm"
    return [Figure(what, f"{repaint} ms (een hertekening)", ours, other, ratio, f"hoogstens {asked}; p99 {limit} ms")]


def fold(text: str) -> list[Figure]:
    """Ten thousand entries to a state."""
    rows = []
    for name in ("gemengd", "alleen noteren"):
        count, ours, asked, floor = found(rf"{name}: fold of # entries # s \(asked #\), JSON alone # s", text)
        ratio = f"{float(ours) / float(floor):.1f}" if float(floor) else ""
        what = f"de stand uit {count} vastleggingen ({name})"
        rows.append(Figure(what, f"{floor} s (alleen JSON)", f"{ours} s", "", ratio, f"hoogstens {asked} s"))
    return rows


def scale(text: str) -> list[Figure]:
    """A long meeting, a journal of many."""
    rows = []
    for match in re.finditer(
        r"(\d+): lezen # s, hervatten # s, # MB; controleren # s = # x lezen en hashen \(# s\)".replace("#", _FLOAT),
        text,
    ):
        count, _, resume, size, check, ratio, floor = match.groups()
        rows.append(Figure(f"hervatten van {count}", "", f"{resume} s, {size} MB", "", "", "50.000: 1,5 s en 120 MB"))
        rows.append(
            Figure(f"controleren van {count}", f"{floor} s (lezen en hashen)", f"{check} s", "", ratio, "hoogstens 3")
        )
    if not rows:
        raise NotUnderstood("lezen, hervatten")
    meetings, share = found(r"wachten op # gesloten vergaderingen: # % van een kern", text)
    rows.append(
        Figure(f"wachten op {meetings} gesloten vergaderingen", "", f"{share} % van een kern", "", "", "onder 2 %")
    )
    return rows


def append(text: str) -> list[Figure]:
    """One entry on disk, in each of its forms."""
    times = {name: (ms, ratio) for name, ms, ratio in re.findall(rf"([^:\n]+): {_FLOAT} ms, {_FLOAT} x", text)}
    own = [name for name in times if name != "SQLite alleen" and not name.startswith("eventsourcing")]
    if "SQLite alleen" not in times or not own:
        raise NotUnderstood("SQLite alleen, vastlegging met keten")
    floor = f"{times['SQLite alleen'][0]} ms (SQLite alleen)"
    same = times.get("eventsourcing, onze instellingen")
    peer = f"{same[0]} ms (eventsourcing, dezelfde instellingen)" if same else ""
    return [Figure(name, floor, f"{times[name][0]} ms", peer, times[name][1], "") for name in own]


def dossier(text: str) -> list[Figure]:
    """All documents of a meeting."""
    rows = []
    pattern = r"([\w ]+) (\d+): dossier # s, bare table # s, ratio #".replace("#", _FLOAT)
    for name, count, ours, bare, ratio in re.findall(pattern, text):
        asked = "hoogstens 2" if count == "5000" else "300: onder 2 s"
        rows.append(
            Figure(
                f"dossier van {count} ({name.strip()})",
                "",
                f"{ours} s",
                f"{bare} s (kale tabel in typst)",
                ratio,
                asked,
            )
        )
    if not rows:
        raise NotUnderstood(pattern)
    return rows


def delen(text: str) -> list[Figure]:
    """The page for another device."""
    p50, p99 = found(r"from disk to viewer: p50 # ms, p99 # ms", text)
    page, whole = found(r"page # kB, all parts # kB", text)
    (memory,) = found(r"its connection together: # MB", text)
    return [
        Figure("van schijf tot het andere toestel", "", f"p50 {p50} ms, p99 {p99} ms", "", "", ""),
        Figure("de pagina", "", f"{page} kB, alle delen {whole} kB; {memory} MB per toestel", "", "", ""),
    ]


def pagina(text: str) -> list[Figure]:
    """The chair's key to the changed page in Chromium, and what twenty viewers cost."""
    figures = r"p50 # p99 # max # ms"
    p50, p99, _ = found(rf"page: {figures}", text)
    bare50, bare99, _ = found(rf"bare: {figures}", text)
    ratio, asked, limit = found(r"page: p99 is # x the bare page's \(asked: at most #, and # ms\)", text)
    viewers, more50, more99, _ = found(rf"page with # viewers: {figures}", text)
    memory, most = found(r"memory a viewer: # MB \(asked: under #\)", text)
    (clerk,) = found(r"memory a griffier's device: # MB", text)
    own, busy, _, _ = found(rf"own key with # viewers: {figures}", text)
    alone, _, _ = found(rf"own key alone: {figures}", text)
    own_ratio, _, own_asked = found(r"own key: p50 is # x with # viewers \(asked: at most #\)", text)
    floor = f"p50 {bare50} ms, p99 {bare99} ms (kale pagina, dezelfde melding)"
    ours = f"p50 {p50} ms, p99 {p99} ms"
    return [
        Figure("toets tot de pagina in Chromium", floor, ours, "", ratio, f"p99 hoogstens {asked}; {limit} ms"),
        Figure(f"hetzelfde met {viewers} meekijkers", "", f"p50 {more50} ms, p99 {more99} ms", "", "", ""),
        Figure(
            f"eigen toets met {own} meekijkers", f"{alone} ms (niemand kijkt mee)", f"{busy} ms", "", own_ratio,
            f"hoogstens {own_asked}",
        ),
        Figure("geheugen per meekijker", "", f"{memory} MB; van een griffier {clerk} MB", "", "", f"onder {most} MB"),
    ]  # fmt: skip


def livestream(text: str) -> list[Figure]:
    """A real OBS."""
    (bare,) = found(r"bare: to the end at the sink +# ms", text)
    (ours,) = found(r"console: to the end at the sink +# ms", text)
    more, asked = found(r"sink: # ms against the bare script \(asked: at most #\)", text)
    p50, p99 = found(r"keys while OBS is frozen: p50 # ms, p99 # ms", text)
    return [
        Figure(
            "stop tot het einde bij de ontvanger",
            f"{bare} ms (kaal script)",
            f"{ours} ms",
            "",
            f"{more} ms",
            f"{asked} ms",
        ),
        Figure("toets terwijl OBS stilstaat", "", f"p50 {p50} ms, p99 {p99} ms", "", "", "p99 onder 100 ms"),
    ]


def schaal(text: str) -> list[Figure]:
    """Meetings at once on a server."""
    figures = "append p50 +# ms +p99 +# ms +lag p50 +# ms +p99 +# ms"
    ratio, asked = found(r"lag p50 # times the bare pair's \(asked: #\)", text)
    rows = [_on_a_server("een schrijver, een lezer op een server", "one bare pair", "one writer, one reader", text)]
    rows[0] = replace(rows[0], verhouding=ratio, gevraagd=f"mediaan van gezien hoogstens {asked}")
    sizes = re.findall(r"^(\d+) meetings, (\d+) readers", text, re.MULTILINE)
    if not sizes:
        raise NotUnderstood(figures)
    for count, readers in sizes:
        meetings = "1 vergadering" if count == "1" else f"{count} vergaderingen"
        what = f"{meetings} met {readers} lezers op een server"
        rows.append(_on_a_server(what, f"bare, {count} x {readers}", f"{count} meetings, {readers} readers", text))
    appends, lags, most = found(r"append p99 #, lag p99 # times \(asked of the meetings: #\)\s*\Z", text)
    against = f"p99 tegen één: vastleggen {appends}, gezien {lags}"
    return [*rows[:-1], replace(rows[-1], verhouding=against, gevraagd=f"hoogstens {most}")]


def _on_a_server(what: str, bare: str, ours: str, text: str) -> Figure:
    told = []
    for name in (bare, ours):
        pattern = rf"^{name} +append p50 +# ms +p99 +# ms +lag p50 +# ms +p99 +# ms"
        written50, written99, seen50, seen99 = found(f"(?m){pattern}", text)
        told.append(f"vastleggen p50 {written50} ms, p99 {written99} ms; gezien p50 {seen50} ms, p99 {seen99} ms")
    return Figure(what, f"{told[0]} (rij met NOTIFY)", told[1], "", "", "")


def standby(text: str) -> list[Figure]:
    """A standby, waited for or not, and going back to a moment."""
    figures = "append p50 +# ms +p99 +# ms"
    alone50, alone99 = found(rf"alone: {figures}", text)
    rows = []
    for name, what in (("beside", "een standby ernaast"), ("waited for", "een standby waarop wordt gewacht")):
        own50, own99, seen50, seen99 = found(rf"{name}: {figures} +on the standby p50 +# ms +p99 +# ms", text)
        ours = f"vastleggen p50 {own50} ms, p99 {own99} ms; daar te lezen p50 {seen50} ms, p99 {seen99} ms"
        ratio = f"{float(own50) / float(alone50):.2f}"
        rows.append(Figure(what, f"p50 {alone50} ms, p99 {alone99} ms (geen standby)", ours, "", ratio, ""))
    took, entries, outcome = found(r"back to a moment: # s, # entries, (\w+)", text)
    return [*rows, Figure(f"terug naar een moment, {entries} vastleggingen", "", f"{took} s, {outcome}", "", "", "")]


def bezorgen(text: str) -> list[Figure]:
    """The chair's own key beside an archive that takes, hangs or is cut off."""
    figures = r"disk p50 +# p99 +# ms +screen p50 +# p99 +# ms"
    _, _, p50, p99 = found(rf"alone: {figures}", text)
    waited, back = found(r"cut: # entries waited; all there # s after", text)
    rows = []
    for name, what in (
        ("takes", "eigen toets, archief neemt aan"),
        ("hangs", "eigen toets, archief hangt"),
        ("cut", f"eigen toets, net weg ({waited} wachtten, alle {back} s na het net er)"),
    ):
        _, _, own50, own99, ratio, asked = found(rf"{name}: {figures} +# x alone \(at most #\)", text)
        ours = f"p50 {own50} ms, p99 {own99} ms"
        floor = f"p50 {p50} ms, p99 {p99} ms (zonder archief)"
        rows.append(Figure(what, floor, ours, "", ratio, f"hoogstens {asked}"))
    return rows


READERS: dict[str, Callable[[str], list[Figure]]] = {
    "start": start,
    "keypress": keypress,
    "lag": lag,
    "fold": fold,
    "scale": scale,
    "append": append,
    "dossier": dossier,
    "delen": delen,
    "pagina": pagina,
    "livestream": livestream,
    "schaal": schaal,
    "standby": standby,
    "bezorgen": bezorgen,
}


GIVEN = {"schaal": ("zalen",)}
"""Arguments: ten years of every municipality take longer than all others together, and stand in ``docs/schaal.md``."""


def measured(name: str) -> tuple[list[Figure], bool]:
    """The rows of one benchmark, run now; and whether it could be measured."""
    called = [sys.executable, "-m", f"benchmarks.{name}", *GIVEN.get(name, ())]
    try:
        done = subprocess.run(called, capture_output=True, text=True, timeout=PATIENCE, cwd=ROOT, check=False)
        print(done.stdout, file=sys.stderr)  # whole, also where it is not understood: it took minutes
        if done.returncode == 0:
            return READERS[name](done.stdout), True
        why = (done.stderr.strip().splitlines() or ["zonder reden"])[-1]
    except subprocess.TimeoutExpired:
        why = f"langer dan {PATIENCE} seconden"
    except NotUnderstood as fault:
        why = f"onbekende uitvoer, verwacht {fault}"
    return [Figure(f"`{name}`", "", f"niet gemeten: {why}"[:160], "", "", "")], False


def lines(name: str, rows: Sequence[Figure], told: str) -> list[str]:
    """One benchmark's rows of the table, in Markdown; ``told`` is when, and how busy the machine was."""
    made = []
    for row in rows:
        cells = (name, row.wat, row.ondergrens, row.console, row.vergelijk, row.verhouding, row.gevraagd, told)
        made.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return made


def put(page: str, name: str, made: Sequence[str]) -> str:
    """The page with those rows in place of that benchmark's own; the other benchmarks' rows stay as they are."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    kept: dict[str, list[str]] = {}
    for line in table.splitlines():
        kept.setdefault(line.split("|")[1].strip() if line.startswith("|") else "", []).append(line)
    kept[name] = list(made)
    rows = [line for one in READERS for line in kept.get(one, ())]
    return "\n".join([f"{before}{BEGIN}", *HEAD, *rows, f"\n{END}{after}"])


def main(names: Sequence[str]) -> int:
    """Measure, and write the page after each; exit 1 where one could not be measured."""
    whole = True
    for name in names or READERS:
        load = f", belasting {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"{name} ...", flush=True)
        rows, good = measured(name)
        made = lines(name, rows, f"{datetime.now(UTC):%Y-%m-%d}{load}")
        print("\n".join(made), flush=True)
        PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), name, made), encoding="utf-8", newline="\n")
        whole &= good
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
