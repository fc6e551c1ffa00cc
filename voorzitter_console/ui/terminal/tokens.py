"""The bytes of a terminal cut into what stands by itself and whole sequences, however they were split.

Nothing of a control string is kept, and of a control sequence at most :data:`LONGEST`: memory is bounded. A sequence
that took longer than :data:`QUICK` between two bytes is still swallowed whole, but is no key: alt with ``[`` or ``O``
and a letter after it send the same bytes. Times are monotonic seconds.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from voorzitter_console.ui.terminal import sequences
from voorzitter_console.ui.terminal.events import Burst, Focus, Mode, Mouse, Paste, Press
from voorzitter_console.ui.terminal.sequences import QUIET, Meaning

QUICK = 0.05
"""Seconds: an Esc that nothing follows for so long is the key; a longer gap in a sequence was no terminal's doing."""
PATIENCE = 1.0
"""Seconds of silence in which the rest of a sequence is still swallowed: after a lone Esc, and in an unfinished one.

After Esc with one of ``SP`` to ``/``, which may be alt with that key, only capitals and brackets, as after that Esc.
"""
AT_MOST = 3.0
"""Seconds after which only what comes without a gap still belongs to an unfinished sequence: alt with ``]`` begins one
too, and then nobody's keys may be lost for long."""
LONGEST = 64
"""Bytes of a control sequence that are kept; a longer one is swallowed."""
LONGEST_PASTE = 65536
"""Bytes of pasted text that are kept."""

_ESC, _BEL, _CAN, _SUB, _ST = 0x1B, 0x07, 0x18, 0x1A, 0x9C
_PASTE_END = b"\x1b[201~"
_STRINGS = frozenset(b"P]X^_")


class Loose(Struct, frozen=True):
    """A character outside any sequence; empty where bytes were no UTF-8."""

    character: str


class Swallowed:
    """A whole sequence, or the rest of one, that means nothing here."""


SWALLOWED = Swallowed()
ESCAPE = Press("escape", "\x1b")
"""The lone Esc, from the silence after it."""

Token = Loose | Swallowed | Press | Paste | Burst | Mouse | Focus | Mode


