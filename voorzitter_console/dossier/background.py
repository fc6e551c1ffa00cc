"""Setting documents beside other work: typst leaves Python free, so threads are enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.publish import Edition

AT_ONCE = 2
"""One long document and the short ones beside it; more would only wait for the first."""


def in_background(editions: Iterable[Edition], timestamp: datetime) -> Iterator[tuple[Edition, Future[bytes]]]:
    """Each edition with its PDF as :func:`pdf.render` makes it, begun as soon as the edition is there.

    A result raises PdfFault as that does.
    """
    typesetter = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="opmaak")
    try:
        for edition in editions:
            yield edition, typesetter.submit(render, edition.document, timestamp)
    finally:
        typesetter.shutdown(wait=False)
