"""Writing Word: runs, paragraphs, styles, footnotes and tracked changes in six languages. It knows no record."""
