"""The days after (protocol chapters 5 and 6): what must be done, by whom and until when, follows from the record."""
