"""The chain of a work: the draft of the Commission and the text of the Council or the Assembly that are one work."""
