"""Merging a report into the record: what it says, what earlier imports said, what staff changed."""
