"""The documents before the Commission."""
