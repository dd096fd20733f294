"""The first words to Redis: it answers them even to whoever has not logged in."""

GREETING = b"PING\r\n"
DEFAULT_PORTS = {"redis": 6379, "rediss": 6379}
