"""What expires of tickets."""

from app.models.socket_ticket import SocketTicket
from app.repositories.expired import Expiry

EXPIRIES = (Expiry(SocketTicket.id, SocketTicket.expires_at),)
