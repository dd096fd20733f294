"""How often a request may be made: limits that handlers ask for."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated

import structlog
from fastapi import Depends, Request

from app.api.client_address import client_network
from app.api.dependencies import DatabaseDep, SettingsDep
from app.api.responses import Responses, problem
from app.core.account_exceptions import RateLimitedError
from app.core.config import Settings
from app.core.settings.rate_limits import Quota
from app.models.user import User
from app.schemas.credentials import stored_form
from app.services.rate_limit import Counter, Decision
from app.services.rate_limit_store import RateLimitStore

RATE_LIMITED: Responses = {429: problem("Too many attempts: `Retry-After` says in how many seconds there is another.")}
# Where the middleware looks for the headers of the answer.
SCOPE_KEY = "rate_limit_headers"

logger = structlog.get_logger()


class RequestLimits:
    """The limits of one request; what they leave is told by the headers of its answer."""

    def __init__(self, request: Request, settings: Settings, store: RateLimitStore) -> None:
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

    @asynccontextmanager
    async def login(self, email: str) -> AsyncIterator[None]:
        """Count a login, whoever's it is, before the password is looked at; one that succeeds is forgiven.

        The looser limits stop whoever changes addresses or accounts; the owner of an account that is attacked from
        one address can log in from another.

        Raises:
            RateLimitedError: there were too many for the account from here, for the account, or from here.
        """
        account, settings = stored_form(email), self.settings
        of_account = [
            Counter.of(settings.login_rate_limit, "login", account, self.address),
            Counter.of(settings.login_account_rate_limit, "login", account),
        ]
        of_address = [Counter.of(settings.login_address_rate_limit, "logins from", self.address)]
        await self.count("login", of_account + of_address)
        yield
        await self.store.forgive(cleared=of_account, returned=of_address)

    async def count_password(self, user: User) -> Counter:
        """Count a proof by the current password of somebody who is logged in.

        Raises:
            RateLimitedError: there were too many.
        """
        counter = Counter.of(self.settings.password_rate_limit, "password", str(user.id))
        await self.count("password", [counter])
        return counter

    @asynccontextmanager
    async def password(self, user: User) -> AsyncIterator[None]:
        """Count such a proof, and forgive all of them if it succeeds; nothing may be locked meanwhile.

        Raises:
            RateLimitedError: there were too many.
        """
        counter = await self.count_password(user)
        yield
        await self.store.forgive(cleared=[counter], returned=[])


def headers_of(policy: str, quota: Quota, decision: Decision) -> dict[str, str]:
    """Tell the limit and what is left of it (draft-ietf-httpapi-ratelimit-headers)."""
    headers = {
        "RateLimit-Policy": f'"{policy}";q={quota.amount};w={quota.window_seconds}',
        "RateLimit": f'"{policy}";r={decision.remaining};t={decision.reset_seconds}',
    }
    return headers if decision.allowed else headers | {"Retry-After": str(decision.reset_seconds)}


async def get_request_limits(request: Request, settings: SettingsDep, database: DatabaseDep) -> RequestLimits:
    """Return the limits of the request."""
    return RequestLimits(request, settings, RateLimitStore(database))


RequestLimitsDep = Annotated[RequestLimits, Depends(get_request_limits)]
