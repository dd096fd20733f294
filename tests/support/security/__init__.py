"""What an attacker of a served service has, and what its owner can look at."""
