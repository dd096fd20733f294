"""Servers that are measured, as processes of their own."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from support.network import LOOPBACK, free_port
from support.projects import Project

# As long as a server takes whose instructions are counted; one that has ended is not waited for.
ATTEMPTS = 30_000
GRACE_SECONDS = 60
BENCHMARKS = Path(__file__).resolve().parent
# All that production has on, and no limit that a load would run into.
SETTINGS = {
    "ENVIRONMENT": "production",
    "ALLOWED_HOSTS": LOOPBACK,
    "ALLOWED_ORIGINS": "https://app.example.com",
    "SHUTDOWN_DELAY_SECONDS": "0",
    "DB_POOL_TIMEOUT_SECONDS": "30",
    "LOGIN_RATE_LIMIT": "1000/1s",
    "LOGIN_ACCOUNT_RATE_LIMIT": "1000/1s",
    "LOGIN_ADDRESS_RATE_LIMIT": "1000/1s",
}
SERVICE = ("-m", "app", "serve")
UVICORN = ("-m", "uvicorn", "--no-access-log", "--log-level=warning")
FLOOR_ALIVE = (*UVICORN, "floors.alive:app")
FLOOR_STORED = (*UVICORN, "floors.stored:app")
FLOOR_IN_MIDDLEWARE = (*UVICORN, "floors.in_middleware:app")
USUAL = (*UVICORN, "floors.usual:app")
COLLECTOR = (*UVICORN, "floors.collector:app")
MANY_ROUTES = (*UVICORN, "--factory", "floors.many_routes:create_large_app")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and how long it took until it answered."""

    address: str
    process_id: int
    seconds_to_start: float

    @property
    def mebibytes(self) -> float:
        """The memory that this process and those that it started have to themselves, or share; Linux only."""
        return sum(map(resident_bytes, family(self.process_id))) / 2**20

    @property
    def processor_seconds(self) -> float:
        """The time that processors gave this process and those that it started, so far; Linux only."""
        return sum(map(processor_seconds, family(self.process_id)))


def processor_seconds(process_id: int) -> float:
    """Read how long a process has run."""
    told = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
    # Behind the name of the program, which may hold anything.
    fields = told.rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def resident_bytes(process_id: int) -> int:
    """Read how much memory a process has."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def family(process_id: int) -> Iterator[int]:
    """List a process, and all that it started."""
    yield process_id
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text(encoding="ascii").split()
    for child in children:
        yield from family(int(child))


@contextmanager
def serving(
    project: Project, command: tuple[str, ...], *, path: str, workers: int = 1, under: tuple[str, ...] = ()
) -> Iterator[Server]:
    """Serve something by the Python of a service, until it is no longer measured; `path` answers once it is ready.

    A program to run it `under` takes its place as a process, and may slow it down.
    """
    port = free_port()
    options = ["--host", LOOPBACK, "--port", str(port), "--workers", str(workers)]
    environment = {**project.environment, **SETTINGS, "PYTHONPATH": f"{project.folder}{os.pathsep}{BENCHMARKS}"}
    log = project.folder.with_name("server.log")
    started = time.perf_counter()
    with log.open("ab") as file:
        process = subprocess.Popen(
            [*under, str(project.folder / ".venv" / "bin" / "python"), *command, *options],
            cwd=project.folder,
            env=environment,
            stdout=file,
            stderr=file,
        )
    try:
        address = f"http://{LOOPBACK}:{port}"
        wait_for(process, address + path, log)
        yield Server(address, process.pid, time.perf_counter() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(GRACE_SECONDS)


def wait_for(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: it has ended, or never answers; the end of its log is told.
    """
    for _ in range(ATTEMPTS):
        if process.poll() is not None:
            break
        try:
            if httpx2.get(url).status_code < httpx2.codes.INTERNAL_SERVER_ERROR:
                return
        except httpx2.TransportError:
            time.sleep(0.01)
    raise RuntimeError(log.read_text(encoding="utf-8")[-4000:])
