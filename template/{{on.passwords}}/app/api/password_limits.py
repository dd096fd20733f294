"""How often passwords may be tried, and accounts opened."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated

import structlog
from fastapi import Depends
from sqlalchemy.exc import SQLAlchemyError

from app.api.callers import AccountWriter
from app.api.dependencies import SettingsDep
from app.api.rate_limits import RequestLimits, RequestLimitsDep
from app.core.exceptions import AppError
from app.core.password_exceptions import WeakPasswordError
from app.core.settings.rate_limits import RateLimitSettings
from app.models.user import User
from app.schemas.stored_address import stored_form
from app.services.rate_limit import Counter

logger = structlog.get_logger()


class PasswordLimits:
    """The limits of passwords that a request tries."""

    def __init__(self, limits: RequestLimits, settings: RateLimitSettings) -> None:
        self.limits = limits
        self.settings = settings

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
            Counter.of(settings.login_rate_limit, "login", account, self.limits.address),
            Counter.of(settings.login_account_rate_limit, "login", account),
        ]
        of_address = [Counter.of(settings.login_address_rate_limit, "logins from", self.limits.address)]
        await self.limits.count("login", of_account + of_address)
        yield
        await self.forgive(cleared=of_account, returned=of_address)

    async def count_password(self, user: User) -> Counter:
        """Count a proof by the current password of somebody who is logged in.

        Raises:
            RateLimitedError: there were too many.
        """
        counter = Counter.of(self.settings.password_rate_limit, "password", str(user.id))
        await self.limits.count("password", [counter])
        return counter

    @asynccontextmanager
    async def password(self, user: User) -> AsyncIterator[None]:
        """Count such a proof, and forgive all of them if it succeeds; nothing may be locked meanwhile.

        A new password is looked at after the proof: where it is refused, the current one was right.

        Raises:
            RateLimitedError: there were too many.
        """
        counter = await self.count_password(user)
        try:
            yield
        except WeakPasswordError:
            await self.forgive(cleared=[counter])
            raise
        await self.forgive(cleared=[counter])

    async def forgive(self, *, cleared: Sequence[Counter], returned: Sequence[Counter] = ()) -> None:
        """Forget attempts; what the password was good for is done, so a failure is logged and changes no answer."""
        try:
            await self.limits.store.forgive(cleared=cleared, returned=returned)
        except (AppError, OSError, SQLAlchemyError) as error:
            logger.warning("rate_limit.not_forgiven", reason=type(error).__name__)


async def get_password_limits(limits: RequestLimitsDep, settings: SettingsDep) -> PasswordLimits:
    """Return the limits of the request."""
    return PasswordLimits(limits, settings)


PasswordLimitsDep = Annotated[PasswordLimits, Depends(get_password_limits)]


async def limit_register(limits: RequestLimitsDep, settings: SettingsDep) -> None:
    """Count an account that is opened.

    Raises:
        RateLimitedError: there were too many from this address.
    """
    await limits.count_address("register", settings.register_rate_limit)


async def limit_password(limits: PasswordLimitsDep, user: AccountWriter) -> None:
    """Count a password that the caller gives; it is not forgiven.

    Raises:
        RateLimitedError: there were too many.
    """
    await limits.count_password(user)


REGISTER_LIMIT = Depends(limit_register)
PASSWORD_LIMIT = Depends(limit_password)
