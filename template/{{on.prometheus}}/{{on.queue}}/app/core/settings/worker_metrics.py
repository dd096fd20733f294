"""Settings of the metrics of workers."""

from pydantic import Field

from app.core.settings.service import ServiceSettings


class WorkerMetricsSettings(ServiceSettings):
    """Where a worker shows what it has measured."""

    worker_metrics_port: int | None = Field(default=None, ge=1, le=65535)
