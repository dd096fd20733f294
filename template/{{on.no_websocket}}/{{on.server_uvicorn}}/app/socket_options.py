"""How the server speaks to sockets: not at all."""

from typing import Literal, TypedDict


class SocketOptions(TypedDict):
    """The options of the server that are about sockets."""

    ws: Literal["none"]


SOCKET_OPTIONS = SocketOptions(ws="none")
