"""The hits of a search as a reader sees them."""
