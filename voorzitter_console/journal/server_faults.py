"""What PostgreSQL and the network report, as the named faults of the port: one sentence, with what is possible."""

from __future__ import annotations

from voorzitter_console.journal.port import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalNotWritable,
    JournalSilent,
    JournalUnreachable,
    JournalUnreadable,
    NotOwner,
)
from voorzitter_console.text import one_line

_BUSY = ("55P03", "40001", "40P01", "57014")
"""lock_not_available, serialization_failure, deadlock_detected, query_canceled (a time limit)."""
_FULL = ("53100", "53200", "53400")
_RIGHTS = ("42501",)
_READ_ONLY = ("25006",)
_ENDED = ("08", "57P", "25P03", "25P04")
"""The server ended the connection: it stops, or a transaction was left open too long (by a laptop that stood still)."""
NO_ANSWER = "VC100"
"""This program's own code: the server did not answer in time."""
_TABLES = ("42P01", "42703", "42883", "42804")
"""undefined_table, undefined_column, undefined_function, datatype_mismatch."""


def translate(fault: Exception, plaats: str, *, writing: bool) -> JournalError:
    """The named fault for what psycopg raised with the journal at ``plaats``."""
    code = getattr(fault, "sqlstate", None)
    if code is None:
        return lost(plaats, writing=writing)
    if code == NO_ANSWER:
        return silent(plaats, writing=writing)
    if code in _BUSY:
        return JournalBusy(
            f"De server houdt het journaal bezet; er is niets geschreven, probeer het opnieuw ({plaats})."
        )
    if code in _FULL:
        return JournalNotWritable(f"De schijf van de server is vol: er is niets vastgelegd; maak er ruimte ({plaats}).")
    if code in _READ_ONLY:
        return JournalNotWritable(
            f"{plaats} is een kopie die alleen gelezen kan worden: er is niets vastgelegd; geef het adres van de "
            "server die schrijft."
        )
    if code in _RIGHTS:
        what = "er is niets vastgelegd" if writing else "er is niets gelezen"
        kind = JournalNotWritable if writing else JournalUnreadable
        return kind(f"Uw gebruiker mag dit niet op {plaats}: {what}; vraag de beheerder om de juiste rol.")
    if code == "VC004":
        return JournalUnreadable(
            f"Uw gebruiker hoort op {plaats} bij geen gemeente; vraag de beheerder hem bij een gemeente te zetten."
        )
    if code == "VC007":
        return JournalNotWritable(
            f"{plaats} is van een nieuwere versie van dit programma: er is niets vastgelegd; werk het programma bij."
        )
    if code == "VC001":
        return NotOwner(str(getattr(getattr(fault, "diag", None), "message_primary", "") or ""))
    if code.startswith(_ENDED):
        return lost(plaats, writing=writing)
    if code in _TABLES or code.startswith(("XX", "23", "22")):
        return JournalDamaged(
            f"{plaats} is beschadigd of veranderd: de tabellen of regels passen niet bij een journaal; schrijf er niet "
            "in verder en waarschuw de beheerder."
        )
    if writing:
        return JournalNotWritable(f"De server weigert te schrijven (code {code}): er is niets vastgelegd ({plaats}).")
    return JournalUnreadable(f"De server weigert te lezen (code {code}); vraag de beheerder ({plaats}).")


def lost(plaats: str, *, writing: bool) -> JournalUnreachable:
    """There was a connection and it is gone."""
    what = "er is niets vastgelegd, wat u drukt blijft bewaard" if writing else "er wordt steeds opnieuw verbonden"
    return JournalUnreachable(f"De verbinding met de server is weg: {what} ({plaats}).")


def silent(plaats: str, *, writing: bool) -> JournalUnreachable:
    """There is a connection, and nothing comes over it."""
    if writing:
        return JournalSilent(
            f"De server antwoordt niet: onbekend is of dit er staat; het wordt opnieuw aangeboden en komt nooit dubbel "
            f"({plaats})."
        )
    return JournalUnreachable(f"De server antwoordt niet; er wordt steeds opnieuw verbonden ({plaats}).")


def not_connected(fault: Exception, plaats: str, *, database: str) -> JournalUnreachable:
    """No connection came about. libpq gives no code for that: its own words are English, the server's are quoted."""
    told = str(fault)
    lower = told.lower()
    state = getattr(fault, "pgconn", None)
    if getattr(state, "needs_password", False) or "no password supplied" in lower:
        sentence = "De server vraagt een wachtwoord; zet het in ~/.pgpass of in PGPASSWORD"
    elif "root certificate file" in lower and "does not exist" in lower:
        sentence = (
            "De server is niet te herkennen: zet het certificaat van de uitgever in ~/.postgresql/root.crt of noem het "
            "met sslrootcert= in het adres"
        )
    elif "certificate verify failed" in lower:  # libpq does not say why
        sentence = (
            "Met deze server is geen vertrouwde verbinding (TLS) te maken: zijn certificaat is niet van de uitgever "
            "die deze computer kent, of geldt niet op de datum van deze computer"
        )
    elif "certificate" in lower or "ssl" in lower:
        sentence = f"Met deze server is geen vertrouwde verbinding (TLS) te maken: {_reason(told)}"
    elif "FATAL" not in told and not getattr(state, "used_password", False):
        sentence = "De server is niet bereikbaar; controleer het adres en het netwerk"
    elif "pg_hba.conf" in told:
        sentence = f"De server laat nu niet toe: {_reason(told)}"
    elif f'"{database}"' in told and "password" not in lower:
        sentence = f"De database {database} is er niet op deze server, of uw gebruiker mag er niet in"
    elif getattr(state, "used_password", False):
        sentence = "De server weigert dit wachtwoord of deze gebruiker; controleer beide"
    else:
        sentence = f"De server laat nu niet toe: {_reason(told)}"
    return JournalUnreachable(f"{sentence} ({plaats}).")


def _reason(told: str) -> str:
    """The last of what libpq says, which tries several addresses, without where it was said."""
    last = [line for line in told.splitlines() if line.strip()][-1:] or [""]
    return one_line(last[0].rpartition("FATAL:")[2].rpartition("failed: ")[2].strip().rstrip("."), 160)
