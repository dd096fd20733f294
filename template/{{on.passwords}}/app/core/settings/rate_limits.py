"""Settings of how often something may be tried."""

from app.core.settings.quotas import Quota, QuotaSetting
from app.core.settings.service import ServiceSettings


class RateLimitSettings(ServiceSettings):
    """How often something may be tried: for an account, from an address, or for an account from an address."""

    login_rate_limit: QuotaSetting = Quota(5, 900)
    login_account_rate_limit: QuotaSetting = Quota(50, 900)
    login_address_rate_limit: QuotaSetting = Quota(500, 900)
    password_rate_limit: QuotaSetting = Quota(5, 900)
    register_rate_limit: QuotaSetting = Quota(200, 3600)
    mail_rate_limit: QuotaSetting = Quota(5, 3600)
    mail_address_rate_limit: QuotaSetting = Quota(200, 3600)
