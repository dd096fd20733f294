"""How often an operation may be asked for: limits that operations depend on."""

from fastapi import Depends

from app.api.callers import AccountWriter
from app.api.dependencies import SettingsDep
from app.api.rate_limits import RequestLimitsDep


async def limit_register(limits: RequestLimitsDep, settings: SettingsDep) -> None:
    """Count an account that is opened."""
    await limits.count_address("register", settings.register_rate_limit)


async def limit_refresh(limits: RequestLimitsDep, settings: SettingsDep) -> None:
    """Count a refresh token that is exchanged."""
    await limits.count_address("refresh", settings.refresh_rate_limit)


async def limit_password(limits: RequestLimitsDep, user: AccountWriter) -> None:
    """Count a password that the caller gives; it is not forgiven."""
    await limits.count_password(user)


REGISTER_LIMIT = Depends(limit_register)
REFRESH_LIMIT = Depends(limit_refresh)
PASSWORD_LIMIT = Depends(limit_password)
