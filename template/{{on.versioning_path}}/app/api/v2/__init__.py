"""Version 2 of the API: lists are pages. What did not change is that of version 1."""
