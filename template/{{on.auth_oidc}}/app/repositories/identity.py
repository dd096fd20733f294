"""Queries of identities."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, bindparam, select, update

from app.core.exceptions import ConflictError
from app.models.identity import Identity
from app.models.user import User
from app.repositories.base import Repository

# Asked with every request, so it is put together once.
CALLER = (
    select(Identity, User)
    .outerjoin(User, User.id == Identity.user_id)
    .where(Identity.issuer == bindparam("issuer"), Identity.subject == bindparam("subject"))
)


class IdentityTakenError(ConflictError):
    """Another request has stored this identity."""


class IdentityRepository(Repository[Identity]):
    """Identities in the database."""

    model = Identity
    conflicts = {"uq_identity_issuer_subject": IdentityTakenError}

    async def find(self, issuer: str, subject: str) -> tuple[Identity, User | None] | tuple[None, None]:
        """Return an identity with its user, who may be gone."""
        found = (await self.session.execute(CALLER, {"issuer": issuer, "subject": subject})).one_or_none()
        return (None, None) if found is None else (found[0], found[1])

    async def note_token(self, identity_id: UUID, user_id: UUID | None, issued_at: datetime) -> bool:
        """Note that a token was seen, if the identity still belongs to this user, or to nobody.

        Of callers at the same time, one alone is told that the token is newer than all.
        """
        mine = update(Identity).where(Identity.id == identity_id, Identity.user_id == user_id)
        statement = mine.where(Identity.token_issued_at < issued_at).values(token_issued_at=issued_at)
        result = await self.session.execute(statement.execution_options(synchronize_session=False))
        return isinstance(result, CursorResult) and result.rowcount == 1
