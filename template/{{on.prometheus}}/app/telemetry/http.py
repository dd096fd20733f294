"""The metrics of requests."""

from prometheus_client import CollectorRegistry, Counter, Histogram


class HttpMetrics:
    """What is measured of requests; durations are seconds."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.requests = Counter("http_requests", "Requests answered.", ("method", "route", "status"), registry=registry)
        self.duration = Histogram(
            "http_request_duration_seconds", "Time to answer.", ("method", "route"), registry=registry
        )
