"""The certificate and how TLS is spoken: judged by OpenSSL's own client."""

from __future__ import annotations

import shutil
import ssl
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from tests.parts import need
from tests.web.conftest import Site
from voorzitter_console.web import certificate as tls
from voorzitter_console.web.faults import CertificateFault

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
NAMES = ("192.168.1.10", "127.0.0.1", "localhost")


def hello(site: Site, *options: str) -> subprocess.CompletedProcess[str]:
    """A handshake of openssl's client with these options."""
    need(shutil.which("openssl") is not None, "openssl is not installed")
    command = ["openssl", "s_client", "-connect", site.host, "-CAfile", str(site.server.certificate.certificaat)]
    return subprocess.run(
        [*command, "-verify_return_error", "-verify_ip", "127.0.0.1", *options],
        input="", capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip


async def asked(site: Site, *options: str) -> subprocess.CompletedProcess[str]:
    import asyncio

    return await asyncio.to_thread(hello, site, *options)


async def test_good_versions_are_spoken(site: Site) -> None:
    for version in ("-tls1_2", "-tls1_3"):
        answer = await asked(site, version)
        assert answer.returncode == 0, answer.stderr
        assert "Verify return code: 0 (ok)" in answer.stdout, version


async def test_old_versions_are_not(site: Site) -> None:
    for version in ("-tls1", "-tls1_1"):
        # SECLEVEL=0: the client itself would offer it.
        answer = await asked(site, version, "-cipher", "ALL:@SECLEVEL=0")
        assert answer.returncode != 0, version
        assert "Cipher is (NONE)" in answer.stdout, version  # asyncio ends the connection before its alert is out


async def test_of_1_2_only_suites_with_forward_secrecy_and_aead(site: Site) -> None:
    for cipher in ("AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"):
        answer = await asked(site, "-tls1_2", "-cipher", f"{cipher}:@SECLEVEL=0")
        assert answer.returncode != 0, cipher
        assert (await asked(site, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384")).returncode == 0, cipher


async def test_no_compression_and_no_renegotiation(site: Site) -> None:
    answer = await asked(site, "-tls1_2")
    assert "Compression: NONE" in answer.stdout
    assert site.server.context.options & ssl.OP_NO_RENEGOTIATION


def test_it_is_made_at_first_use_with_private_rights_and_kept(tmp_path: Path) -> None:
    made = tls.own(tmp_path / "delen", NAMES, NOW)
    assert tls.own(tmp_path / "delen", NAMES, NOW + timedelta(days=300)) == made
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "delen").stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in (made.certificaat, made.sleutel)} == {0o600}
    assert list((tmp_path / "delen").glob("*.nieuw")) == []
    found = x509.load_pem_x509_certificate(made.certificaat.read_bytes())
    assert found.not_valid_after_utc - found.not_valid_before_utc <= timedelta(days=398)
    there = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {str(name.value) for name in there} == set(NAMES)
    assert not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert made.vingerafdruk.count(":") == 31


def test_another_network_beside_the_one_that_is_used_makes_no_other_certificate(tmp_path: Path) -> None:
    """``deel`` that is started anew in a meeting is known to its devices, also where a hotspot came up meanwhile."""
    made = tls.own(tmp_path / "delen", NAMES, NOW)
    assert tls.own(tmp_path / "delen", (*NAMES, "10.0.0.7"), NOW) == made


@pytest.mark.parametrize("why", ["ends", "other address", "damaged", "key of another"])
def test_it_is_made_anew_where_it_cannot_serve(tmp_path: Path, why: str) -> None:
    folder = tmp_path / "delen"
    made = tls.own(folder, NAMES, NOW)
    names: tuple[str, ...] = NAMES
    now = NOW
    if why == "ends":
        now = NOW + tls.VALID - timedelta(days=1)
    elif why == "other address":
        names = ("10.0.0.7", *NAMES)
    elif why == "damaged":
        made.certificaat.write_bytes(b"-----BEGIN CERTIFICATE-----\nx\n")
    else:
        made.sleutel.write_bytes(tls.own(tmp_path / "andere", NAMES, NOW).sleutel.read_bytes())
    again = tls.own(folder, names, now)
    assert again.vingerafdruk != made.vingerafdruk
    tls.context(again)


def test_the_municipalitys_own_is_used_and_judged(tmp_path: Path) -> None:
    own = tls.own(tmp_path / "eigen", NAMES, NOW)
    assert tls.given(own.certificaat, own.sleutel, NOW) == own
    for moment in (NOW - timedelta(days=2), NOW + timedelta(days=398)):
        with pytest.raises(CertificateFault, match="geldt van"):
            tls.given(own.certificaat, own.sleutel, moment)
    other = tls.own(tmp_path / "ander", NAMES, NOW)
    with pytest.raises(CertificateFault, match="hoort niet bij"):
        tls.given(own.certificaat, other.sleutel, NOW)
    for odd in (tmp_path, tmp_path / "weg", own.sleutel):
        with pytest.raises(CertificateFault, match="geen leesbaar certificaat"):
            tls.given(odd, own.sleutel, NOW)


def test_a_key_with_a_password_is_refused_without_asking(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization as s

    own = tls.own(tmp_path / "eigen", NAMES, NOW)
    key = s.load_pem_private_key(own.sleutel.read_bytes(), None)
    locked = tmp_path / "slot.pem"
    locked.write_bytes(key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.BestAvailableEncryption(b"geheim")))
    with pytest.raises(CertificateFault, match="niet leesbaar"):
        tls.given(own.certificaat, locked, NOW)
