"""Metrics of several processes."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from app.telemetry.shared import forget_dead_processes
from tests.served import SECONDS, listening_port, running

REQUESTS = 20


@pytest.mark.usefixtures("served_database")
async def test_whichever_process_answers_tells_of_the_requests_of_all() -> None:
    async with asyncio.timeout(SECONDS), running("serve", "--port", "0", "--workers", "2") as process:
        address = f"http://127.0.0.1:{await listening_port(process)}"
        # The port is taken before anybody listens there; over connections of their own, any process may answer.
        transport = httpx2.AsyncHTTPTransport(retries=8, limits=httpx2.Limits(max_keepalive_connections=0))
        try:
            async with httpx2.AsyncClient(base_url=address, transport=transport) as client:
                for _ in range(REQUESTS):
                    await client.get("/health")
                told = [(await client.get("/metrics")).text for _ in range(4)]
        finally:
            # So that its processes end too.
            process.send_signal(signal.SIGTERM)
            await process.communicate()

    series = f'http_requests_total{{method="GET",route="/health",status="200"}} {REQUESTS}.0'
    assert [series in text for text in told] == [True] * 4


def test_what_counts_while_a_process_lives_ends_with_it(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"gauge_livesum_{ended.pid}.db", f"counter_{ended.pid}.db", "gauge_livesum_1.db"):
        (tmp_path / name).touch()

    forget_dead_processes(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"counter_{ended.pid}.db", "gauge_livesum_1.db"]
