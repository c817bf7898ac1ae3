"""The history of records: who changed what, when, through what and why; how a record was as of a moment."""
