"""Stopping and starting the broadcast."""
