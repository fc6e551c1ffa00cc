"""OBS over its websocket."""
