"""Metrics as the collector reads them."""

from prometheus_client import CollectorRegistry, generate_latest


def exposition(own: CollectorRegistry) -> bytes:
    """Write the metrics of the service, which is one process."""
    return generate_latest(own)
