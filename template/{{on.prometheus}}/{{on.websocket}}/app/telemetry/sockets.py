"""The metrics of sockets."""

from prometheus_client import CollectorRegistry, Counter, Gauge


class SocketMetrics:
    """What is measured of sockets."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.open = Gauge(
            "websocket_connections", "Sockets that are open.", registry=registry, multiprocess_mode="livesum"
        )
        self.handshakes = Counter("websocket_handshakes", "Handshakes answered.", ("status",), registry=registry)
        self.closes = Counter("websocket_closes", "Sockets that the service has closed.", ("code",), registry=registry)
