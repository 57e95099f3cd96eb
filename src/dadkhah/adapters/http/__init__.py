"""Capture from the web: addresses that were checked are dialled, exact bytes are kept.

In: an address that somebody asked for. Out: what was answered, as a WARC file; or an error that says why not.
"""
