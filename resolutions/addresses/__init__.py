"""The address of a text: given when there is a name to make it of, and never lost."""