class Tokens:
    """Not thread-safe: for the one thread that reads."""

    def __init__(self) -> None:
        self._out: list[Token] = []
        self._step: Callable[[int], None] = self._ground
        self._body = bytearray()
        self._left = 0
        self._alt = False
        self._bel_ends = self._st_ends = False
        self._whole = True
        self._cut = False
        self._begun = self._last = self._now = 0.0
        self._capitals_until = 0.0

    @property
    def waits(self) -> bool:
        """Whether a sequence or character is unfinished."""
        return self._step != self._ground

    @property
    def lone_escape(self) -> bool:
        """Whether all that is unfinished is one Esc."""
        return self._step == self._escape

    def doubt(self) -> None:
        """What is unfinished came amid what is no keys: it will be none either."""
        self._whole = False

    @property
    def deadline(self) -> float | None:
        """When to call :meth:`expire` if nothing comes before; None while nothing is unfinished."""
        if self._step == self._ground:
            return None
        if self._step == self._escape:
            return self._begun + QUICK
        if self._step == self._utf8 or self._step == self._between:
            return self._last + QUICK
        if self._step == self._paste:
            return self._last + PATIENCE
        return min(self._last + PATIENCE, max(self._begun + AT_MOST, self._last + QUICK))

    def expire(self, now: float) -> list[Token]:
        """What the silence until ``now`` ends: the lone Esc, a sequence that stays unfinished."""
        deadline = self.deadline
        if deadline is None or now < deadline:
            return []
        step, self._out = self._step, []
        if step == self._escape:
            self._capitals_until = deadline + PATIENCE
            self._step = self._ground
            self._out.append(ESCAPE)
        elif step == self._paste:
            self._end_paste(len(self._body))
        elif step == self._utf8:
            self._step = self._ground
        else:
            if step == self._between:
                self._capitals_until = deadline + PATIENCE
            self._end(None)
        return self._out

    def feed(self, data: bytes, now: float) -> list[Token]:
        """What is complete with these bytes, of one read; after :meth:`expire` with the same ``now``."""
        if now - self._last > QUICK:
            self._whole = False
            if data[:1] == b"\x1b" and self._step != self._paste:
                self._step = self._ground  # it stays unfinished: what begins now has nothing to do with it
        self._out, self._now, at = [], now, 0
        while at < len(data):
            if self._step == self._paste:
                at = self._take_paste(data, at)
            else:
                self._step(data[at])
                at += 1
        self._last = now
        return self._out

    # what stands by itself --------------------------------------------------------------------------------------

    def _ground(self, byte: int) -> None:
        if byte == _ESC:
            self._begin(self._escape, whole=True)
        elif byte < 0x80:
            if 0x41 <= byte <= 0x5F and self._now < self._capitals_until:
                self._introduced(byte)
            else:
                self._out.append(Loose(chr(byte)))
        elif byte < 0xA0:
            self._control(byte)
        elif 0xC2 <= byte <= 0xF4:
            self._begin_utf8(byte, alt=False)
        else:
            self._out.append(Loose(""))

    def _introduced(self, byte: int) -> None:
        """What Esc and this byte would begin, without that Esc: swallowed, whatever it is."""
        self._begin(self._escape, whole=False)
        self._escape(byte)

    def _control(self, number: int) -> None:
        """A C1 control in one byte or character; no key of a terminal that is set to UTF-8 sends one."""
        self._introduced(number - 0x40)
        self._st_ends = True

    def _begin_utf8(self, byte: int, *, alt: bool) -> None:
        self._begin(self._utf8, whole=True)
        self._alt = alt
        self._body.append(byte)
        self._left = 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3

    def _utf8(self, byte: int) -> None:
        if not 0x80 <= byte < 0xC0:
            self._step = self._ground
            self._out.append(Loose(""))
            self._ground(byte)
            return
        self._body.append(byte)
        self._left -= 1
        if self._left:
            return
        self._step = self._ground
        character = self._body.decode("utf-8", "ignore")
        if self._alt:
            self._out.append(SWALLOWED)
        elif "\x80" <= character < "\xa0":
            self._control(ord(character))
        else:
            self._out.append(Loose(character))

    # sequences --------------------------------------------------------------------------------------------------

    def _begin(self, step: Callable[[int], None], *, whole: bool) -> None:
        self._step, self._whole, self._begun = step, whole, self._now
        self._body.clear()

    def _end(self, meaning: Meaning | Paste) -> None:
        self._step = self._ground
        if meaning is None or (isinstance(meaning, Press) and not self._whole):
            self._out.append(SWALLOWED)
        elif meaning is not QUIET:
            assert not isinstance(meaning, sequences.Quiet)
            self._out.append(meaning)

    def _broken_off(self, byte: int) -> bool:
        """Whether this byte ends any sequence at once: Esc begins another, CAN and SUB do not."""
        if byte not in (_ESC, _CAN, _SUB):
            return False
        self._end(None)
        if byte == _ESC:
            self._begin(self._escape, whole=True)
        return True

    def _escape(self, byte: int) -> None:
        if byte == _ESC:  # alt with a key that sends a sequence (rxvt), or Esc twice
            self._whole, self._begun = False, self._now
        elif byte == ord("["):
            self._step = self._csi
        elif byte == ord("O"):
            self._step = self._ss3
        elif byte in _STRINGS:
            self._step = self._string
            self._bel_ends, self._st_ends = byte == ord("]"), False
        elif byte == 0x09:  # the Linux console
            self._end(Press("shift+tab"))
        elif 0x20 <= byte < 0x30:
            self._step = self._between
        elif 0xC2 <= byte <= 0xF4:
            self._begin_utf8(byte, alt=True)
        else:  # alt with a key, or a sequence of two bytes
            self._end(None)

    def _between(self, byte: int) -> None:
        """After Esc and an intermediate byte: until the final one."""
        if not self._broken_off(byte) and not 0x20 <= byte < 0x30:
            self._end(None)

    def _csi(self, byte: int) -> None:
        if self._broken_off(byte):
            return
        if not self._body and byte == ord("["):
            self._step = self._linux
        elif not self._body and byte == ord("M"):
            self._step, self._left = self._x10, 3
        elif 0x40 <= byte < 0x7F or (byte == ord("$") and sequences.is_rxvt_shift(self._body)):
            self._end_csi(byte)
        elif len(self._body) < LONGEST:
            self._body.append(byte)

    def _end_csi(self, final: int) -> None:
        if self._body == b"200" and final == ord("~"):
            self._begin(self._paste, whole=self._whole)
            self._cut = False
        elif len(self._body) < LONGEST:
            self._end(sequences.csi(self._body.decode("latin-1"), chr(final)))
        else:
            self._end(None)

    def _linux(self, byte: int) -> None:
        if not self._broken_off(byte):
            self._end(sequences.linux(chr(byte)))

    def _x10(self, byte: int) -> None:
        """``CSI M`` and three characters: bytes of any value, or of UTF-8 where a program left xterm's mode 1005."""
        if self._broken_off(byte):
            return
        if self._body and 0xC2 <= self._body[-1] < 0xE0 and 0x80 <= byte < 0xC0:
            self._body.clear()
            return
        self._body[:] = bytes((byte,))
        self._left -= 1
        if not self._left:
            self._end(QUIET)

    def _ss3(self, byte: int) -> None:
        if self._broken_off(byte):
            return
        if 0x30 <= byte < 0x3A and len(self._body) < 2:
            self._body.append(byte)
        elif 0xC2 <= byte <= 0xF4:
            self._begin_utf8(byte, alt=True)
        else:
            self._end(sequences.ss3(self._body.decode("latin-1"), chr(byte)))

    def _string(self, byte: int) -> None:
        """A control string: nothing of it is kept. Its ``ESC \\`` is swallowed as any such pair."""
        if self._broken_off(byte):
            return
        if (byte == _BEL and self._bel_ends) or (byte == _ST and self._st_ends):
            self._end(None)

    # pasted text ------------------------------------------------------------------------------------------------

    def _paste(self, byte: int) -> None:
        """Stands for the state; :meth:`_take_paste` takes all bytes of a read at once."""
        self._body.append(byte)

    def _take_paste(self, data: bytes, at: int) -> int:
        """Take what belongs to the paste; returns where the rest of this read begins."""
        before = len(self._body)
        self._body += data[at:]
        end = self._body.find(_PASTE_END, max(0, before - len(_PASTE_END) + 1))
        if end >= 0:
            after = len(self._body) - end - len(_PASTE_END)
            self._end_paste(end)
            return len(data) - after
        over = len(self._body) - LONGEST_PASTE
        if over > len(_PASTE_END):  # of what is too much only that which may begin the end mark stays
            self._cut = True
            del self._body[LONGEST_PASTE : -len(_PASTE_END)]
        return len(data)

    def _end_paste(self, end: int) -> None:
        cut = self._cut or end > LONGEST_PASTE
        text = self._body[: min(end, LONGEST_PASTE)].decode("utf-8", "ignore")
        self._body = bytearray()
        self._end(Paste(text, cut))
