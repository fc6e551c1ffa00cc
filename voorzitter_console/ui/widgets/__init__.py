"""Widgets: one a file, each draws a part of a :class:`~voorzitter_console.view.ScreenView` and decides nothing."""
