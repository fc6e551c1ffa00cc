"""The keyring's backends raise what they like: as good as no secret, and never the end of the program."""

from __future__ import annotations

import sys
import types

import pytest

from voorzitter_console.livestream import secret


@pytest.mark.parametrize("fault", [KeyError("x"), TypeError("x"), ImportError("x"), RuntimeError("x"), OSError("x")])
def test_a_backend_that_raises_anything_is_none(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def get_password(_service: str, _name: str) -> str:
        raise fault

    module = types.ModuleType("keyring")
    monkeypatch.setattr(module, "get_password", get_password, raising=False)
    monkeypatch.setitem(sys.modules, "keyring", module)
    monkeypatch.delenv(secret.variable("obs"), raising=False)
    assert secret.find("obs") is None


def test_without_keyring_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.delenv(secret.variable("obs"), raising=False)
    assert secret.find("obs") is None
