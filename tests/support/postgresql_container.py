"""A PostgreSQL in a container."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from support.database_container import DatabaseContainer
from support.network import LOOPBACK


@contextmanager
def postgresql_container() -> Iterator[str]:
    """Run a server of its own, which forgets everything at the end."""
    password = secrets.token_hex(16)
    container = DatabaseContainer(
        image="postgres",
        port=5432,
        environment=[f"POSTGRES_PASSWORD={password}"],
        question=("pg_isready", "--quiet", f"--host={LOOPBACK}"),
    )
    with container.address() as address:
        yield f"postgresql://postgres:{password}@{address}"
