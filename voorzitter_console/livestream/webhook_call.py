"""One HTTP request to a supplier: its limits, and a sentence for each way to fail."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.livestream.config import Verzoek
from voorzitter_console.livestream.port import LivestreamFault
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    import httpx

LARGEST = 64 * 1024
"""Bytes of an answer that are read."""


class WebhookFault(LivestreamFault):
    """The supplier was not reached, or answered otherwise than asked."""


async def call(verzoek: Verzoek, *, url: str, headers: Mapping[str, str], body: str, key: str) -> str:
    """Send it and return the answer's text. Raises WebhookFault. Nothing of the secrets stands in the sentences."""
    import httpx

    target = httpx.URL(url)
    where = one_line(target.host, 60)
    plain = {name: value for name, value in headers.items() if name.lower() != "accept-encoding"}
    # An answer of a few kB can unpack to gigabytes: nothing packed is asked for, and none is taken.
    sent = {"Idempotency-Key": key, **plain, "Accept-Encoding": "identity"}
    if body and not any(name.lower() == "content-type" for name in headers):
        sent["Content-Type"] = "application/json"
    try:
        async with asyncio.timeout(verzoek.timeout_s):
            if target.scheme == "http":
                address = await _private(target, where)
                sent["Host"] = target.netloc.decode("ascii")
                target = target.copy_with(host=address)
            # No proxy or certificate from the environment: only what the settings say.
            async with (
                httpx.AsyncClient(
                    verify=trusted(verzoek), trust_env=False, follow_redirects=False, timeout=verzoek.timeout_s
                ) as client,
                client.stream(verzoek.method, target, headers=sent, content=body.encode() or None) as answer,
            ):
                return await _read(answer, verzoek, where)
    except TimeoutError:
        raise WebhookFault(f"{where} antwoordt niet binnen {verzoek.timeout_s:g} s.") from None
    except httpx.TimeoutException:
        raise WebhookFault(f"{where} antwoordt niet binnen {verzoek.timeout_s:g} s.") from None
    except httpx.ConnectError as fault:
        raise WebhookFault(_connect_sentence(fault, where)) from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise WebhookFault(f"{where} antwoordt niet zoals het hoort (geen geldig HTTP).") from None
    except OSError as fault:
        raise WebhookFault(f"{where} is niet te bereiken (fout {fault.errno}); controleer het netwerk.") from None


async def _private(target: httpx.URL, where: str) -> str:
    """The address to send to without encryption: only on the own network. Raises WebhookFault."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(target.host, target.port or 80, type=socket.SOCK_STREAM)
    except socket.gaierror:
        raise WebhookFault(f"De computer {where} is niet bekend op dit netwerk; controleer het adres.") from None
    address = str(found[0][4][0]).partition("%")[0]
    if not ipaddress.ip_address(address).is_private:
        raise WebhookFault(f"{where} ligt buiten het eigen netwerk; onversleuteld (http) mag daar niet heen.")
    return address


def trusted(verzoek: Verzoek) -> ssl.SSLContext:
    """Always verifying; the operating system's certificates, or those of ``tls_ca``. Raises WebhookFault."""
    # Not create_default_context: that trusts what SSL_CERT_FILE names and writes the keys where SSLKEYLOGFILE says.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        if verzoek.tls_ca:
            context.load_verify_locations(cafile=verzoek.tls_ca)
        else:
            _of_the_system(context)
    except (OSError, ssl.SSLError):
        raise WebhookFault("Het bestand van tls_ca is niet te lezen of bevat geen certificaten.") from None
    if verzoek.client_cert:
        try:
            context.load_cert_chain(verzoek.client_cert, password="")
        except (OSError, ssl.SSLError, ValueError):
            raise WebhookFault("Het bestand van client_cert is niet te lezen of bevat geen sleutel.") from None
    return context


def _of_the_system(context: ssl.SSLContext) -> None:
    """Trust what the operating system trusts, whatever the environment names. Raises OSError, ssl.SSLError."""
    if sys.platform == "win32":
        for store in ("CA", "ROOT"):
            for data, form, uses in ssl.enum_certificates(store):
                if form == "x509_asn" and (uses is True or ssl.Purpose.SERVER_AUTH.oid in uses):
                    context.load_verify_locations(cadata=data)
        return
    places = ssl.get_default_verify_paths()
    file, folder = Path(places.openssl_cafile), Path(places.openssl_capath)
    if file.is_file() or folder.is_dir():
        context.load_verify_locations(
            cafile=str(file) if file.is_file() else None, capath=str(folder) if folder.is_dir() else None
        )


async def _read(answer: httpx.Response, verzoek: Verzoek, where: str) -> str:
    status = answer.status_code
    if 300 <= status < 400:
        raise WebhookFault(f"{where} leidt om naar een ander adres (code {status}); dat volgt de console niet.")
    if not (status in verzoek.expect_status if verzoek.expect_status else 200 <= status < 300):
        raise WebhookFault(f"{where} antwoordt met fout {status}.")
    if answer.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise WebhookFault(f"{where} antwoordt ingepakt, terwijl dat niet is gevraagd; dat leest de console niet.")
    data = b""
    async for part in answer.aiter_raw():
        data += part
        if len(data) > LARGEST:
            raise WebhookFault(f"Het antwoord van {where} is te groot.")
    text = data.decode("utf-8", "replace")
    if verzoek.expect_body and verzoek.expect_body not in text:
        raise WebhookFault(f"{where} antwoordt iets anders dan verwacht.")
    return text


def _connect_sentence(fault: Exception, where: str) -> str:
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return f"Het certificaat van {where} klopt niet; er is niets verstuurd."
        if isinstance(cause, socket.gaierror):
            return f"De computer {where} is niet bekend op dit netwerk; controleer het adres."
        if isinstance(cause, ConnectionRefusedError):
            return f"{where} neemt niets aan op deze poort; controleer het adres."
        cause = cause.__cause__ or cause.__context__
    return f"{where} is niet te bereiken; controleer het netwerk."
