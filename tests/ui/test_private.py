"""The private names of Textual: all in one file, and told by name where a version lacks one."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path

import textual
from textual.driver import Driver
from textual.message_pump import MessagePump

from voorzitter_console import ui
from voorzitter_console.ui import private

MADE_BY_BASE = {
    *("_decorated_handlers", "_merged_bindings", "_css_type_name", "_css_type_names", "_reactives", "_computes"),
    *("_inherit_css", "_inherit_bindings", "_inherit_component_classes", "_css_bases", "_abc_impl"),
}
"""What Textual, and Python, give to each class that is made."""
NAMES = {name.rpartition(".")[2] for name in private.NAMES}


def _known(path: str) -> bool:
    """Whether that class, or one above it, has the name: as a method, or given to its instances."""
    where, _, name = path.rpartition(".")
    module, _, cls = where.rpartition(".")
    found = getattr(import_module(module), cls, None)
    if not isinstance(found, type):
        return False
    own = [one for one in found.__mro__ if one.__module__.startswith("textual.")]
    return hasattr(found, name) or any(re.search(rf"self\.{name}\b.*=", inspect.getsource(one)) for one in own)


def test_this_version_of_textual_has_them_all() -> None:
    posix = sys.platform != "win32"
    lacking = [path for path in private.NAMES if (posix or "linux_driver" not in path) and not _known(path)]
    assert lacking == [], f"Textual {textual.__version__} lacks these; see the reasons in ui/private.py"


def test_one_that_is_gone_would_be_told() -> None:
    assert not _known("textual.app.App._this_is_gone")
    assert not _known("textual.app.Gone._exception")


def test_no_other_file_uses_one() -> None:
    found = {}
    for path in sorted(Path(ui.__file__).parent.rglob("*.py")):
        tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        used = {node.attr for node in tree if isinstance(node, ast.Attribute)}
        used |= {node.name for node in tree if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        used |= {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        for node in tree:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                names = [part for alias in node.names for part in (node.module or "", alias.name)]
                assert not [name for name in names if re.search(r"(^|\.)_", name)], path
        if used & NAMES and path != Path(private.__file__):
            found[path.name] = used & NAMES
    assert found == {}


def test_no_name_of_ours_hides_one_of_textuals() -> None:
    """Textual's private methods are overridden there alone, and none by accident."""
    for module in pkgutil.walk_packages(ui.__path__, ui.__name__ + "."):
        if sys.platform != "win32" or not module.name.endswith(".driver"):
            import_module(module.name)
    found = []
    for ours in {*_below(MessagePump), *_below(Driver)}:
        if ours.__module__.startswith(ui.__name__ + ".") and ours.__module__ != private.__name__:
            above = {name for one in ours.__mro__ if one.__module__.startswith("textual.") for name in vars(one)}
            hidden = {name for name in vars(ours) if re.match(r"_(?!_|default_)", name)} & above - MADE_BY_BASE
            found += [f"{ours.__name__}.{name}" for name in hidden]
    assert found == []


def _below(base: type) -> set[type]:
    direct: list[type] = base.__subclasses__()
    return {*direct, *(one for below in direct for one in _below(below))}
