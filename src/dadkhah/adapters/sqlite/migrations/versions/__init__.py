"""One file per step.

In: the schema as the step before left it. Out: the schema one step later.
"""
