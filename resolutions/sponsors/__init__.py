"""Who stands behind a text."""
