"""What accounts with short access tokens and rotating refresh tokens add."""

from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable

JWT = Contribution(
    overlays=("auth_jwt",),
    dependencies=("cryptography", "pyjwt", "python-multipart"),
    settings=(SettingsGroup("auth", "AuthSettings"),),
    variables=(
        Variable(
            "SECRET_KEY",
            "",
            "Signs access tokens; at least 32 bytes, made by `python -m app secrets init`",
            compose="${SECRET_KEY:-}",
            production="${SECRET_KEY:?}",
            trial="a-key-that-protects-nothing-but-a-trial",
            secret=True,
        ),
        Variable("SECRET_KEY_FALLBACKS", "", "Older secret keys whose tokens are still accepted, as JSON", secret=True),
        Variable(
            "ALGORITHM",
            "HS256",
            "HS256, or RS256 or EdDSA with SIGNING_KEY",
            compose="${ALGORITHM:-HS256}",
        ),
        Variable(
            "SIGNING_KEY",
            "",
            "Private key, as `python -m app secrets keypair` prints it",
            compose="${SIGNING_KEY:-}",
            secret=True,
        ),
        Variable("SIGNING_KEY_FALLBACKS", "", "Older public keys whose tokens are still accepted, as JSON"),
        Variable("JWT_ISSUER", "{slug}", "Who issues the tokens"),
        Variable("JWT_AUDIENCE", "{slug}", "Whom the tokens are for"),
        Variable("ACCESS_TOKEN_EXPIRE_MINUTES", "30", "How long an access token is good for"),
        Variable("REFRESH_TOKEN_EXPIRE_DAYS", "7", "How long a login can be kept alive"),
        Variable("REFRESH_RATE_LIMIT", "120/1m", "Refresh tokens that are exchanged from an address"),
    ),
    resources=(Resource("tokens", "app.core.security", "AccessTokens", "open_access_tokens"),),
    request_headers=("Authorization",),
    routes=("auth",),
    models=(Model("auth_session", "AuthSession"), Model("auth_session", "RefreshToken")),
    expiries=("account_expiries",),
    commands=("secrets",),
    migrations=1,
)
