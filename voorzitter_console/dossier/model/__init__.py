"""The meeting as the documents need it."""
