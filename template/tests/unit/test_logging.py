"""Logs."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog

from app.core import context
from app.core.logging import configure_logging
from app.core.settings.service import Environment, LogLevel, ServiceSettings

pytestmark = pytest.mark.usefixtures("kept_logging")


@contextmanager
def production() -> Iterator[None]:
    """Log as in production, during one request."""
    configure_logging(ServiceSettings.model_construct(environment=Environment.PRODUCTION, log_level=LogLevel.INFO))
    reset = context.request_id.set("request-1")
    yield
    context.request_id.reset(reset)


def fail() -> None:
    sentinel = "-".join(("nobody", "may", "see", "this"))
    raise RuntimeError(len(sentinel))


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_event_is_a_line_of_json_in_production(capsys: pytest.CaptureFixture[str]) -> None:
    with production():
        structlog.get_logger("app.items").info("item.created", item_id=7, odd={1})

    (line,) = lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "item.created", "level": "info", "item_id": 7, "odd": "{1}", "request_id": "request-1"}


def test_a_record_of_a_library_looks_alike(capsys: pytest.CaptureFixture[str]) -> None:
    with production():
        logging.getLogger("some.library").warning("%s happened", "something")

    (line,) = lines(capsys)
    assert (line["event"], line["level"], line["request_id"]) == ("something happened", "warning", "request-1")


def test_an_exception_is_part_of_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    with production():
        try:
            fail()
        except RuntimeError:
            structlog.get_logger("app").exception("request.failed")

    (line,) = lines(capsys)
    assert "RuntimeError: 19" in line["exception"]


@pytest.mark.parametrize("environment", [Environment.DEVELOPMENT, Environment.PRODUCTION])
def test_the_variables_of_a_failed_function_are_not_written(
    capsys: pytest.CaptureFixture[str], environment: Environment
) -> None:
    configure_logging(ServiceSettings.model_construct(environment=environment, log_level=LogLevel.INFO))

    try:
        fail()
    except RuntimeError:
        structlog.get_logger("app").exception("request.failed")

    written = capsys.readouterr().out
    assert "RuntimeError: 19" in written
    assert "nobody-may-see-this" not in written


def test_a_line_can_not_be_forged(capsys: pytest.CaptureFixture[str]) -> None:
    with production():
        structlog.get_logger("app").info("request.finished", path='/\n{"event": "forged"}')

    (line,) = lines(capsys)
    assert line["event"] == "request.finished"


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(ServiceSettings.model_construct(environment=Environment.PRODUCTION, log_level=LogLevel.ERROR))

    structlog.get_logger("app").warning("quiet")
    logging.getLogger("some.library").warning("quiet")

    assert lines(capsys) == []


def test_people_read_plain_lines_in_development(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(ServiceSettings.model_construct(environment=Environment.DEVELOPMENT, log_level=LogLevel.INFO))

    structlog.get_logger("app").info("item.created", item_id=7)

    written = capsys.readouterr().out
    assert "item.created" in written
    assert "item_id=7" in written
    assert "request_id" not in written


def test_people_read_lines_where_the_output_goes_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stdout", before)
    configure_logging(ServiceSettings.model_construct(environment=Environment.TEST, log_level=LogLevel.INFO))
    monkeypatch.setattr("sys.stdout", after)
    before.close()

    structlog.get_logger("app").info("item.created")

    assert "item.created" in after.getvalue()


def test_what_the_fast_encoder_refuses_is_written_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    with production():
        structlog.get_logger("app").info("item.created", path="\ud800", count=2**70)

    (line,) = lines(capsys)
    assert (line["path"], line["count"]) == ("\ud800", 2**70)
