"""Metrics as the collector reads them."""

from prometheus_client import CollectorRegistry, generate_latest

from app.telemetry.shared import all_metrics


def exposition(own: CollectorRegistry) -> bytes:
    """Write the metrics of the service: of this process, or of all that count together, whose files are read."""
    return generate_latest(all_metrics(own))
