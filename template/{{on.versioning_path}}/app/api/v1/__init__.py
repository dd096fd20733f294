"""Version 1 of the API: lists are arrays."""
