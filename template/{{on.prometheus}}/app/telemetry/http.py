"""The metrics of requests."""

from prometheus_client import CollectorRegistry, Counter, Histogram


class HttpMetrics:
    """What is measured of requests; durations are seconds."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.requests = Counter("http_requests", "Requests answered.", ("method", "route", "status"), registry=registry)
        self.duration = Histogram(
            "http_request_duration_seconds", "Time to answer.", ("method", "route"), registry=registry
        )
        # To find these by their labels takes longer than to count.
        self.series: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered; there must be a bounded number of methods and routes."""
        labels = method, route, status
        if labels not in self.series:
            self.series[labels] = self.requests.labels(method, route, str(status)), self.duration.labels(method, route)
        requests, duration = self.series[labels]
        requests.inc()
        duration.observe(seconds)
