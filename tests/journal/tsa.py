"""A time-stamping authority on this machine: the real openssl behind a small server, and all that one may do wrong."""

from __future__ import annotations

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

CONFIG = """
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
crypto_device = builtin
signer_cert = tsa.crt
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.55555.1.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test
[ca_ext]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[tsa_ext]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""
_KEY = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out"
_MADE = (
    f"{_KEY} ca.key",
    f"{_KEY} tsa.key",
    "openssl req -x509 -new -key ca.key -sha256 -days 3650 -subj /CN=Root -config tsa.cnf -extensions ca_ext "
    "-out ca.crt",
    "openssl req -new -key tsa.key -subj /CN=TSA -config tsa.cnf -out tsa.csr",
    "openssl x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -set_serial 2 -sha256 -days 1825 -extfile tsa.cnf "
    "-extensions tsa_ext -out tsa.crt",
)


class Authority:
    """``how`` says what it does; ``asked`` counts; ``ca`` is its root certificate."""

    def __init__(self, folder: Path, how: str = "good") -> None:
        self.folder = folder
        self.how = how
        self.asked = 0
        self.ca = folder / "ca.crt"
        self._lock = threading.Lock()
        folder.mkdir(exist_ok=True)
        if not self.ca.exists():
            (folder / "tsa.cnf").write_text(CONFIG)
            for command in _MADE:
                subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
            (folder / "serial").write_text("01\n")
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                status, data = authority.answer(query)
                self.send_response(status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_given: object) -> None:
                """Nothing on the test's output."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def answer(self, query: bytes) -> tuple[int, bytes]:
        with self._lock:
            self.asked += 1
            if self.how == "500":
                return 500, b""
            if self.how == "nonsense":
                return 200, b"geen tijdstempel"
            if self.how == "huge":
                return 200, bytes(1_000_000)
            kept = self.folder / "vorige.tsr"
            if self.how == "replay" and kept.exists():
                return 200, kept.read_bytes()
            (self.folder / "q").write_bytes(query)
            command = "openssl ts -reply -config tsa.cnf -queryfile q -out vorige.tsr"
            subprocess.run(command.split(), cwd=self.folder, check=True, capture_output=True)
            data = kept.read_bytes()
            return 200, data[:-20] + bytes(20) if self.how == "broken" else data

    def close(self) -> None:
        self._server.server_close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_given: object) -> None:
        self._server.shutdown()
        self.close()
        self._thread.join()
