"""The table of performance: what each benchmark prints is understood, and a row is never made up."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.docs.script import script

tabel = script("benchmarks/tabel.py")

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "start": "bare         90 ms   (88-95)\nform        120 ms   (118-130)\nresumed     131 ms   (128-140)\n"
    "form: 1.33 x bare (at most 1.5)\nresumed: 1.46 x bare (at most 1.5)\n",
    "keypress": " floor: disk p50   2.1 p99   4.0 ms   screen p50   4.2 p99   9.1 ms\n"
    "    10: disk p50   2.5 p99   5.0 ms   screen p50   6.1 p99  12.0 ms   1.45 x floor (at most 2)\n"
    " 10000: disk p50   2.6 p99   5.1 ms   screen p50   6.4 p99  13.0 ms   1.52 x floor (at most 2)\n"
    "SQLite 3.40.1, 200 presses each, p99 asked under 100 ms\n",
    "lag": "   eventsourcing: p50    6.1  p99   10.2  max   14.0 ms\n"
    "          repaint: p50    3.0  p99    5.0  max    6.0 ms\n"
    "        both ways: p50    8.0  p99   20.1  max   30.0 ms\n"
    "200 events: p50 is 0.88 x that of eventsourcing and one repaint (9.1 ms)\n"
    "asked: at most 1, and p99 under 50 ms\n",
    "fold": "gemengd: fold of 10000 entries 0.210 s (asked 0.5), JSON alone 0.021 s\n"
    "alleen noteren: fold of 10000 entries 0.050 s (asked 0.5), JSON alone 0.020 s\n",
    "scale": "   500: lezen 0.01 s, hervatten 0.05 s, 40 MB; controleren 0.03 s = 1.5 x lezen en hashen (0.02 s)\n"
    " 50000: lezen 0.90 s, hervatten 1.40 s, 76 MB; controleren 2.00 s = 2.1 x lezen en hashen (0.95 s)\n"
    "wachten op 1000 gesloten vergaderingen: 0.01 % van een kern\n",
    "append": "SQLite alleen: 2.00 ms, 1.0 x SQLite alleen\nvastlegging met keten: 2.20 ms, 1.1 x SQLite alleen\n"
    "onder het slot: 2.30 ms, 1.1 x SQLite alleen\neventsourcing, onze instellingen: 2.10 ms, 1.0 x SQLite alleen\n",
    "dossier": "notities 300: dossier 1.20 s, bare table 0.70 s, ratio 1.71\n    of which reading: 0.05 s\n"
    "alles erin 5000: dossier 9.10 s, bare table 6.00 s, ratio 1.52, 2.01 times the one before\n",
    "delen": "view and page of the griffier: 3.10 ms\npage 20.1 kB, all parts 30.2 kB\n"
    "memory a viewer, both ends of its connection together: 0.31 MB\n"
    "from disk to viewer: p50 4.1 ms, p99 9.9 ms\n",
    "pagina": "page: p50 29.0 p99 45.7 max 46.0 ms\nbare: p50 23.4 p99 32.1 max 32.3 ms\n"
    "page: p99 is 1.42 x the bare page's (asked: at most 1.5, and 150 ms)\n"
    "page with 20 viewers: p50 40.5 p99 97.5 max 98.0 ms\nmemory a viewer: 0.27 MB (asked: under 2.0)\n"
    "own key with 20 viewers: p50 23.1 p99 61.4 max 62.0 ms\nown key alone: p50 25.6 p99 45.8 max 46.0 ms\n"
    "own key: p50 is 0.91 x with 20 viewers (asked: at most 1.2)\nmemory a griffier's device: 0.65 MB\n",
    "schaal": "one bare pair            append p50   2.09 ms  p99   20.74 ms   lag p50   2.44 ms  p99   26.90 ms   "
    "(178 times)\n"
    "one writer, one reader   append p50   3.74 ms  p99   23.24 ms   lag p50   4.51 ms  p99   27.23 ms   (162 times)\n"
    "  lag p50 1.45 times the bare pair's (asked: 1.5); of 15 rounds in turn the median, from 1.21 to 1.81\n"
    "bare, 1 x 5              append p50  27.49 ms  p99   63.55 ms   lag p50  28.68 ms  p99   63.95 ms   (180 times)\n"
    "bare, 50 x 5             append p50  21.70 ms  p99  134.07 ms   lag p50  15.28 ms  p99  133.29 ms   (8625 times)\n"
    "  50 against 1: append p99 2.11, lag p99 2.08 times (asked of the meetings: 2)\n"
    "1 meetings, 5 readers    append p50  86.14 ms  p99  157.37 ms   lag p50 105.22 ms  p99  170.33 ms   (170 times)\n"
    "50 meetings, 5 readers   append p50  35.82 ms  p99  257.84 ms   lag p50  26.72 ms  p99  277.42 ms   (8505 times)\n"
    "  50 against 1: append p99 1.64, lag p99 1.63 times (asked of the meetings: 2)\n",
    "standby": "alone: append p50   2.80 ms  p99  11.88 ms\n"
    "beside: append p50   4.68 ms  p99  20.46 ms   on the standby p50   8.90 ms  p99  45.81 ms\n"
    "waited for: append p50  11.92 ms  p99 186.19 ms   on the standby p50  14.29 ms  p99 208.81 ms\n"
    "back to a moment: 2.3 s, 831 entries, heel\n",
    "bezorgen": " alone: disk p50  22.5 p99  32.4 ms   screen p50  31.8 p99  36.7 ms\n"
    " takes: disk p50  24.3 p99  59.6 ms   screen p50  33.9 p99  72.9 ms   1.07 x alone (at most 1.2)\n"
    " hangs: disk p50  19.9 p99  47.8 ms   screen p50  23.7 p99  52.6 ms   0.75 x alone (at most 1.2)\n"
    "   cut: disk p50  18.9 p99  26.2 ms   screen p50  27.2 p99  32.6 ms   0.85 x alone (at most 1.2)\n"
    "cut: 8 entries waited; all there 21.6 s after the network was back\n"
    "hangs: all there 0.0 s after the server went on\n5 presses each\n",
    "livestream": "    bare: to the end at the sink   210 ms, to the confirmation   205 ms (median)\n"
    " console: to the end at the sink   260 ms, to the confirmation   270 ms (median)\n"
    "      sink: +50 ms against the bare script (asked: at most +100)\n"
    " confirmed: +65 ms against the bare script (asked: at most +100)\n"
    "keys while OBS is frozen: p50 3.0 ms, p99 8.0 ms\n",
}
"""As each prints it (its own ``print`` lines)."""


def test_every_benchmark_has_a_row_reader_and_a_sample() -> None:
    there = {file.stem for file in (ROOT / "benchmarks").glob("*.py")} - {"tabel", "peer", "__init__"}
    assert there == set(tabel.READERS) == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_what_it_prints_is_understood(name: str) -> None:
    rows = tabel.READERS[name](SAMPLES[name])
    assert rows
    assert all(row.wat and row.console for row in rows)
    with pytest.raises(tabel.NotUnderstood):
        tabel.READERS[name]("Traceback (most recent call last)")


def test_the_figures_stand_in_their_columns() -> None:
    (row, _) = tabel.start(SAMPLES["start"])
    assert row == tabel.Figure(
        "start tot het eerste scherm", "90 ms (kale Textual-app)", "120 ms", "", "1.33", "hoogstens 1.5"
    )
    assert tabel.lag(SAMPLES["lag"])[0].vergelijk == "9.1 ms: eventsourcing (6.1) en een hertekening"
    assert tabel.pagina(SAMPLES["pagina"])[2] == tabel.Figure(
        "eigen toets met 20 meekijkers", "25.6 ms (niemand kijkt mee)", "23.1 ms", "", "0.91", "hoogstens 1.2"
    )
    assert [row.verhouding for row in tabel.bezorgen(SAMPLES["bezorgen"])] == ["1.07", "0.75", "0.85"]
    assert [row.wat for row in tabel.scale(SAMPLES["scale"])][:2] == ["hervatten van 500", "controleren van 500"]


def test_one_that_fails_is_a_row_that_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(*_args: Any, **_more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "ModuleNotFoundError: eventsourcing")

    monkeypatch.setattr(subprocess, "run", failed)
    rows, good = tabel.measured("lag")
    assert not good
    assert rows[0].console == "niet gemeten: ModuleNotFoundError: eventsourcing"


def test_the_page_keeps_all_but_the_rows_of_that_benchmark() -> None:
    page = f"ervoor\n{tabel.BEGIN}{tabel.END}erna\n"
    start = tabel.lines("start", tabel.start(SAMPLES["start"]), "2026-11-28, belasting 0.1")
    fold = tabel.lines("fold", tabel.fold(SAMPLES["fold"]), "2026-11-29, belasting 0.2")
    both = tabel.put(tabel.put(page, "fold", fold), "start", start)
    assert both == tabel.put(tabel.put(page, "start", start), "fold", fold), "in the order of the benchmarks"
    row = "| fold | de stand uit 10000 vastleggingen (gemengd) | 0.021 s (alleen JSON) | 0.210 s |  | 10.0 |"
    assert row in both
    assert both.startswith("ervoor\n")
    assert both.endswith("erna\n")
    again = tabel.put(both, "start", start[:1])
    assert start[1] not in again
    assert row in again
