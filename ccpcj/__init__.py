"""The site: home, addresses across both apps, the importer and the small tools under it."""
