"""What each server adds: what it needs, and how the service speaks to it."""

from collections.abc import Mapping

from ..answers import Server
from ..contribution import Contribution, Middleware

UNREAD_BODY = Middleware(
    "unread_body", "UnreadBodyMiddleware", "announces the end of a connection whose body is not read"
)
SERVERS: Mapping[Server, Contribution] = {
    Server.UVICORN: Contribution(
        overlays=("own_refusals", "server_uvicorn", "spawned_workers"), dependencies=("uvicorn[standard]",)
    ),
    Server.GRANIAN: Contribution(
        overlays=("bare_server", "server_granian", "spawned_workers"),
        dependencies=("granian[reload]",),
        untyped=("granian",),
        watching=(UNREAD_BODY,),
    ),
    Server.GUNICORN: Contribution(
        overlays=("bare_server", "own_refusals", "server_gunicorn"),
        dependencies=("gunicorn",),
        development=("types-gunicorn",),
        watching=(UNREAD_BODY,),
    ),
}
