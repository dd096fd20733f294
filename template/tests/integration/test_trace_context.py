"""The trace that a caller's request belongs to."""

import httpx2
import pytest
from structlog.testing import capture_logs

from app.core.logging import add_request

TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN_ID = "00f067aa0ba902b7"


async def logged(client: httpx2.AsyncClient, traceparent: str) -> list[str | None]:
    with capture_logs(processors=[add_request]) as logs:
        await client.get("/nowhere", headers={"traceparent": traceparent})
    return [line.get("trace_id") for line in logs if line["event"] == "request.finished"]


async def test_what_is_logged_of_a_request_names_its_trace(client: httpx2.AsyncClient) -> None:
    assert await logged(client, f"00-{TRACE_ID}-{SPAN_ID}-01") == [TRACE_ID]


@pytest.mark.parametrize(
    "given",
    [
        "",
        TRACE_ID,
        f"ff-{TRACE_ID}-{SPAN_ID}-01",
        f"00-{'0' * 32}-{SPAN_ID}-01",
        f"00-{TRACE_ID}-{'0' * 16}-01",
        f"00-{TRACE_ID.upper()}-{SPAN_ID}-01",
        f"00-{TRACE_ID}-{SPAN_ID}-01-more",
    ],
)
async def test_what_is_no_trace_is_left_out(client: httpx2.AsyncClient, given: str) -> None:
    assert await logged(client, given) == [None]
