"""What ends a socket that has sent it."""

from app.sockets.close_code import CloseCode


class RefusedDataError(Exception):
    """The peer has sent something else than a message, too much of it, or too many; the code says which."""

    def __init__(self, code: CloseCode) -> None:
        self.code = code
        super().__init__(code)
