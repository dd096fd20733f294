"""Tickets that open sockets."""

from pydantic import BaseModel


class TicketRead(BaseModel):
    """A ticket, good for one socket, and for how many seconds it is."""

    ticket: str
    expires_in: int
