"""Languages: text in, value and place in the text out.

In: text. Out: numbers, dates, guards, places and folded spellings, each with its span.
Nothing here reads anything but the data of the package.
"""

from __future__ import annotations
