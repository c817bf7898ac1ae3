"""The themes of the Commission's work."""
