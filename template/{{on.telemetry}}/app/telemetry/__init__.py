"""What the service measures."""
