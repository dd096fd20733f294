"""The first words to Redis: it answers them even to whoever has not logged in."""

GREETING = b"PING\r\n"
DEFAULT_PORT = 6379
SECURE_SCHEME = "rediss"
