"""What does the jobs."""
