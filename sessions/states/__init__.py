"""States and groups of states, and the names by which documents call them."""
