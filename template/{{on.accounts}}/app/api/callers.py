"""Whom operations are open to; the documentation shows the scopes that they demand."""

from typing import Annotated

from fastapi import Security

from app.api.permissions import get_granted_scopes, get_permitted_user
from app.core.scopes import Scope
from app.models.user import User

AccountReader = Annotated[User, Security(get_permitted_user, scopes=[Scope.ACCOUNT_READ])]
# With the scopes of `AccountReader`, so that both come of one look at the credential.
AccountReaderScopes = Annotated[frozenset[Scope], Security(get_granted_scopes, scopes=[Scope.ACCOUNT_READ])]
AccountWriter = Annotated[User, Security(get_permitted_user, scopes=[Scope.ACCOUNT_WRITE])]
UserAdmin = Annotated[User, Security(get_permitted_user, scopes=[Scope.USERS_ADMIN])]
