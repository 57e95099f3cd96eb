"""The folder of one case on disk: settings, lock, the salt of places, the working draft.

In: a path. Out: files that are there whole or not at all.
"""
