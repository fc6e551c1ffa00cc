"""Setting documents beside other work: typst leaves Python free, so a thread is enough."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.pdf import render


def in_background(documents: Sequence[Document], timestamp: datetime) -> tuple[Future[bytes], ...]:
    """Each as :func:`pdf.render` makes it, one after the other in one thread; a result raises PdfFault as that does."""
    typesetter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opmaak")
    try:
        return tuple(typesetter.submit(render, document, timestamp) for document in documents)
    finally:
        typesetter.shutdown(wait=False)
