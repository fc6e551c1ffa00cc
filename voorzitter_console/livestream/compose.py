"""From the settings to a channel. Imported when a meeting begins, in the livestream's own thread."""

from __future__ import annotations

from voorzitter_console.clock import Clock
from voorzitter_console.livestream import secret
from voorzitter_console.livestream.config import Instelling
from voorzitter_console.livestream.port import Kanaal


def channel(instelling: Instelling, clock: Clock) -> Kanaal:
    """The channel that was set: OBS (with the webhook as its last attempt), the webhook, or by hand."""
    webhook: Kanaal | None = None
    if instelling.stop is not None and instelling.soort != "hand":
        import httpx  # noqa: F401  now, not in the middle of a stop

        from voorzitter_console.livestream.webhook import WebhookKanaal

        webhook = WebhookKanaal(
            clock,
            stop=instelling.stop,
            start=instelling.start,
            status=instelling.status,
            secret=secret.find,
            bellen=instelling.bellen,
        )
    if instelling.soort == "obs":
        from voorzitter_console.livestream.obs.channel import ObsKanaal

        return ObsKanaal(
            instelling.obs,
            clock,
            secret=lambda: secret.find(instelling.obs.geheim),
            bellen=instelling.bellen,
            webhook=webhook,
            opname_stopt_mee=instelling.opname_stopt_mee,
        )
    if webhook is not None:
        return webhook
    from voorzitter_console.livestream.manual import HandKanaal

    return HandKanaal(clock, instelling.bellen)
