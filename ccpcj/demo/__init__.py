"""The demonstration: the facts of the thirty-first session on an empty site."""
