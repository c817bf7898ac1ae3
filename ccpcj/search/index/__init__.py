"""The search index: its rows, the triggers that note changes, the stores of the two databases."""
