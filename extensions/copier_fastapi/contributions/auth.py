"""What each way of authentication adds; all but `none` share the accounts."""

from ..answers import Auth
from ..contribution import Contribution, SettingsGroup, Variable

ACCOUNTS = Contribution(
    overlays=("accounts",),
    dependencies=("pwdlib[argon2]", "pydantic[email]"),
    routes=("users",),
    commands=("create_superuser",),
)

AUTHS = {
    Auth.JWT: (
        ACCOUNTS,
        Contribution(
            overlays=("auth_jwt",),
            dependencies=("pyjwt", "python-multipart"),
            settings=(SettingsGroup("auth", "AuthSettings"),),
            variables=(
                Variable(
                    "SECRET_KEY",
                    "",
                    "Signs access tokens; at least 32 bytes, made by `python -m app secrets init`",
                    compose="${SECRET_KEY:?}",
                ),
                Variable("ACCESS_TOKEN_EXPIRE_MINUTES", "30", "How long an access token is good for"),
                Variable("REFRESH_TOKEN_EXPIRE_DAYS", "7", "How long a login can be kept alive"),
            ),
            routes=("auth",),
            commands=("secrets",),
        ),
    ),
    Auth.NONE: (Contribution(overlays=("auth_none",)),),
}
