"""Capture, the first stage.

In: bytes and where they came from. Out: a text with blocks, roles and the map back to the bytes; what is said about it.
"""
