"""One open socket, as the rest of the process knows it."""

import asyncio
from uuid import UUID

from app.core.identifiers import new_id
from app.core.socket_grant import Grant
from app.sockets.close_code import CloseCode

MAILBOX_SIZE = 100


class Member:
    """Where a socket is, what opened it, and what is on its way to it.

    Whoever reads too slowly has to go, and come again: nobody else waits, and memory stays bounded.
    """

    def __init__(self, room: str, grant: Grant) -> None:
        self.id = str(new_id())
        self.room = room
        self.grant = grant
        self.mailbox: asyncio.Queue[str] = asyncio.Queue(MAILBOX_SIZE)
        # Why it ends; nothing where the peer has gone.
        self.ended: asyncio.Future[CloseCode | None] = asyncio.get_running_loop().create_future()

    @property
    def user_id(self) -> UUID | None:
        """Whose the socket is; nobody's where callers have no names."""
        return self.grant.user_id

    def post(self, text: str) -> None:
        """Put a text on its way."""
        try:
            self.mailbox.put_nowait(text)
        except asyncio.QueueFull:
            self.end(CloseCode.TRY_AGAIN_LATER)

    def end(self, code: CloseCode | None) -> None:
        """Have the socket closed; of several reasons, the first counts."""
        if not self.ended.done():
            self.ended.set_result(code)
