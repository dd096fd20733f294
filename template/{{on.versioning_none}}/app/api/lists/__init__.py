"""Lists, as arrays."""
