"""Calls a service by many kinds of requests for a while, and looks whether what it holds stays as it is."""

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression

import httpx2

from calls import Account, open_account
from processes import SERVICE, Server, family, resident_bytes, serving
from servers import SERVERS
from services import service
from wrk import Request

SAMPLES = 60
CALLERS = 8
CALLS_A_LOGIN = 500
PATIENCE_SECONDS = 30
# Until then, caches fill.
WARM_UP = 1 / 5
MOST_MEGABYTES_A_MINUTE = 1.0
MOST_HANDLES = 8


@dataclass(frozen=True, slots=True)
class Sample:
    """What processes hold at a moment: seconds, bytes of memory, open files, threads."""

    moment: float
    memory: int
    handles: int
    threads: int

    @classmethod
    def take(cls, process_id: int) -> "Sample":
        """Look at a process and those that it started."""
        folders = [Path(f"/proc/{each}") for each in family(process_id)]
        return cls(
            moment=time.monotonic(),
            memory=sum(map(resident_bytes, family(process_id))),
            handles=sum(len(list((folder / "fd").iterdir())) for folder in folders),
            threads=sum(len(list((folder / "task").iterdir())) for folder in folders),
        )


@dataclass(slots=True)
class Mixed:
    """Callers who read, write and log in, again and again, and what became of it."""

    account: Account
    address: str
    answered: int = 0
    failed: list[str] = field(default_factory=list)

    async def go_on(self) -> None:
        """Call until cancelled; whatever is made is deleted."""
        async with httpx2.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            while True:
                for name, request in self.account.requests(self.address).items():
                    if name != "login" or self.answered % CALLS_A_LOGIN == 0:
                        made = await self.call(client, request)
                        if name == "create" and made.is_success:
                            item = f"{request.url}/{made.json()['id']}"
                            await self.call(client, Request(item, "DELETE", request.headers))

    async def call(self, client: httpx2.AsyncClient, request: Request) -> httpx2.Response:
        """Send a request, and note a failure."""
        response = await client.request(
            request.method, request.url, headers=dict(request.headers), content=request.body
        )
        self.answered += 1
        if response.is_server_error:
            self.failed.append(f"{request.method} {request.url}: {response.status_code}")
        return response


async def soak(server: Server, seconds: float) -> tuple[list[Sample], Mixed]:
    """Call a service, and look at its process again and again."""
    load = Mixed(await asyncio.to_thread(open_account, server.address), server.address)
    callers = [asyncio.create_task(load.go_on()) for _ in range(CALLERS)]
    samples = []
    for _ in range(SAMPLES):
        await asyncio.wait(callers, timeout=seconds / SAMPLES, return_when=asyncio.FIRST_EXCEPTION)
        samples.append(Sample.take(server.process_id))
    for caller in callers:
        caller.cancel()
    await asyncio.wait(callers)
    load.failed += [repr(error) for each in callers if not each.cancelled() and (error := each.exception())]
    return samples[int(SAMPLES * WARM_UP) :], load


def faults(samples: list[Sample], failed: list[str]) -> list[str]:
    """Say what did not stay as it was."""
    slope = linear_regression([each.moment for each in samples], [each.memory for each in samples]).slope
    growth = slope * 60 / 2**20
    handles = samples[-1].handles - samples[0].handles
    threads = samples[-1].threads - samples[0].threads
    print(f"memory {growth:+.2f} MB a minute, handles {handles:+d}, threads {threads:+d}, failed {len(failed)}")
    found = {
        "memory grows": growth >= MOST_MEGABYTES_A_MINUTE,
        "handles grow": handles > MOST_HANDLES,
        "threads grow": threads > MOST_HANDLES,
        f"requests failed, such as {failed[:1]}": bool(failed),
    }
    return [fault for fault, there in found.items() if there]


def main() -> None:
    """Render, serve and call the service."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long to call it")
    parser.add_argument("--database", choices=SERVERS, default="sqlite")
    parser.add_argument("--server", choices=("uvicorn", "granian", "gunicorn"), default="uvicorn")
    given = parser.parse_args()
    with (
        service(database=given.database, auth="jwt", server=given.server) as project,
        serving(project, SERVICE, path="/health/ready") as server,
    ):
        samples, load = asyncio.run(soak(server, given.seconds))
    print(f"{load.answered} requests in {given.seconds:.0f} s")
    if found := faults(samples, load.failed):
        sys.exit("; ".join(found))


if __name__ == "__main__":
    main()
