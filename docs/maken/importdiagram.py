"""Draws which part imports which, from the code itself, into ``docs/architectuur.md``.

Without ``--schrijf`` it only compares, and exits 1 where the page is not that of the code. The graph is grimp's, the
same that import-linter judges the layers by. An arrow that follows from two others is left out: ``ui`` imports
``console`` and ``console`` imports ``procedure``, so that ``ui`` may import ``procedure`` too need not be drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import grimp

ROOT = "voorzitter_console"
PAGE = Path(__file__).parents[1] / "architectuur.md"
BEGIN, END = "<!-- importdiagram: begin -->\n", "<!-- importdiagram: einde -->\n"
Imports = Mapping[str, frozenset[str]]


def imports() -> Imports:
    """Each part (package or module directly in the program) with the parts that it imports."""
    graph = grimp.build_graph(ROOT, cache_dir=None)
    parts = graph.find_children(ROOT) - {f"{ROOT}.__main__"}
    for part in parts:
        graph.squash_module(part)
    return {
        part.removeprefix(f"{ROOT}."): frozenset(
            found.removeprefix(f"{ROOT}.") for found in graph.find_modules_directly_imported_by(part) & (parts - {part})
        )
        for part in parts
    }


def reduced(found: Imports) -> Imports:
    """The same without what follows from the rest. Raises ``graphlib.CycleError`` where imports run in a circle."""
    reach: dict[str, frozenset[str]] = {}
    left: dict[str, frozenset[str]] = {}
    for part in TopologicalSorter(found).static_order():
        beyond = frozenset[str]().union(*(reach[below] for below in found[part]))
        left[part] = found[part] - beyond
        reach[part] = found[part] | beyond
    return left


def drawn(found: Imports) -> str:
    """As mermaid, in an order that does not depend on the machine."""
    arrows = reduced(found)
    lines = [f"  {part} --> {below}" for part in sorted(arrows) for below in sorted(arrows[part])]
    alone = [
        f"  {part}" for part in sorted(arrows) if not arrows[part] and not any(part in to for to in arrows.values())
    ]
    return "\n".join(["```mermaid", "flowchart TD", *lines, *alone, "```", ""])


def placed(page: str, diagram: str) -> str:
    """The page with the diagram between its two marks. Raises ``ValueError`` where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name}: {BEGIN.strip()} or {END.strip()} is missing")
    return f"{before}{begin}\n{diagram}\n{end}{after}"


def main(args: list[str]) -> int:
    """Compare, or with ``--schrijf`` write; 0 where page and code agree."""
    old = PAGE.read_text(encoding="utf-8")
    new = placed(old, drawn(imports()))
    if "--schrijf" in args:
        PAGE.write_text(new, encoding="utf-8", newline="\n")
    elif old != new:
        print(f"{PAGE.name}: the import diagram is not that of the code; run 'make docs'", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
