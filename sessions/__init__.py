"""Who met, when, on what, and who spoke. The app's label is `ccpcj_sessions`: `sessions` is Django's own."""
