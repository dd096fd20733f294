"""A MySQL or MariaDB for the tests: its address is given, or its programs are here, or a container runs it."""

import asyncio
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import unquote, urlsplit

import asyncmy

from support.docker import docker_answers
from support.mysql_container import mysql_container
from support.mysql_programs import Cluster, installed_program
from support.network import LOOPBACK, free_port
from support.services import unavailable

PORT = 3306


@contextmanager
def cluster(program: Path) -> Iterator[str]:
    """Run a server of its own, which forgets everything at the end."""
    home = Path(tempfile.mkdtemp(prefix="copier-fastapi-mysql-"))
    server = Cluster(home=home, program=program, port=free_port(), password=secrets.token_hex(16))
    try:
        with server.running():
            yield f"mysql://root:{server.password}@{LOOPBACK}:{server.port}"
    finally:
        shutil.rmtree(home)


def mysql() -> AbstractContextManager[str]:
    """Choose where the server comes from, the quickest first; it gives the address without a database."""
    if address := os.environ.get("TEST_MYSQL_URL"):
        return nullcontext(address.rstrip("/"))
    if program := installed_program():
        return cluster(program)
    if not docker_answers():
        unavailable("there is no MySQL: no TEST_MYSQL_URL, no programs of MariaDB and no Docker")
    return mysql_container()


def new_database(server: str) -> str:
    """Make an empty database with a name of its own; give its address."""
    name = f"test_{secrets.token_hex(8)}"
    parts = urlsplit(server)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")

    async def create() -> None:
        host, port = parts.hostname or LOOPBACK, parts.port or PORT
        connection = await asyncmy.connect(host=host, port=port, user=user, password=password)
        async with connection, connection.cursor() as cursor:
            await cursor.execute(f"CREATE DATABASE {name}")

    asyncio.run(create())
    return f"{server}/{name}"
