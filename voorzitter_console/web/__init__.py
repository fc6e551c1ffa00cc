"""The page for another device: griffier, bode and meekijker, each over TLS, paired by a code. Nobody else imports it."""
