"""Counts sockets."""

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.telemetry.sockets import SocketMetrics


class SocketMetricsMiddleware:
    """Counts the sockets that are open, how handshakes are answered, and why the service closes sockets."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        metrics: SocketMetrics = scope["state"]["metrics"].sockets
        is_open = False

        async def send_and_count(message: Message) -> None:
            nonlocal is_open
            await send(message)
            match message["type"]:
                case "websocket.accept":
                    is_open = True
                    metrics.open.inc()
                    metrics.handshakes.labels(HTTPStatus.SWITCHING_PROTOCOLS.value).inc()
                case "websocket.http.response.start":
                    metrics.handshakes.labels(message["status"]).inc()
                case "websocket.close":
                    metrics.closes.labels(int(message["code"])).inc()

        try:
            await self.app(scope, receive, send_and_count)
        finally:
            if is_open:
                metrics.open.dec()
