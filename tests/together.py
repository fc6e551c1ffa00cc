"""What the processes of one run of the tests need not each do again: it makes no test quicker to fail or to pass.

On a fresh checkout each process would rewrite and compile all test modules; here each begins at another place of the
list and finds what the others compiled. And the collector of memory leaves alone what collecting the tests made: going
through it again and again took a seventh of the time of all tests.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

YOUNG = 20_000
"""Objects made before memory is looked through again; a screen is drawn with some thousands (Python's own: 700)."""


@contextmanager
def collecting(config: pytest.Config) -> Iterator[None]:
    """Around the collection of the tests, in each process."""
    writes = sys.dont_write_bytecode
    gc.disable()
    try:
        if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
            _import_from_another_place(config)
        yield
    finally:
        sys.dont_write_bytecode = writes
        gc.freeze()
        gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
        gc.enable()


def _import_from_another_place(config: pytest.Config) -> None:
    """All test modules, from the part of this process on; what one cannot import pytest says when it comes there."""
    worker: dict[str, object] = getattr(config, "workerinput", {})
    if not worker:
        return
    sys.dont_write_bytecode = False  # where that is set, no process could find what another one compiled
    names = [_name(path, config.rootpath) for path in sorted((config.rootpath / "tests").rglob("test_*.py"))]
    first = len(names) * int(str(worker["workerid"]).removeprefix("gw")) // int(str(worker["workercount"]))
    for name in names[first:] + names[:first]:
        try:
            import_module(name)
        except (Exception, pytest.skip.Exception):  # noqa: BLE001, S112
            continue


def _name(path: Path, root: Path) -> str:
    """As pytest names the module, so that it is not imported twice."""
    return ".".join(path.relative_to(root).with_suffix("").parts)
