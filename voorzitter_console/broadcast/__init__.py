"""Between the record and the livestream: entries become asks, what is seen becomes entries by ``systeem``.

No screen and no journal: whoever owns them (the session, plain mode) is the :class:`.host.Host`.
"""
