"""A query: its grammar, its terms and fields, and how it is answered."""
