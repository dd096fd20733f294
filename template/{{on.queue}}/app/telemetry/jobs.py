"""What is measured of the jobs that a worker does."""

from prometheus_client import CollectorRegistry, Counter, Histogram


class JobMetrics:
    """Counts and times attempts; durations are seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.attempts = Counter("job_attempts", "Attempts that have ended.", ("job", "status"), registry=self.registry)
        self.duration = Histogram(
            "job_duration_seconds", "Time that an attempt took.", ("job",), registry=self.registry
        )

    def note(self, job: str, status: str, seconds: float) -> None:
        """Note an attempt that has ended."""
        self.attempts.labels(job, status).inc()
        self.duration.labels(job).observe(seconds)
