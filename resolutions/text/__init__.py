"""A text as an object: its blocks, paragraphs and numbers, whatever file or database it came from."""
