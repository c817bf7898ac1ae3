"""The importer of session reports: extract, parse, align, stage, load."""
