"""The certificate: the municipality's own, or one made at first use, and how TLS is spoken with it.

TLS after the guidelines of the Dutch NCSC (ICT-beveiligingsrichtlijnen voor Transport Layer Security): 1.3 and 1.2
only, and of 1.2 only suites with forward secrecy and AEAD. No HSTS: on an address with a certificate that nobody
signed it would take away the way to go on.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import secrets
import ssl
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from voorzitter_console.errors import system_fault
from voorzitter_console.own_folder import make_own
from voorzitter_console.web.faults import CertificateFault, ShareUnavailable

if TYPE_CHECKING:
    from cryptography import x509

CIPHERS = (
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256"
)
"""Of TLS 1.2; those of 1.3 are good as they are."""
VALID = timedelta(days=397)
"""Browsers take no certificate that is valid for longer than 398 days."""
RENEW = timedelta(days=14)
"""So long before its end it is made anew."""


class Certificate(NamedTuple):
    """Where the two files are, and what they are recognised by."""

    certificaat: Path
    sleutel: Path
    vingerafdruk: str
    """SHA-256 of the certificate, in pairs of hex."""


def given(certificaat: Path, sleutel: Path, now: datetime) -> Certificate:
    """The municipality's own. Raises CertificateFault."""
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificates(certificaat.read_bytes())[0]
    except (OSError, ValueError, IndexError):
        raise CertificateFault(
            f"{certificaat}: geen leesbaar certificaat; geef met --certificaat een bestand in PEM-vorm."
        ) from None
    if not found.not_valid_before_utc <= now <= found.not_valid_after_utc:
        raise CertificateFault(
            f"{certificaat}: dit certificaat geldt van {found.not_valid_before_utc:%d-%m-%Y} tot "
            f"{found.not_valid_after_utc:%d-%m-%Y}; geef een certificaat dat nu geldt."
        )
    made = Certificate(certificaat, sleutel, _fingerprint(found))
    context(made)  # whether the key belongs to it
    return made


def own(folder: Path, names: tuple[str, ...], now: datetime) -> Certificate:
    """The one in that folder, made at first use, and anew where it ends or lacks one of the names. Raises Share..."""
    from cryptography import x509

    certificaat, sleutel = folder / "certificaat.pem", folder / "sleutel.pem"
    with suppress(OSError, ValueError, CertificateFault):
        found = x509.load_pem_x509_certificate(certificaat.read_bytes())
        there = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        held = {str(name.value) for name in there}
        if set(names) <= held and found.not_valid_before_utc <= now <= found.not_valid_after_utc - RENEW:
            kept = Certificate(certificaat, sleutel, _fingerprint(found))
            context(kept)
            return kept
    try:
        make_own(folder)
        return _made(certificaat, sleutel, names, now)
    except OSError as error:
        raise ShareUnavailable(
            f"{folder}: het certificaat kan niet worden bewaard ({system_fault(error)}); controleer de rechten."
        ) from None


def dns_names(certificate: Certificate) -> set[str]:
    """The names (not the numbers) that it is good for, without those with a star."""
    from cryptography import x509

    found = x509.load_pem_x509_certificates(certificate.certificaat.read_bytes())[0]
    try:
        there = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    return {name.lower() for name in there.get_values_for_type(x509.DNSName) if "*" not in name} - {"localhost"}


def context(certificate: Certificate) -> ssl.SSLContext:
    """TLS with it. Raises CertificateFault where the key is not its own."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.set_ciphers(CIPHERS)
    made.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION | ssl.OP_CIPHER_SERVER_PREFERENCE
    made.set_alpn_protocols(["http/1.1"])
    try:
        # An empty password: a key that needs one must fail here, not ask for it on a terminal.
        made.load_cert_chain(certificate.certificaat, certificate.sleutel, password=lambda: b"")
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise CertificateFault(
            f"{certificate.sleutel}: deze sleutel is niet leesbaar of hoort niet bij {certificate.certificaat}."
        ) from None
    return made


def _fingerprint(certificate: x509.Certificate) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    pairs = hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest().upper()
    return ":".join(pairs[at : at + 2] for at in range(0, len(pairs), 2))


def _made(certificaat: Path, sleutel: Path, names: tuple[str, ...], now: datetime) -> Certificate:
    """P-256, signed by itself, for a server only: the key can sign for nobody else."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "voorzitter-console")])
    usage = x509.KeyUsage(True, *(False,) * 8)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - timedelta(hours=1))
        .not_valid_after(now.astimezone(UTC) + VALID - timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    _private(sleutel, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _private(certificaat, made.public_bytes(Encoding.PEM))
    return Certificate(certificaat, sleutel, _fingerprint(made))


def _general(name: str) -> x509.GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _private(path: Path, content: bytes) -> None:
    """Written whole, for this user alone."""
    fresh = path.with_suffix(f".{secrets.token_hex(4)}.nieuw")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
    fresh.replace(path)
