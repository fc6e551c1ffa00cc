"""Makes ``THIRD-PARTY-NOTICES.md``: every package that an installed console runs on, with its licence.

Without ``--schrijf`` it only compares, and exits 1 where a package or a licence differs. The list is walked from the
dependencies in ``pyproject.toml`` through what is installed here, whatever the platform of each; versions stand in
``constraints.txt`` and in the bill of materials (``make sbom``).
What only another platform or Python needs cannot be looked into here: its row stays as it was written.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "THIRD-PARTY-NOTICES.md"
_PLAIN = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Classifiers of older metadata as SPDX identifiers."""
_SHORT = {"Apache License 2.0": "Apache-2.0", "MIT license": "MIT"}
_READ = {"jinja2": "BSD-3-Clause", "segno": "BSD-3-Clause"}
"""Packages whose metadata say no more than BSD: as their licence file reads."""
_ANYWHERE: tuple[dict[str, str], ...] = tuple(
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": name,
        "os_name": os_name,
    }
    for python in ("3.11", "3.12", "3.13", "3.14")
    for system, name, os_name in (
        ("linux", "Linux", "posix"),
        ("win32", "Windows", "nt"),
        ("darwin", "Darwin", "posix"),
    )
)
"""Where this program may be installed."""
_HEAD = """\
# Third-party notices

voorzitter-console itself is licensed under the EUPL-1.2 (`LICENSE`, in Dutch `LICENSE.nl`). Installing it brings the
packages below, each under its own licence; none of their source stands in this repository. Made by `make docs` from
what is installed; a test keeps it current. Each package carries the full text of its licence in its own
`*.dist-info` folder; a build that puts the packages together in one file must ship those texts with it.

| package | licence | needed |
|---|---|---|
"""
_TAIL = """
The documents are set in Libertinus Serif and DejaVu Sans Mono, which come inside the `typst` package and are embedded
in each PDF: SIL Open Font License 1.1, and the Bitstream Vera licence with DejaVu's changes in the public domain.
"""


class LicenceUnknown(Exception):
    """A package says nothing of its licence, or says it in a way that this script does not know."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package, and the condition under which it is installed (empty: always)."""

    name: str
    licence: str
    marker: str
    direct: bool
    """Named in ``pyproject.toml`` itself."""


def _written() -> dict[str, str]:
    """Each package of the file with its licence."""
    rows = re.findall(r"^\| (\S+) \| (\S.*?) \| (?:always|`.*`) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    return dict(rows)


def _installed(name: str) -> Message | None:
    try:
        return cast(Message, metadata.metadata(name))
    except metadata.PackageNotFoundError:
        return None


def licence(name: str) -> str:
    """The SPDX expression of a package. Raises LicenceUnknown."""
    found = _installed(name)
    if found is None:
        if name not in _written():
            raise LicenceUnknown(f"{name} is not installed here: write its row in {PAGE.name} by hand")
        return _written()[name]
    classified = [
        _PLAIN[last]
        for entry in found.get_all("Classifier") or ()
        if entry.startswith("License ::") and (last := entry.rpartition(" :: ")[2]) in _PLAIN
    ]
    stated = str(found.get("License") or "").strip()
    said = (
        found.get("License-Expression") or _SHORT.get(stated) or (stated if re.fullmatch(r"[\w.+-]+", stated) else "")
    )
    answer = str(said or _READ.get(name) or " AND ".join(classified))
    if not answer:
        raise LicenceUnknown(f"{name}: its metadata name no licence that is known here; look it up and add it")
    return answer


def _needed(above: Requirement) -> Iterator[Requirement]:
    try:
        lines = metadata.requires(above.name) or ()
    except metadata.PackageNotFoundError:
        lines = ()
    for line in lines:
        requirement = Requirement(line)
        asked = [{**there, "extra": extra} for there in _ANYWHERE for extra in ("", *above.extras)]
        if requirement.marker is None or any(requirement.marker.evaluate(there) for there in asked):
            yield requirement


def _where(requirement: Requirement) -> str:
    """On what it is needed; that an extra was asked for says nothing of the machine."""
    return re.sub(r"( and )?extra == ['\"][\w.-]+['\"]( and )?", "", str(requirement.marker or ""))


def packages() -> list[Package]:
    """All of them, by name; a package that one way needs always is one that is always needed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    queue = [(Requirement(line), "") for line in project["dependencies"]]
    extra = [(Requirement(line), 'extra == "postgres"') for line in project["optional-dependencies"]["postgres"]]
    queue = extra + queue
    direct = {canonicalize_name(requirement.name) for requirement, _ in queue}
    found: dict[str, str] = {}
    walked: set[tuple[str, frozenset[str], str]] = set()
    while queue:
        requirement, above = queue.pop()
        name = canonicalize_name(requirement.name)
        marker = " and ".join(filter(None, dict.fromkeys((above, _where(requirement)))))
        if (name, frozenset(requirement.extras), marker) in walked:
            continue
        walked.add((name, frozenset(requirement.extras), marker))
        found[name] = "" if found.get(name) == "" else marker
        queue += [(below, marker) for below in _needed(requirement)]
    return [Package(name, licence(name), marker, name in direct) for name, marker in sorted(found.items())]


def page() -> str:
    """The whole file."""
    rows = [f"| {p.name} | {p.licence} | {f'`{p.marker}`' if p.marker else 'always'} |" for p in packages()]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


def _as_tested(name: str) -> bool:
    """Whether the version here is the one of ``constraints.txt``; another may need or say something else."""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.M))
    tested: dict[str, str] = {canonicalize_name(pinned): version for pinned, version in pins.items()}
    found = _installed(name)
    return found is not None and tested.get(name) == found["Version"]


def faults() -> list[str]:
    """In what the file differs from what is installed here, where that is what was tested together."""
    written = _written()
    walked = {package.name: package.licence for package in packages() if package.direct or _as_tested(package.name)}
    reached = {package.name for package in packages()}
    missing = [
        f"{name} ({known}) is missing or has another licence"
        for name, known in walked.items()
        if written.get(name) != known
    ]
    left = [f"{name} is needed by nothing" for name in written if name not in reached and _as_tested(name)]
    return missing + left


def main(args: list[str]) -> int:
    """Compare, or with ``--schrijf`` write; 0 where file and packages agree."""
    if "--schrijf" in args:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    wrong = faults()
    for fault in wrong:
        print(f"{PAGE.name}: {fault}; run 'make docs'", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
