"""What does the jobs: sends them to the broker, takes them from it, and starts those of the schedule."""
