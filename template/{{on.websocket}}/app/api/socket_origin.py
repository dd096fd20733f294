"""Which pages may open sockets: browsers ask no server for that, and send cookies along."""

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.dependencies import SettingsDep
from app.api.own_origin import is_own
from app.core.socket_exceptions import ForeignOriginError


async def check_origin(connection: HTTPConnection, settings: SettingsDep) -> None:
    """Let pages of this host and of allowed origins in, and whatever is no browser.

    Raises:
        ForeignOriginError: the page is another one, or there are several origins.
    """
    origins = connection.headers.getlist("origin")
    allowed = settings.allowed_origins
    if not origins or (len(origins) == 1 and ("*" in allowed or origins[0] in allowed)):
        return
    if len(origins) > 1 or not is_own(origins[0], connection.headers.get("host", "")):
        raise ForeignOriginError


KNOWN_ORIGIN = Depends(check_origin)
