"""Version 2 of the API: lists are pages."""
