"""A MariaDB in a container."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from support.database_container import DatabaseContainer
from support.mysql_programs import FORGETFUL
from support.network import LOOPBACK


@contextmanager
def mysql_container() -> Iterator[str]:
    """Run a server of its own, which forgets everything at the end."""
    password = secrets.token_hex(16)
    container = DatabaseContainer(
        image="mariadb",
        port=3306,
        environment=[f"MARIADB_ROOT_PASSWORD={password}"],
        question=("mariadb-admin", f"--host={LOOPBACK}", "--protocol=tcp", "ping"),
        options=FORGETFUL,
    )
    with container.address() as address:
        yield f"mysql://root:{password}@{address}"
