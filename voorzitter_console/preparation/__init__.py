"""Before a meeting (protocol 3.2 and 4.3): what is expected, what follows from it, the briefing, and what is kept."""
