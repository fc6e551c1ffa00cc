"""What a state advises: the sentence, the keys, the open loops."""
