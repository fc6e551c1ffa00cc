"""What the lines wait for: no longer than it takes."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from typing import cast

import pytest

from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.regels import intake
from voorzitter_console.regels.intake import Intake

LONG = 60.0


class Later(Future[object]):
    """Work that another thread does once somebody looked whether it is done."""

    looked = False

    def done(self) -> bool:
        if self.looked:
            return super().done()
        self.looked = True
        threading.Thread(target=self.set_result, args=(None,)).start()
        return False


def test_work_that_no_news_tells_of_is_waited_for_no_longer_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "AGAIN", LONG)
    waits = Intake(cast("Console", None), lambda *_words: None)
    work = Later()
    began = time.monotonic()
    waits.until(work, LONG)
    assert work.done()
    assert time.monotonic() - began < LONG / 2


def test_what_was_told_before_the_work_was_done_is_heard() -> None:
    told: list[object] = []

    class Core:
        def told(self, news: m.News) -> None:
            told.append(news)

    waits = Intake(cast("Console", Core()), lambda *_words: None)
    work: Future[object] = Future()
    waits.post(m.NoMeeting())
    work.set_result(None)
    waits.until(work, LONG)
    assert told == [m.NoMeeting()]
    assert waits.event == m.NoMeeting()
