"""Finding: the index over both apps, the language of queries, and agreed language."""
