"""All data as a file that any database can be filled from."""
