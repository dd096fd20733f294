"""What each way of authentication adds; all but `none` share the accounts."""

from ..answers import Auth
from ..contribution import Contribution
from .accounts import ACCOUNTS, CLEANUP, PASSWORDLESS, PASSWORDS, RATE_LIMITS
from .auth_api_key import API_KEY
from .auth_jwt import JWT
from .auth_oidc import OIDC
from .auth_session import SESSION

PLAIN_DOCS = Contribution(overlays=("plain_docs",))

AUTHS = {
    Auth.JWT: (ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDS, JWT, PLAIN_DOCS),
    Auth.SESSION: (ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDS, SESSION, PLAIN_DOCS),
    Auth.API_KEY: (ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDLESS, API_KEY, PLAIN_DOCS),
    Auth.OIDC: (ACCOUNTS, PASSWORDLESS, OIDC),
    Auth.NONE: (Contribution(overlays=("auth_none",)), PLAIN_DOCS),
}
