"""Evidence as packages that other programs read: WACZ for web archives, BagIt for everything.

In: exhibits, each with its bytes in the vault. Out: a file or a folder that is there whole or not at all.
"""
