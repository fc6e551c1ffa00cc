"""What a terminal sends, and which of it is a key press. Only keys arrive as keys.

From the bytes to the app: :mod:`tokens` cuts them into characters and whole sequences, :mod:`sequences` knows what a
whole sequence means, :mod:`presses` judges what of one read counts as a press, :mod:`driver` hands that to Textual,
:mod:`app` says what did not count. None of them but the last two knows Textual.

Sources: ECMA-48 (5.3 to 5.6: the forms of a control sequence and of a control string), xterm's ctlseqs, the kitty
keyboard protocol, terminfo of linux and rxvt.
"""
