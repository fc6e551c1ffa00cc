"""Drafts of the letters that may follow (protocol 5.2, 5.4, 6), of the same record as the aangifte."""
