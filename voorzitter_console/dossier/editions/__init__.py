"""The other editions: intern, for the raad, the machtiging."""
