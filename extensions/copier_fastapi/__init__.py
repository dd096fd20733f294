"""What a service is made of, computed from the answers, and the command that renders it."""
