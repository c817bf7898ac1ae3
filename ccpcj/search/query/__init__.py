"""A query: its grammar, its terms and fields, how it is evaluated, and what is suggested for it."""
