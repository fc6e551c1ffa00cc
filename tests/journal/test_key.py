"""This installation's key: made once, for its owner alone, read by the real openssl; what is no key is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from tests.parts import need
from voorzitter_console.journal.key import (
    Key,
    KeyUnusable,
    fingerprint,
    load,
    public_of_pem,
    signed,
)


def test_it_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "map" / "sleutel.pem"
    old = os.umask(0)
    try:
        made = load(path)
    finally:
        os.umask(old)
    assert load(path).public == made.public
    assert [p.name for p in path.parent.iterdir()] == ["sleutel.pem"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_windows_that_make_it_at_once_get_the_same_one(tmp_path: Path) -> None:
    path, found, barrier = tmp_path / "sleutel.pem", [], threading.Barrier(8)

    def take() -> None:
        barrier.wait()
        found.append(load(path).public)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_openssl_verifies_what_it_signs(tmp_path: Path) -> None:
    need(shutil.which("openssl") is not None, "openssl is not installed")
    key = load(tmp_path / "sleutel.pem")
    for name, content in (("publiek.pem", key.pem), ("f", b"inhoud"), ("f.sig", key.sign(b"inhoud"))):
        (tmp_path / name).write_bytes(content)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "publiek.pem", "-rawin", "-in", "f"]
    good = subprocess.run([*command, "-sigfile", "f.sig"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stderr
    (tmp_path / "f").write_bytes(b"Inhoud")
    assert subprocess.run([*command, "-sigfile", "f.sig"], cwd=tmp_path, capture_output=True, check=False).returncode


def test_a_signature_is_always_the_same_and_holds_for_nothing_else(tmp_path: Path) -> None:
    key, other = load(tmp_path / "a"), load(tmp_path / "b")
    assert key.sign(b"x") == key.sign(b"x")
    assert signed(key.public, b"x", key.sign(b"x"))
    assert not signed(key.public, b"y", key.sign(b"x"))
    assert not signed(other.public, b"x", key.sign(b"x"))
    assert not signed("geen hex", b"x", key.sign(b"x"))
    assert not signed("00", b"x", b"")


def test_the_public_part_as_openssl_has_it(tmp_path: Path) -> None:
    key = load(tmp_path / "sleutel.pem")
    assert public_of_pem(key.pem) == key.public
    assert len(fingerprint(key.public)) == 19
    assert key.fingerprint == fingerprint(key.public)
    for nothing in (b"", b"x", key.pem[:40], b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"):
        assert public_of_pem(nothing) is None


RSA = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2
OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r
1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G
-----END PRIVATE KEY-----
"""
"""Of another kind (EC P-256, from RFC 8410's neighbours; made for nothing else)."""


@pytest.mark.parametrize("content", [b"", b"geen sleutel", b"x" * 100_000, RSA.encode()])
def test_what_is_no_key_is_refused_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sleutel.pem"
    path.write_bytes(content)
    with pytest.raises(KeyUnusable, match="opzij"):
        load(path)
    assert path.read_bytes() == content


def test_where_none_can_be_made_or_none_may_be(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(KeyUnusable):
        load(tmp_path / "bestand" / "sleutel.pem")
    with pytest.raises(KeyUnusable):
        load(tmp_path / "sleutel.pem", create=False)
    (tmp_path / "map.pem").mkdir()
    with pytest.raises(KeyUnusable):
        load(tmp_path / "map.pem")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pijp.pem")  # reading it would wait for ever
        with pytest.raises(KeyUnusable):
            load(tmp_path / "pijp.pem")


def test_a_key_shows_nothing_of_itself(tmp_path: Path) -> None:
    key: Key = load(tmp_path / "sleutel.pem")
    secret = (tmp_path / "sleutel.pem").read_text().splitlines()[1]
    assert secret not in repr(key)
    assert secret not in repr(vars(key))
