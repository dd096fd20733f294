"""Each test counts for itself."""

import pytest
from prometheus_client import values

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@pytest.fixture(autouse=True)
def own_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes back what a test does for processes that count together."""
    monkeypatch.setenv(FOLDER, "")
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
