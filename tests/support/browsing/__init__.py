"""What somebody sees of a served service in a browser."""
