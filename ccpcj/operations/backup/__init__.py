"""Backups of the database: made while people work, read back before they count, restored whole or not at all."""
