"""Whom items are open to."""

from typing import Annotated

from fastapi import Security

from app.api.permissions import get_permitted_user
from app.core.scopes import Scope
from app.models.user import User

ItemReader = Annotated[User, Security(get_permitted_user, scopes=[Scope.ITEMS_READ])]
ItemWriter = Annotated[User, Security(get_permitted_user, scopes=[Scope.ITEMS_WRITE])]
