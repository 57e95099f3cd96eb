"""The grammar of Persian and of Arabic: counts, their sources, places and times (decision 0084)."""
