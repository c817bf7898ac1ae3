"""What a search found, as the reader sees it."""
