"""The sessions of a user, as the user sees them."""

from dataclasses import asdict
from uuid import UUID

from app.core.clock import utc_now
from app.core.exceptions import NotFoundError
from app.db.session import Database
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.schemas.auth_session import SessionRead


class SessionService:
    """What users can do with their sessions, apart from opening one."""

    def __init__(self, database: Database, user: User) -> None:
        self.database = database
        self.user = user

    async def list(self, *, current: UUID) -> list[SessionRead]:
        """List the live sessions of the user, the newest first."""
        async with self.database.readers() as session:
            found = await AuthSessionRepository(session).list_live(self.user.id, now=utc_now())
        return [SessionRead(**asdict(live), current=live.id == current) for live in found]

    async def end(self, session_id: UUID) -> None:
        """End one session of the user.

        Raises:
            NotFoundError: the user has no such session, or it has ended.
        """
        async with self.database.sessions.begin() as session:
            sessions = AuthSessionRepository(session)
            if not await sessions.revoke_own(session_id, user_id=self.user.id, now=utc_now()):
                raise NotFoundError("There is no such session.")
