"""Alert rules and dashboards ask for metrics of jobs that there are."""

import pytest

from app.telemetry.jobs import JobMetrics
from tests.metric_names import asked_for, measured


@pytest.mark.parametrize("file", ["prometheus/job-alerts.yml", "prometheus/job-alerts-test.yml", "grafana/jobs.json"])
def test_what_is_asked_for_of_jobs_is_measured(file: str) -> None:
    names = asked_for(file)

    assert names
    assert names - measured(JobMetrics().registry) == set()
