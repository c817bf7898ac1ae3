"""What waits for a person: the imports of reports, the findings of every importer, and works that may be one."""
