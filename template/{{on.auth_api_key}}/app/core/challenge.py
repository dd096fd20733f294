"""What a caller who is not known is asked for."""

# There is no registered scheme of this kind; RFC 9110, section 11.6.1, demands a challenge all the same.
CHALLENGE = "ApiKey"
