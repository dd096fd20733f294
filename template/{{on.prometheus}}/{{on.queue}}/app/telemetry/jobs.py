"""What is measured of jobs."""

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class JobMetrics:
    """What a process has done, and what all of them have before them; times are seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.attempts = Counter("job_attempts", "Attempts that have ended.", ("kind", "status"), registry=self.registry)
        self.duration = Histogram(
            "job_duration_seconds", "Time that an attempt took.", ("kind",), registry=self.registry
        )
        self.depth = Gauge("job_queue_depth", "Jobs that are not done.", ("status",), registry=self.registry)
        self.age = Gauge("job_queue_age_seconds", "Time that a job has been due for at most.", registry=self.registry)

    def note(self, kind: str, status: str, seconds: float) -> None:
        """Note an attempt that has ended."""
        self.attempts.labels(kind, status).inc()
        self.duration.labels(kind).observe(seconds)


@cache
def job_metrics() -> JobMetrics:
    """Return the metrics of this process."""
    return JobMetrics()
