"""What the service tells of its work."""
