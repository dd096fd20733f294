"""What a caller who is not known is asked for."""

# RFC 6750, section 3
CHALLENGE = "Bearer"
