"""The reader: source text in, attributed claims out; each quotes its exact place."""
