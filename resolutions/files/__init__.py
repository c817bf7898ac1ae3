"""A text as a file that people take away."""
