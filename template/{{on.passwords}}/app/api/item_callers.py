"""Whom items are open to: callers whose address is verified, where that is demanded."""

from typing import Annotated

from fastapi import Security

from app.api.verification import get_verified_user
from app.core.scopes import Scope
from app.models.user import User

ItemReader = Annotated[User, Security(get_verified_user, scopes=[Scope.ITEMS_READ])]
ItemWriter = Annotated[User, Security(get_verified_user, scopes=[Scope.ITEMS_WRITE])]
