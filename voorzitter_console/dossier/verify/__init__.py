"""Verifies a dossier."""
