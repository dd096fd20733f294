"""The versions of the API: handlers know the newest alone, and each change tells how to get back to the one before."""
