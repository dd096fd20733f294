"""Alert rules and dashboards ask for metrics of sockets that there are."""

import pytest

from app.telemetry.metrics import Metrics
from tests.metric_names import asked_for, measured

FILES = ["prometheus/socket-alerts.yml", "prometheus/socket-alerts-test.yml", "grafana/sockets.json"]


@pytest.mark.parametrize("file", FILES)
def test_what_is_asked_for_of_sockets_is_measured(file: str) -> None:
    names = asked_for(file)

    assert names
    assert names - measured(Metrics().registry) == set()
