"""How dates and numbers are written, where the framework differs from the United Nations."""
