"""What each way of authentication adds; all but `none` share the accounts."""

from ..answers import Auth
from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable

ACCOUNTS = Contribution(
    overlays=("accounts",),
    dependencies=("email-validator", "pwdlib[argon2]"),
    resources=(Resource("passwords", "app.core.passwords", "PasswordHasher", "open_password_hasher"),),
    routes=("users",),
    lists=("users",),
    models=(Model("user", "User"),),
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
                Variable("JWT_ISSUER", "{slug}", "Who issues the tokens"),
                Variable("JWT_AUDIENCE", "{slug}", "Whom the tokens are for"),
                Variable("ACCESS_TOKEN_EXPIRE_MINUTES", "30", "How long an access token is good for"),
                Variable("REFRESH_TOKEN_EXPIRE_DAYS", "7", "How long a login can be kept alive"),
            ),
            resources=(Resource("tokens", "app.core.security", "AccessTokens", "open_access_tokens"),),
            routes=("auth",),
            models=(Model("auth_session", "AuthSession"), Model("auth_session", "RefreshToken")),
            commands=("secrets",),
        ),
    ),
    Auth.NONE: (Contribution(overlays=("auth_none",)),),
}
