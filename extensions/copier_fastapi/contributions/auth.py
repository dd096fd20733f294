"""What each way of authentication adds; all but `none` share the accounts."""

from ..answers import Auth
from ..contribution import Contribution
from .accounts import ACCOUNTS, BEARER_TOKENS, CLEANUP, LOCAL_ACCOUNTS, PASSWORDLESS, PASSWORDS, RATE_LIMITS
from .auth_api_key import API_KEY
from .auth_jwt import JWT
from .auth_oidc import OIDC
from .auth_session import SESSION

PLAIN_DOCS = Contribution(overlays=("plain_docs",))

AUTHS = {
    Auth.JWT: (ACCOUNTS, LOCAL_ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDS, BEARER_TOKENS, JWT, PLAIN_DOCS),
    Auth.SESSION: (ACCOUNTS, LOCAL_ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDS, SESSION, PLAIN_DOCS),
    Auth.API_KEY: (ACCOUNTS, LOCAL_ACCOUNTS, RATE_LIMITS, CLEANUP, PASSWORDLESS, API_KEY, PLAIN_DOCS),
    Auth.OIDC: (ACCOUNTS, PASSWORDLESS, BEARER_TOKENS, OIDC),
    Auth.NONE: (Contribution(overlays=("auth_none",), migrations=1), PLAIN_DOCS),
}
