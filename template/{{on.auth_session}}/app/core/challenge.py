"""What a caller who is not known is asked for."""

# No scheme is registered for cookies; one is demanded all the same (RFC 9110, section 11.6.1).
CHALLENGE = "Cookie"
