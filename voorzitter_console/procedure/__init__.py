"""What may happen when: pure, without I/O and without a clock."""
