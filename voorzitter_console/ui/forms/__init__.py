"""Forms: they stand below the sentence and never replace it. One a file; each says what it would record."""
