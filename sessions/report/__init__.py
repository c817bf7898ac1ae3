"""The report of a session: chapters, sections and numbered paragraphs."""
