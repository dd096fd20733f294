"""What `python -m app` can do, one module a command."""
