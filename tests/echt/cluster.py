"""A server of Debian's PostgreSQL of a test's own: with TLS, passwords, and a standby where one is asked."""

from __future__ import annotations

import datetime
import ipaddress
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.parts import need

_BIN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_NOW = datetime.timedelta(0)
USER, PASSWORD, DATABASE = "beheer", "g-eheim", "raad"


def need_postgresql() -> None:
    need(os.name == "posix" and bool(_BIN), "Debian's postgresql is not installed")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Authority:
    """A certificate authority of a test."""

    def __init__(self, folder: Path, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        built = self._builder(self._name, self._key).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), True
        )
        self.root = folder / f"{name}.crt"
        self.root.write_bytes(built.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def server(self, folder: Path, *addresses: str, later: datetime.timedelta = _NOW) -> None:
        """``server.crt`` and ``server.key`` for those addresses, in that folder; valid from about now, or later on."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, addresses[0])])
        built = self._builder(subject, key, later).add_extension(x509.SubjectAlternativeName(names), False)
        (folder / "server.crt").write_bytes(
            built.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        )
        (folder / "server.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, later: datetime.timedelta = _NOW
    ) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC) + later
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=30))
        )


class Cluster:
    """One server; :meth:`start` and :meth:`kill` it as often as one likes."""

    def __init__(self, folder: Path, authority: Authority, addresses: tuple[str, ...] = ("127.0.0.1",)) -> None:
        self.folder, self.port = folder, free_port()
        self.authority, self._addresses = authority, addresses
        self.data = folder / "data"

    def make(self) -> None:
        """An empty server with a login that owns a database."""
        self.folder.mkdir(parents=True, exist_ok=True)
        own(self.folder)
        (self.folder / "pw").write_text("postgres-geheim\n", encoding="utf-8")
        own(self.folder / "pw")
        login = ("-U", "postgres", "--auth=scram-sha-256", f"--pwfile={self.folder / 'pw'}")
        self._run("initdb", *login, "--wal-segsize=1", "-E", "utf8", "-D", str(self.data))
        self.settle()
        self.start()
        self.sql("postgres", f"CREATE ROLE {USER} LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
        self.sql("postgres", f"CREATE DATABASE {DATABASE} OWNER {USER}")

    def settle(self) -> None:
        """Its addresses, its certificate, and that a password and TLS are asked."""
        with (self.data / "postgresql.auto.conf").open("a", encoding="utf-8") as conf:
            conf.write(
                f"listen_addresses = '{','.join(self._addresses)}'\nport = {self.port}\n"
                f"unix_socket_directories = '{self.folder}'\nssl = on\nshared_buffers = 16MB\n"
                "max_wal_size = 8MB\nmin_wal_size = 4MB\nrestart_after_crash = off\n"
            )
        (self.data / "pg_hba.conf").write_text(
            "local all postgres trust\nlocal replication postgres trust\nhostssl all all all scram-sha-256\n",
            encoding="utf-8",
        )
        own(self.data / "pg_hba.conf")
        self.certificate()

    def certificate(self, later: datetime.timedelta = _NOW) -> None:
        """One that is valid from about now on; ``later``: as a laptop sees it whose clock is that much behind."""
        self.authority.server(self.data, *self._addresses, later=later)
        for name in ("server.crt", "server.key"):
            own(self.data / name)
        (self.data / "server.key").chmod(0o600)

    def start(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "-t", "60", "start")

    def stop(self) -> None:
        """At once, as when the power goes: nothing is written any more."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop", check=False)

    def sql(self, database: str, text: str) -> str:
        """As its superuser, over its socket."""
        return self._run("psql", *self._socket(), "-d", database, "-Atc", text)

    def _socket(self) -> tuple[str, ...]:
        return "-h", str(self.folder), "-p", str(self.port), "-U", "postgres"

    def standby(self, folder: Path) -> Cluster:
        """A second server that follows this one; a commit waits for both."""
        other = Cluster(folder, self.authority, self._addresses)
        folder.mkdir()
        own(folder)
        self._run("pg_basebackup", *self._socket(), "-D", str(other.data), "-R", "-c", "fast")
        other.settle()
        other.start()
        self.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.sql("postgres", "SELECT pg_reload_conf()")
        return other

    def archiving(self) -> Path:
        """From here on its log of writes goes to a folder, which is returned; a copy of all stands beside it."""
        kept = self.folder / "wal"
        kept.mkdir()
        own(kept)
        for setting in ("archive_mode = on", f"archive_command = 'cp %p {kept}/%f'"):
            self.sql("postgres", f"ALTER SYSTEM SET {setting}")
        self.stop()
        self.start()
        self._run("pg_basebackup", *self._socket(), "-D", str(self.folder / "kopie"), "-c", "fast")
        return kept

    def moment(self, name: str, kept: Path) -> None:
        """A moment with that name, to which one can go back once it stands in that folder."""
        self.sql("postgres", f"SELECT pg_create_restore_point('{name}')")
        segment = self.sql("postgres", "SELECT pg_walfile_name(pg_switch_wal())")
        end = time.monotonic() + 60
        while not (kept / segment).exists():
            assert time.monotonic() < end, f"{segment} was not archived"
            time.sleep(0.05)

    def back_to(self, name: str, kept: Path, folder: Path) -> Cluster:
        """This server was lost: another one in its place, at the same address, as it was at that moment."""
        self.stop()
        other = Cluster(folder, self.authority, self._addresses)
        folder.mkdir()
        own(folder)
        shutil.copytree(self.folder / "kopie", other.data)
        for path in (other.data, *other.data.rglob("*")):
            own(path)
        other.data.chmod(0o700)
        other.port = self.port
        other.settle()
        with (other.data / "postgresql.auto.conf").open("a", encoding="utf-8") as conf:
            conf.write(
                f"restore_command = 'cp {kept}/%f %p'\nrecovery_target_name = '{name}'\n"
                "recovery_target_action = 'promote'\narchive_mode = off\n"
            )
        (other.data / "recovery.signal").touch()
        own(other.data / "recovery.signal")
        other.start()
        end = time.monotonic() + 60
        while other.sql("postgres", "SELECT pg_is_in_recovery()") != "f":
            assert time.monotonic() < end
            time.sleep(0.05)
        return other

    def promote(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-w", "promote")
        self.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''")
        self.sql("postgres", "SELECT pg_reload_conf()")

    def url(self, host: str = "127.0.0.1", *, password: str = PASSWORD, more: str = "") -> str:
        return (
            f"postgresql://{USER}:{password}@{host}:{self.port}/{DATABASE}"
            f"?sslmode=verify-full&sslrootcert={self.authority.root}{more}"
        )

    def _run(self, program: str, *args: str, check: bool = True) -> str:
        command = [str(_BIN[-1] / program), *args]
        if os.geteuid() == 0:
            command = [shutil.which("runuser") or "runuser", "-u", "postgres", "--", *command]
        log = self.folder / "uitvoer"
        with log.open("wb") as out:  # a server that keeps a pipe open would keep whoever reads it
            done = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False, cwd="/")
        told = log.read_text(encoding="utf-8", errors="replace")
        assert done.returncode == 0 or not check, f"{program}: {told[-2000:]}"
        return told.strip()


def own(path: Path) -> None:
    """Give it to the user as whom a server runs where the tests run as root."""
    if os.geteuid() == 0:
        shutil.chown(path, "postgres", "postgres")


@contextmanager
def running(folder: Path, *addresses: str) -> Iterator[Cluster]:
    """A server with an empty database; ended afterwards."""
    need_postgresql()
    for part in (folder, *folder.parents):
        if os.geteuid() == 0 and part.stat().st_mode & 0o001 == 0:
            part.chmod(part.stat().st_mode | 0o011)
    made = Cluster(folder / "een", Authority(folder, "uitgever"), addresses or ("127.0.0.1",))
    made.make()
    try:
        yield made
    finally:
        made.stop()
