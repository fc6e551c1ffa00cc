"""The page for another device: griffier, bode and meekijker, over TLS, paired by a code. Only the CLI imports it."""
