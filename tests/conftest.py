"""How thorough hypothesis is: the quick suite repeats itself exactly, ``HYPOTHESIS_PROFILE=grondig`` goes looking.

What takes minutes (``groot``), or 0.2 seconds where there are hundreds of them (``lang``), is not in the quick
suite; ``.ci/run`` sets VOORZITTER_CONSOLE_ECHT and runs it. There each property is ``lang`` too: with three times the
examples that the quick suite takes.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.stylesheets import share
from tests.together import collecting

if TYPE_CHECKING:
    from tests.postgres import PgServer

ALL = bool(os.environ.get("VOORZITTER_CONSOLE_ECHT"))
"""Whether what takes long runs too."""
for name, examples in {"kort": 20, "vlot": 60}.items():
    settings.register_profile(
        name, max_examples=examples, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
    )
settings.register_profile("grondig", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vlot" if ALL else "kort"))
share()

LEFT_OUT = {
    "groot": "takes minutes: runs in .ci/run, or with VOORZITTER_CONSOLE_ECHT=verplicht and -m echt",
    "lang": "long work or seconds of waiting: in .ci/run, or VOORZITTER_CONSOLE_ECHT=verplicht and -m lang",
}


def pytest_xdist_auto_num_workers() -> int:
    """Half again as many processes as cores: a third of their time the tests wait, for a process or a time-out."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Quicker, where several processes do it at once."""
    with collecting(session.config):
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes long, and say so."""
    for item in items:
        if ALL and is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.lang)
        if item.get_closest_marker("lang") and "pg" in getattr(item, "fixturenames", ()):
            # Where the tests run as root, ``.ci/run`` does the long ones without the rights that a server needs.
            missing = {"echt", "server"} - {mark.name for mark in item.iter_markers()}
            assert not missing, f"{item.nodeid} needs a server and is long: mark it {', '.join(sorted(missing))} too"
    if ALL:
        return
    for name, reason in LEFT_OUT.items():
        for item in items:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def pg() -> Iterator[PgServer]:
    """A real server, one for all processes of this run."""
    from tests.postgres import PgServer, started, with_template

    # Not below pytest's own folder: that is closed to the user as whom a server runs where the tests run as root.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    server = started(Path(tempfile.gettempdir()) / f"voorzitter-console-pg-{run}")
    try:
        yield with_template(PgServer(server.get_uri()))
    finally:
        server.cleanup()


@pytest.fixture
def pg_url(pg: PgServer) -> Iterator[str]:
    """The address of an empty journal on it, as the owner of its tables."""
    with pg.journal() as url:
        yield url
