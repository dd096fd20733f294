"""Whether the process lives, and whether it can work."""

from typing import Literal

import anyio
import structlog
from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.api.dependencies import DatabaseDep
from app.api.responses import UNAVAILABLE
from app.core.exceptions import AppError, NotReadyError
from app.db.session import Database

CHECK_SECONDS = 2

router = APIRouter(tags=["health"])
logger = structlog.get_logger()


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """Everything that the service needs answers."""

    status: Literal["ready"] = "ready"
    checks: dict[str, Literal["ok"]]


@router.get("/health")
async def get_health() -> Health:
    """Say that the process lives; it asks nothing else, so that a lost database does not restart the service."""
    return Health()


@router.get("/health/ready", responses=UNAVAILABLE)
async def get_readiness(database: DatabaseDep) -> Readiness:
    """Say whether requests can be served: 503 until the database answers."""
    await check_database(database)
    return Readiness(checks={"database": "ok"})


async def check_database(database: Database) -> None:
    """Ask the database for nothing.

    Raises:
        NotReadyError: it does not answer within two seconds.
    """
    try:
        with anyio.fail_after(CHECK_SECONDS):
            async with database.readers() as session:
                await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, AppError, TimeoutError) as error:
        logger.warning("readiness.failed", check="database", reason=type(error).__name__)
        raise NotReadyError from error
