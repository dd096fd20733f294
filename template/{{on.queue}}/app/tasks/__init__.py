"""Jobs, how they are wanted, and what carries them to the workers."""
