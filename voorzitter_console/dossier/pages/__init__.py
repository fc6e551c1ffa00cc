"""Blocks as typst pages."""
