"""Extractors: text, blocks and the map to the bytes, out of captured bytes.

Formats with a parser are read in a guarded child.
"""
