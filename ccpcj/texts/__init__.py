"""The importer of texts alone: the AKN4UN files of resolutions and the metadata about them."""
