"""The formats of Russian."""
