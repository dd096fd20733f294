"""How the server speaks to sockets."""

from typing import TypedDict

from app.socket_protocol import StrictSocketProtocol

# A text of 4096 characters fits in, however it is written.
MAX_FRAME_BYTES = 64 * 1024
# A peer that does not answer a ping is gone after 40 seconds.
PING_SECONDS = 20


class SocketOptions(TypedDict):
    """The options of the server that are about sockets."""

    ws: type[StrictSocketProtocol]
    ws_max_size: int
    ws_ping_interval: float
    ws_ping_timeout: float
    ws_per_message_deflate: bool


# Compression would take a window of memory for each socket, for texts that are short.
SOCKET_OPTIONS = SocketOptions(
    ws=StrictSocketProtocol,
    ws_max_size=MAX_FRAME_BYTES,
    ws_ping_interval=PING_SECONDS,
    ws_ping_timeout=PING_SECONDS,
    ws_per_message_deflate=False,
)
