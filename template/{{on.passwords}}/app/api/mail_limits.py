"""How many mails may be asked for."""

from typing import Annotated

from fastapi import Depends

from app.api.dependencies import SettingsDep
from app.api.rate_limits import RequestLimits, RequestLimitsDep
from app.schemas.account_token import MailRequest
from app.services.rate_limit import Counter


async def limit_mails(wanted: MailRequest, limits: RequestLimitsDep) -> MailRequest:
    """Count a mail that is asked for, whether there is an account or not: nobody's mailbox is flooded.

    Raises:
        RateLimitedError: there were too many to this address, or from this caller.
    """
    await count_mail(limits, wanted.email)
    return wanted


async def count_mail(limits: RequestLimits, *emails: str) -> None:
    """Count a mail to each of some addresses.

    Raises:
        RateLimitedError: there were too many to one of them, or from this caller.
    """
    to_addresses = [Counter.of(limits.settings.mail_rate_limit, "mail to", email) for email in emails]
    from_caller = Counter.of(limits.settings.mail_address_rate_limit, "mail from", limits.address)
    await limits.count("mail", [*to_addresses, from_caller])


async def limit_tokens(limits: RequestLimitsDep, settings: SettingsDep) -> None:
    """Count a mailed token that is tried.

    Raises:
        RateLimitedError: there were too many from this caller.
    """
    await limits.count_address("token", settings.mail_address_rate_limit)


MailRequestDep = Annotated[MailRequest, Depends(limit_mails)]
TOKEN_LIMIT = Depends(limit_tokens)
