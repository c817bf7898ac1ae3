"""What the page of a text shows, put together before the template sees it."""
