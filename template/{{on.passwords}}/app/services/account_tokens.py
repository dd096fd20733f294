"""The rules of mailed tokens: good for one use, one purpose and one account, as it was when the token was issued."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token, new_token
from app.core.password_exceptions import InvalidAccountTokenError
from app.models.account_token import AccountToken, TokenPurpose
from app.models.user import User
from app.repositories.account_token import AccountTokenRepository
from app.tasks.mails import AccountMail

LIFETIMES = {
    TokenPurpose.RESET: timedelta(minutes=30),
    TokenPurpose.VERIFICATION: timedelta(hours=24),
}


async def issue_token(session: AsyncSession, user: User, purpose: TokenPurpose, email: str) -> str | None:
    """Issue a token in place of an earlier one; none if the account has changed since it was read."""
    current = await session.get(User, user.id, with_for_update=True)
    if current is None or not current.is_active or state_of(current) != state_of(user):
        return None
    token = new_token()
    tokens = AccountTokenRepository(session)
    await tokens.withdraw(user.id, purpose)
    await tokens.add(
        AccountToken(
            user_id=user.id,
            purpose=purpose,
            email=email,
            account_state=state_of(current),
            token_hash=hash_token(token),
            expires_at=utc_now() + LIFETIMES[purpose],
        )
    )
    return token


async def find_token(session: AsyncSession, token: str, purpose: TokenPurpose) -> AccountToken:
    """Return a token that may still be good.

    Raises:
        InvalidAccountTokenError: it is unknown, used or expired, or is for another purpose.
    """
    found = await AccountTokenRepository(session).find(hash_token(token), purpose, now=utc_now())
    if found is None:
        raise InvalidAccountTokenError
    return found


async def use_token(session: AsyncSession, token: str, purpose: TokenPurpose) -> tuple[User, AccountToken]:
    """Use a token up, and return the account, locked, with what the token was issued for.

    Raises:
        InvalidAccountTokenError: as `find_token`, or the account has changed meanwhile.
    """
    found = await find_token(session, token, purpose)
    user = await session.get(User, found.user_id, with_for_update=True)
    if user is None or not user.is_active or state_of(user) != found.account_state:
        raise InvalidAccountTokenError
    if not await AccountTokenRepository(session).use(found.id):
        raise InvalidAccountTokenError
    return user, found


def mail_to(user: User | None, *, new_email: str | None = None) -> AccountMail:
    """Say whom a mail is for, and what the account is like now; nobody where there is none."""
    if user is None:
        return AccountMail()
    return AccountMail(user_id=user.id, account_state=state_of(user), new_email=new_email)


def state_of(user: User) -> str:
    """Return a hash that changes with the address and the password of an account."""
    return hash_token(f"{user.email}\n{user.hashed_password}")
