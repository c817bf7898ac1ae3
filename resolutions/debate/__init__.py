"""Which texts statements were about."""
