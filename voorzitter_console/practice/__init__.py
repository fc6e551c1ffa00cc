"""Incidents as data: practised, demonstrated and tested."""
