"""Lists, as pages."""
