"""Forms of the griffier's screen only: the register, reading back, witnesses, alternatives, evidence, the vordering."""
