"""How often refresh tokens may be exchanged."""

from fastapi import Depends

from app.api.dependencies import SettingsDep
from app.api.rate_limits import RequestLimitsDep


async def limit_refresh(limits: RequestLimitsDep, settings: SettingsDep) -> None:
    """Count a refresh token that is exchanged.

    Raises:
        RateLimitedError: there were too many from this address.
    """
    await limits.count_address("refresh", settings.refresh_rate_limit)


REFRESH_LIMIT = Depends(limit_refresh)
