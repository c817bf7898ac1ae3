"""The next revision of a draft: a copy to change, and what was changed in it."""
