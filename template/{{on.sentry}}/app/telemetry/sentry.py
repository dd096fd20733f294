"""The way to Sentry."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import cast

import sentry_sdk
from anyio import to_thread
from sentry_sdk.types import Event, Hint

from app.core.config import Settings
from app.telemetry.scrubbing import scrubbed, secrets_of

STOP_SECONDS = 2


@asynccontextmanager
async def open_sentry(settings: Settings) -> AsyncIterator[None]:
    """Send errors; what is left at the end is sent within `STOP_SECONDS`, or lost.

    Nothing is collected by itself: no headers, bodies, cookies, variables, and no traces.
    """
    if settings.sentry_dsn is None:
        yield
        return
    secrets = secrets_of(settings)

    def scrub(event: Event, _hint: Hint) -> Event:
        return cast("Event", scrubbed(event, secrets))

    sentry_sdk.init(
        dsn=settings.sentry_dsn.get_secret_value(),
        environment=settings.environment,
        before_send=scrub,
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
    )
    try:
        yield
    finally:
        await to_thread.run_sync(partial(sentry_sdk.get_client().close, timeout=STOP_SECONDS))
