"""The ports, implemented: files, vault, record, extractors, clock.

In: what the system gives. Out: what the ports promise. Only `wiring` imports from here.
"""
