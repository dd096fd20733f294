"""Work that follows the response, so that its duration and its failure tell the caller nothing."""

from collections.abc import Awaitable, Callable

import structlog
from fastapi import BackgroundTasks
from sqlalchemy.exc import SQLAlchemyError

from app.core.exceptions import AppError

logger = structlog.get_logger()


def do_after_response[**P](
    background: BackgroundTasks, work: Callable[P, Awaitable[None]], *arguments: P.args, **parameters: P.kwargs
) -> None:
    """Do something once the response has been sent; what can't be done is logged, without what it was about."""

    async def attempt() -> None:
        try:
            await work(*arguments, **parameters)
        except (AppError, SQLAlchemyError, OSError) as error:
            logger.warning("background.failed", work=work.__qualname__, reason=type(error).__name__)

    background.add_task(attempt)
