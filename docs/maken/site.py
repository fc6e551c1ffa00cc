"""For the site (mkdocs): links that lead out of ``docs/`` name the file in the program's folder, where it stands."""

from __future__ import annotations

import posixpath
import re
from typing import Any

_LINK = re.compile(r"\[([^\]]*)\]\((?!\w+:)([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_more: Any) -> str:
    """Called by mkdocs for each page."""
    here = posixpath.dirname(page.file.src_uri)

    def placed(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, found[2]))
        if not target.startswith("../"):
            return found[0]
        name = target.removeprefix("../")
        return f"{found[1]} (`{name}` in de map van het programma)" if found[1] != name else f"`{name}`"

    return _LINK.sub(placed, markdown)
