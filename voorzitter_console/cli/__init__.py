"""The command line: one file a command; heavy imports only in their own command."""
