"""Blocks as an OpenDocument text."""
