"""Plain mode: the same procedure as numbered lines, for screen readers and dumb terminals. Never imports textual."""
