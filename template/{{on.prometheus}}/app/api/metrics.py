"""What Prometheus collects."""

import secrets

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from app.api.dependencies import SettingsDep
from app.core.config import Settings
from app.core.exceptions import NotFoundError
from app.telemetry.exposition import exposition
from app.telemetry.metrics import Metrics

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request, settings: SettingsDep) -> Response:
    """Answer the collector; without the token, the route does not seem to be there."""
    if not may_collect(request, settings):
        raise NotFoundError
    metrics: Metrics = request.state.metrics
    shown = await to_thread.run_sync(exposition, metrics.registry)
    return Response(shown, media_type=CONTENT_TYPE_LATEST)


def may_collect(request: Request, settings: Settings) -> bool:
    """Whether the request carries the token, or none is needed: without one, metrics are closed in production."""
    if settings.metrics_token is None:
        return not settings.hardened
    expected = f"Bearer {settings.metrics_token.get_secret_value()}"
    return secrets.compare_digest(request.headers.get("authorization", "").encode(), expected.encode())
