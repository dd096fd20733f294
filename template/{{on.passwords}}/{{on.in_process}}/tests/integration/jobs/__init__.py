"""Jobs that the process of the service does."""
