"""The aangifte, a chapter a file."""
