"""Keys that arrive together meet screens that are gone and forms that are not there yet: then nothing is done.

A screen or form that is taken away while it is still being put together hears that it was mounted all the same, and
finds none of its parts (Textual 8.2). That is no fault: nobody sees it any more.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.actions import ActionParseResult
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.events import Event, InputEvent
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from voorzitter_console.ui import private


def on_top(app: App[int], node: DOMNode | None) -> bool:
    """Whether an action of this part can be meant: it stands on the screen that is shown, or is the app itself."""
    if node is None or isinstance(node, App):
        return bool(app.screen_stack)
    try:
        return node.is_attached and bool(app.screen_stack) and node.screen is app.screen_stack[-1]
    except NoScreen:
        return False


class KeysNeedScreens(App[int]):
    """Mixed into an app."""

    @property
    def shown(self) -> Screen[object] | None:
        """The screen on top; None before the first one, and while the app ends.

        Textual takes the screens away first, the innermost parts of the lowest before the screen itself, and the timers
        and waiting messages after them.
        """
        return self.screen_stack[-1] if self.screen_stack and self.is_running else None

    async def on_event(self, event: Event) -> None:
        """As Textual; before the first screen stands, and after the last, a key or the mouse means nothing."""
        if not isinstance(event, InputEvent) or self.screen_stack:
            await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """As Textual; a key that is meant for a screen that is gone, or a form that is not there yet, does nothing."""
        if not on_top(self, default_namespace):
            return True
        return await super().run_action(action, default_namespace, namespaces)


class MayBeGone(private.Dispatches):
    """Mixed into a screen or form."""

    async def dispatch(self, message: Message) -> None:
        """As it is; a part that it does not find while it leaves is no fault."""
        try:
            await super().dispatch(message)
        except NoMatches:
            if isinstance(self, Widget) and not private.leaves(self):
                raise
