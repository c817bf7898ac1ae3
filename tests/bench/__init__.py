"""What search and agreed language cost on a million paragraph texts."""
