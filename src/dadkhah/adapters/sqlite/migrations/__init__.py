"""The steps that bring a record file to the schema of this program.

In: a connection, handed over by migrate.py. Out: tables and triggers.
"""
