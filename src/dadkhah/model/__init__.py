"""Frozen records that every stage shares: values in the middle, no behaviour beyond their own invariants."""
