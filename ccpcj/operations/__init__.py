"""Running the site: whether it is well, its backups, and who may sign in."""
