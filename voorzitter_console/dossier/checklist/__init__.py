"""The checklist of what the aangifte still lacks."""
