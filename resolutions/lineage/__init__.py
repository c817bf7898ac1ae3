"""Where a text, and each of its paragraphs, comes from."""
