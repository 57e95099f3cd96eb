"""The verbs, one file each: load, call the stages, append.

In: a Desk, the case with everything a verb may use. Out: records; rows and objects appended, drafts written.
"""

from __future__ import annotations
