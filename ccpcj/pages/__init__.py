"""The pages that show both who met and what was decided."""
