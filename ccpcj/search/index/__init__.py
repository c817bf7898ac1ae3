"""The search index: its rows, the triggers that note changes, the update that takes them up, the stores of terms."""
