"""Who spoke."""
