"""The boxes that only this page has: the 112 card, taking back, the history. All others are the console's."""
