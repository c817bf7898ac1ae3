"""What was decided, in which words, with whose support."""
