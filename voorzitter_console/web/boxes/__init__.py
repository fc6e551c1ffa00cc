"""The lists and forms that keys open, without a face: what is asked, and which commands an answer becomes.

A face draws them as it can (a page in its browser does today) and gives the answers back; what may stand in a field and
what is recorded is decided here.
"""
