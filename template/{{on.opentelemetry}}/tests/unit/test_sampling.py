"""Which part of the requests is traced."""

import pytest
from pydantic import HttpUrl

from app.core.config import Settings
from app.core.sampling import is_sampled
from app.core.settings.service import Environment

TRACE = f"00-{'a' * 32}-{'b' * 16}"
ENDPOINT = HttpUrl("http://collector.example")


def settings(environment: Environment = Environment.TEST, ratio: float | None = None) -> Settings:
    return Settings.model_construct(
        environment=environment, otel_exporter_otlp_endpoint=ENDPOINT, otel_traces_sampler_arg=ratio
    )


@pytest.mark.parametrize(
    ("environment", "ratio"),
    [(Environment.DEVELOPMENT, 1), (Environment.STAGING, 0.1), (Environment.PRODUCTION, 0.1)],
)
def test_production_traces_a_tenth(environment: Environment, ratio: float) -> None:
    assert settings(environment).sampling_ratio == ratio


def test_a_part_of_what_begins_here_is_traced() -> None:
    traced = sum(is_sampled(settings(ratio=0.5), "") for _ in range(1000))

    assert 350 < traced < 650


@pytest.mark.parametrize(("flags", "expected"), [("00", False), ("01", True), ("02", False), ("ff", True)])
def test_whoever_began_a_trace_has_decided(flags: str, *, expected: bool) -> None:
    assert [is_sampled(settings(ratio=ratio), f"{TRACE}-{flags}") for ratio in (0, 1)] == [expected] * 2
