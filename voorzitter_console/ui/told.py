"""Carries the session's news to Textual's loop."""

from __future__ import annotations

from textual.message import Message

from voorzitter_console.console.messages import News


class Told(Message):
    """One piece of news, posted from the session's threads."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news
