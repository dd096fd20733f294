"""How often a request may be made: limits that handlers ask for, and that operations depend on."""

from collections.abc import Sequence
from typing import Annotated

import structlog
from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.client_address import client_network
from app.api.dependencies import get_database, get_request_settings
from app.api.responses import Responses, problem
from app.core.config import Settings
from app.core.rate_limit_exceptions import RateLimitedError
from app.core.settings.quotas import Quota
from app.services.rate_limit import Counter, Decision
from app.services.rate_limit_store import RateLimitStore

RATE_LIMITED: Responses = {429: problem("Too many attempts: `Retry-After` says in how many seconds there is another.")}
# Where the middleware looks for the headers of the answer.
SCOPE_KEY = "rate_limit_headers"

logger = structlog.get_logger()


class RequestLimits:
    """The limits of one request; what they leave is told by the headers of its answer."""

    def __init__(self, request: HTTPConnection, settings: Settings, store: RateLimitStore) -> None:
        self.request = request
        self.settings = settings
        self.store = store
        self.address = client_network(request)

    async def count(self, policy: str, counters: Sequence[Counter]) -> None:
        """Count an attempt.

        Raises:
            RateLimitedError: there were too many on one of the counters.
        """
        decision = await self.store.attempt(counters)
        self.request.scope[SCOPE_KEY].update(headers_of(policy, counters[0].quota, decision))
        if not decision.allowed:
            logger.warning("rate_limit.refused", policy=policy)
            raise RateLimitedError

    async def count_address(self, policy: str, quota: Quota) -> None:
        """Count an attempt from the address of the caller.

        Raises:
            RateLimitedError: there were too many.
        """
        await self.count(policy, [Counter.of(quota, policy, self.address)])


def headers_of(policy: str, quota: Quota, decision: Decision) -> dict[str, str]:
    """Tell the limit and what is left of it (draft-ietf-httpapi-ratelimit-headers)."""
    headers = {
        "RateLimit-Policy": f'"{policy}";q={quota.amount};w={quota.window_seconds}',
        "RateLimit": f'"{policy}";r={decision.remaining};t={decision.reset_seconds}',
    }
    return headers if decision.allowed else headers | {"Retry-After": str(decision.reset_seconds)}


async def get_request_limits(request: HTTPConnection) -> RequestLimits:
    """Return the limits of the request."""
    store = RateLimitStore(await get_database(request))
    return RequestLimits(request, await get_request_settings(request), store)


RequestLimitsDep = Annotated[RequestLimits, Depends(get_request_limits)]
