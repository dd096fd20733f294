"""Whether the process can work."""

from typing import Literal

import anyio
import anyio.to_thread
import structlog
from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from app.api.dependencies import DatabaseDep
from app.api.responses import UNAVAILABLE
from app.core.exceptions import AppError, DrainingError, NotReadyError, SchemaBehindError
from app.core.lifecycle import LIFECYCLE
from app.core.probes import READINESS
from app.db.schema import current_revisions, own_revisions
from app.db.session import Database

CHECK_SECONDS = 2

router = APIRouter(tags=["health"])
logger = structlog.get_logger()


class Readiness(BaseModel):
    """Everything that the service needs answers."""

    status: Literal["ready"] = "ready"
    checks: dict[str, Literal["ok"]]


@router.get(READINESS, responses=UNAVAILABLE)
async def get_readiness(database: DatabaseDep) -> Readiness:
    """Say whether requests can be served: 503 until the database answers and has the schema of this release.

    It is 503 again from the moment that the service is told to stop, so that no new callers are sent here.
    """
    check_process()
    await check_schema(await check_database(database))
    return Readiness(checks={"database": "ok", "schema": "ok"})


def check_process() -> None:
    """Look whether the process goes on.

    Raises:
        DrainingError: it is about to stop.
    """
    if LIFECYCLE.stopping:
        logger.warning("readiness.failed", check="process", reason="stopping")
        raise DrainingError


async def check_database(database: Database) -> frozenset[str]:
    """Ask the database for the revision of its schema.

    Raises:
        NotReadyError: it does not answer within two seconds.
    """
    try:
        with anyio.fail_after(CHECK_SECONDS):
            async with database.reserve() as session:
                return await current_revisions(session)
    except (SQLAlchemyError, AppError, TimeoutError) as error:
        logger.warning("readiness.failed", check="database", reason=type(error).__name__)
        raise NotReadyError from error


async def check_schema(current: frozenset[str]) -> None:
    """Compare the schema with the migrations of this release.

    Raises:
        SchemaBehindError: migrations are missing.
    """
    revisions = await anyio.to_thread.run_sync(own_revisions)
    if not revisions.satisfied_by(current):
        wanted = ", ".join(sorted(revisions.wanted))
        logger.warning("readiness.failed", check="schema", current=sorted(current), wanted=wanted)
        raise SchemaBehindError(f"The schema is not at revision {wanted}: run `python -m app migrate`.")
