"""What only the griffier's screen shows: tasks, the disturbers' register, what to read back and complete. Pure."""
