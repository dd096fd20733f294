"""What rooms over WebSockets add; what carries their texts depends on whether the service has Redis."""

from collections.abc import Mapping

from ..answers import Answers, Auth, Broker, TaskQueue, WebSocket
from ..contribution import Contribution, Middleware, Model, Resource, SettingsGroup, Variable
from .accounts import CLEANUP
from .auth import AUTHS

WEBSOCKET = Contribution(
    overlays=("own_origin", "websocket"),
    development=("websockets",),
    settings=(SettingsGroup("sockets", "SocketSettings"),),
    variables=(
        Variable("WEBSOCKET_MAX_CONNECTIONS", "10000", "How many sockets a process may have"),
        Variable("WEBSOCKET_MAX_PER_USER", "5", "How many sockets a user may have"),
        Variable("WEBSOCKET_MESSAGES_PER_SECOND", "20", "How many messages a socket may send in a second"),
        Variable("WEBSOCKET_DEMO_ENABLED", "", "Whether /ws-demo shows rooms; unset, in development only"),
    ),
    resources=(Resource("sockets", "app.sockets.center", "SocketCenter", "open_sockets"),),
    innermost=(Middleware("socket_errors", "SocketErrorsMiddleware", "ends what fails in a socket"),),
    watching=(Middleware("socket_log", "SocketLogMiddleware", "writes a line when a socket opens or closes"),),
    root_routes=("socket_demo", "sockets"),
    test_plugins=("tests.visitors",),
)
TICKETS = Contribution(
    routes=("socket_tickets",),
    models=(Model("socket_ticket", "SocketTicket"),),
    expiries=("ticket_expiries",),
    migrations=1,
)
IN_MEMORY = Contribution(overlays=("websocket_memory",))
OVER_REDIS = Contribution(overlays=("several_processes", "websocket_redis"), dependencies=("redis",))
WITHOUT = Contribution(overlays=("no_websocket", "several_processes"))
WEBSOCKETS: Mapping[WebSocket, tuple[Contribution, ...]] = {
    WebSocket.NO: (WITHOUT,),
    WebSocket.YES: (WEBSOCKET, TICKETS, IN_MEMORY, OVER_REDIS),
}


def websocket(answers: Answers) -> tuple[Contribution, ...]:
    """List what sockets add, if there are any."""
    if answers.websocket is WebSocket.NO:
        return (WITHOUT,)
    has_redis = answers.task_queue is not TaskQueue.NONE and answers.broker is Broker.REDIS
    reach = OVER_REDIS if has_redis else IN_MEMORY
    return WEBSOCKET, *tickets(answers.auth), reach


def tickets(auth: Auth) -> tuple[Contribution, ...]:
    """List what tickets add where callers have accounts; those that nobody used are removed by the same clean-up."""
    if auth is Auth.NONE:
        return ()
    return (TICKETS,) if CLEANUP in AUTHS[auth] else (TICKETS, CLEANUP)
