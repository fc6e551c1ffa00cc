"""What can stand in the way of working along on another device: one Dutch sentence each."""

from __future__ import annotations

from voorzitter_console.errors import ConsoleError, InvalidInput, Unavailable


class AddressFault(InvalidInput):
    """``--adres`` is no address, or none that this machine can listen on."""


class CertificateFault(InvalidInput):
    """The certificate or its key cannot be used."""


class ShareUnavailable(Unavailable):
    """What ``deel`` keeps of its own cannot be read or written."""


class SharedAlready(InvalidInput):
    """Another process serves the pages of this journal."""


class TooManyTries(ConsoleError):
    """So many wrong codes that none is looked at until a new one is made by hand."""


class TooLarge(ConsoleError):
    """A request with more in it than this page ever sends."""


class Malformed(ConsoleError):
    """A request that is not of the form that this page sends."""
