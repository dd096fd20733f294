"""What ends while its socket is open: here, nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.core.config import Settings
from app.sockets.hub import Hub


@asynccontextmanager
async def watching(_settings: Settings, _hub: Hub) -> AsyncIterator[None]:
    """Look after nothing."""
    yield
