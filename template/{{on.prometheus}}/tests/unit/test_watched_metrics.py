"""Alert rules and dashboards ask for metrics of requests that there are."""

import pytest

from app.telemetry.metrics import Metrics
from tests.metric_names import asked_for, measured


@pytest.mark.parametrize("file", ["prometheus/alerts.yml", "prometheus/alerts-test.yml", "grafana/requests.json"])
def test_what_is_asked_for_of_requests_is_measured(file: str) -> None:
    names = asked_for(file)

    assert names
    assert names - measured(Metrics().registry) == set()
