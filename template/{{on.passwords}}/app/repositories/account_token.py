"""Queries of tokens that were mailed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete, select

from app.models.account_token import AccountToken, TokenPurpose
from app.repositories.base import Repository


class AccountTokenRepository(Repository[AccountToken]):
    """Tokens in the database."""

    model = AccountToken

    async def find(self, token_hash: str, purpose: TokenPurpose, *, now: datetime) -> AccountToken | None:
        """Return a token that has not expired."""
        query = select(AccountToken).where(
            AccountToken.token_hash == token_hash, AccountToken.purpose == purpose, AccountToken.expires_at > now
        )
        return (await self.session.execute(query)).scalar_one_or_none()

    async def withdraw(self, user_id: UUID, purpose: TokenPurpose) -> None:
        """Delete the token of an account for a purpose, if there is one."""
        await self.remove(delete(AccountToken).where(AccountToken.user_id == user_id, AccountToken.purpose == purpose))

    async def use(self, token_id: UUID) -> bool:
        """Use a token up; of callers at the same time, one alone is told that it was there."""
        return await self.remove(delete(AccountToken).where(AccountToken.id == token_id)) == 1

    async def remove(self, statement: Delete) -> int:
        """Execute a deletion and return the number of rows."""
        result = await self.session.execute(statement.execution_options(synchronize_session=False))
        return result.rowcount if isinstance(result, CursorResult) else 0
