"""What ``diagnose`` looks at around the laptop: the livestream, secrets, sharing, time stamps, the second place."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from voorzitter_console.cli import bootstrap, parts
from voorzitter_console.cli.diagnose import Diagnosis, Laptop, Look, fault, ok, warning
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.place import FilePlace
from voorzitter_console.text import one_line

NEEDED = 2**30
"""Bytes free in the second place, below which it is said."""


def _livestream(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.livestream import trial
    from voorzitter_console.livestream.config import Instelling, read

    if parts.livestream_faults(laptop.chosen):
        return  # told as settings
    found = read(laptop.chosen.livestream, laptop.chosen.bestand) if laptop.chosen.livestream else Instelling()
    if not found.bellen:
        yield warning(
            "livestream",
            "er staat niet wie u belt als stoppen niet lukt.",
            "Vul het in met voorzitter-console instellen.",
        )
    if found.soort == "hand":
        yield ok("livestream", "met de hand: de console vraagt u de operator te roepen, en wanneer zij uit is.")
        return

    async def steps() -> list[trial.TrialStep]:
        return [step async for step in trial.steps(found, SystemClock(), echt=False)]

    done = asyncio.run(steps())
    wrong = [step.tekst for step in done if step.goed is False]
    for sentence in wrong:
        yield fault("livestream", sentence, "Stap voor stap: voorzitter-console livestream test.")
    if not wrong:
        yield ok("livestream", f"{found.soort} is te bereiken; er is niets gestopt of gestart.")


def _alarm(laptop: Laptop) -> Iterator[Diagnosis]:
    """Whether its host is there; it is not rung."""
    from voorzitter_console.livestream import trial
    from voorzitter_console.livestream.config import read_alarm

    if parts.livestream_faults(laptop.chosen):
        return  # told as settings
    asked = read_alarm(laptop.chosen.alarm, laptop.chosen.bestand)
    if asked is None:
        yield ok("alarm", "niet ingesteld: wie de politie belt, hoort het van de voorzitter.")
        return

    async def steps() -> list[trial.TrialStep]:
        return [step async for step in trial.reaches("Alarm", asked)]

    wrong = [step.tekst for step in asyncio.run(steps()) if step.goed is False]
    for sentence in wrong:
        yield fault("alarm", sentence, "Controleer het adres en het geheim in [alarm]; bel zolang met de hand.")
    if not wrong:
        yield ok("alarm", "is te bereiken; het is niet afgegaan.")


def _secrets(laptop: Laptop) -> Iterator[Diagnosis]:
    """Only what a secret is needed for needs a keyring; without one an environment variable does."""
    chosen = laptop.chosen
    if chosen.livestream.get("soort", "hand") == "hand" and not chosen.kluis.versleutel and not chosen.alarm:
        yield ok("sleutelbos", "niet nodig: er is niets met een wachtwoord ingesteld, en geen slot.")
        return
    remedy = f"Zet het geheim in de omgeving, zoals VOORZITTER_CONSOLE_GEHEIM_OBS of {bootstrap.PHRASE}."
    try:
        import keyring
        from keyring.backends import fail
    except ImportError:
        yield warning("sleutelbos", "de bibliotheek keyring is hier niet geïnstalleerd.", remedy)
        return
    found = keyring.get_keyring()
    if isinstance(found, fail.Keyring):
        yield warning("sleutelbos", "dit systeem heeft geen sleutelbos die open is.", remedy)
    else:
        yield ok("sleutelbos", f"{type(found).__module__.rpartition('.')[2]}.")


def _sharing(_laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.console.delen import DEFAULT, addresses, port_free

    port = DEFAULT.rpartition(":")[2]
    if not port_free():
        said = f"poort {port} is in gebruik (misschien door deel zelf)."
        yield warning("delen", said, "Kies een andere met deel --adres, zoals 127.0.0.1:8444.")
        return
    own = ", ".join(addresses()) or "geen, deze laptop is op geen net"
    yield ok("delen", f"poort {port} is vrij; adressen van deze laptop: {own}.")


def _stamps(laptop: Laptop) -> Iterator[Diagnosis]:
    """Whether the authority is there; no time stamp is asked."""
    from voorzitter_console.journal.anchor import reachable

    url = laptop.chosen.anker.url
    if not url:
        yield ok("tijdstempel", "niet ingesteld: er wordt niets gevraagd.")
        return
    roots = parts.anchor_roots(laptop.chosen)
    if why := reachable(url):
        said = f"{one_line(url, 80)} is niet te bereiken ({why})."
        yield warning("tijdstempel", said, "Een tijdstempel wordt later opnieuw gevraagd; controleer het net.")
    elif not roots:
        yield warning(
            "tijdstempel", "er is geen hoofdcertificaat (anker.ca).", "Zet het, om stempels hier na te kijken."
        )
    else:
        yield ok("tijdstempel", f"{one_line(url, 80)} is te bereiken.")


def _second_place(laptop: Laptop) -> Iterator[Diagnosis]:
    given = laptop.chosen.kopie.map
    if not given:
        yield warning(
            "tweede plek",
            "er gaat vanzelf geen kopie weg.",
            "Kies met voorzitter-console instellen een map op een stick.",
        )
        return
    folder = Path(given).expanduser()
    if not folder.is_dir():
        yield fault("tweede plek", f"{one_line(given, 200)} is er niet.", "Steek de stick erin, of pas kopie.map aan.")
        return
    if not os.access(folder, os.W_OK):
        yield fault("tweede plek", f"in {one_line(given, 200)} mag u niet schrijven.", "Controleer de rechten.")
        return
    here = next((place for place in laptop.database.absolute().parents if place.is_dir()), folder)
    free = shutil.disk_usage(folder).free
    if here.stat().st_dev == folder.stat().st_dev:
        yield warning("tweede plek", "staat op dezelfde schijf als het journaal.", "Neem een stick of andere schijf.")
    elif free < NEEDED:
        yield warning("tweede plek", f"er is nog {free / 2**20:.0f} MB vrij.", "Maak ruimte op die schijf.")
    else:
        yield ok("tweede plek", f"{one_line(given, 200)}, {free / 2**30:.1f} GB vrij.")


def _archive(laptop: Laptop) -> Iterator[Diagnosis]:
    """Whether the server answers, holds a journal of real meetings, and this login may record there."""
    url = laptop.chosen.archief.url
    if not url and isinstance(laptop.place, FilePlace):
        yield ok("archief", "niet ingesteld: het journaal staat op deze laptop.")
        return
    place = bootstrap.server_place(url) if url else laptop.place
    try:
        place.open(oefening=False).close()
    except ConsoleError as why:
        yield fault("archief", str(why), "Wat u vastlegt blijft op deze laptop tot het goed is.")
        return
    yield ok("archief", f"{place.plaats} antwoordt.")


AROUND: dict[str, Look] = {
    "livestream": _livestream,
    "alarm": _alarm,
    "sleutelbos": _secrets,
    "delen": _sharing,
    "tijdstempel": _stamps,
    "tweede plek": _second_place,
    "archief": _archive,
}
