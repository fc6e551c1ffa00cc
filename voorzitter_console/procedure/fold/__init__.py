"""The fold: entries in order of time become the state."""
