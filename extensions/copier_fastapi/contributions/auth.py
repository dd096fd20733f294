"""What each way of authentication adds; all but `none` share the accounts."""

from ..answers import Auth
from ..contribution import Contribution, Middleware, Model, Resource, SettingsGroup, Variable

ACCOUNTS = Contribution(
    overlays=("accounts",),
    dependencies=("aiosmtplib", "email-validator", "jinja2", "pwdlib[argon2]", "zxcvbn"),
    settings=(
        SettingsGroup("mail", "MailSettings"),
        SettingsGroup("rate_limits", "RateLimitSettings"),
        SettingsGroup("registration", "RegistrationSettings"),
    ),
    variables=(
        Variable("LOGIN_RATE_LIMIT", "5/15m", "Wrong logins of an account from an address; units are s, m, h and d"),
        Variable("LOGIN_ACCOUNT_RATE_LIMIT", "50/15m", "Wrong logins of an account from anywhere"),
        Variable("LOGIN_ADDRESS_RATE_LIMIT", "500/15m", "Wrong logins of any account from an address"),
        Variable("PASSWORD_RATE_LIMIT", "5/15m", "Wrong current passwords of somebody who is logged in"),
        Variable("REGISTER_RATE_LIMIT", "200/1h", "Accounts that are opened from an address"),
        Variable("REFRESH_RATE_LIMIT", "120/1m", "Refresh tokens that are exchanged from an address"),
        Variable("MAIL_RATE_LIMIT", "5/1h", "Mails that are asked for to an address of mail"),
        Variable("MAIL_ADDRESS_RATE_LIMIT", "200/1h", "Mails that are asked for, and tokens tried, from an address"),
        Variable("SMTP_HOST", "", "Server that takes mails; without one, development writes them to the log"),
        Variable("SMTP_PORT", "587", "Its port"),
        Variable("SMTP_USERNAME", "", "Who sends, if the server asks for it"),
        Variable("SMTP_PASSWORD", "", "The password to that"),
        Variable("SMTP_TLS", "", "starttls, tls or none; unset, development takes what the server offers"),
        Variable("SMTP_TIMEOUT_SECONDS", "10", "How long the server may take for an answer"),
        Variable("SMTP_FROM", "", "Whom mails are from, such as Example <service@example.com>"),
        Variable("FRONTEND_URL", "http://localhost:3000", "Where links in mails lead: /verify-email, /reset-password"),
        Variable(
            "REGISTRATION_CONCEAL",
            "false",
            "Whether registration answers alike for taken addresses, and logins wait until the address is verified",
        ),
        Variable("EMAIL_VERIFICATION_REQUIRED", "false", "Whether items are closed to who has not verified an address"),
    ),
    innermost=(Middleware("rate_limit_headers", "RateLimitHeadersMiddleware"),),
    resources=(
        Resource("passwords", "app.core.passwords", "PasswordHasher", "open_password_hasher"),
        Resource("mailer", "app.core.mail", "Mailer", "open_mailer"),
    ),
    routes=("emails", "password_reset", "registration", "users"),
    lists=("users",),
    models=(Model("user", "User"), Model("account_token", "AccountToken"), Model("rate_limit", "RateLimit")),
    commands=("create_superuser",),
)

AUTHS = {
    Auth.JWT: (
        ACCOUNTS,
        Contribution(
            overlays=("auth_jwt",),
            dependencies=("cryptography", "pyjwt", "python-multipart"),
            settings=(SettingsGroup("auth", "AuthSettings"),),
            variables=(
                Variable(
                    "SECRET_KEY",
                    "",
                    "Signs access tokens; at least 32 bytes, made by `python -m app secrets init`",
                    compose="${SECRET_KEY:-}",
                ),
                Variable("SECRET_KEY_FALLBACKS", "", "Older secret keys whose tokens are still accepted, as JSON"),
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
                ),
                Variable("SIGNING_KEY_FALLBACKS", "", "Older public keys whose tokens are still accepted, as JSON"),
                Variable("JWT_ISSUER", "{slug}", "Who issues the tokens"),
                Variable("JWT_AUDIENCE", "{slug}", "Whom the tokens are for"),
                Variable("ACCESS_TOKEN_EXPIRE_MINUTES", "30", "How long an access token is good for"),
                Variable("REFRESH_TOKEN_EXPIRE_DAYS", "7", "How long a login can be kept alive"),
                Variable("CLEANUP_INTERVAL_MINUTES", "60", "How often what has expired is removed"),
            ),
            resources=(
                Resource("tokens", "app.core.security", "AccessTokens", "open_access_tokens"),
                Resource("cleanup", "app.services.cleanup_job", "CleanupJob", "open_cleanup_job"),
            ),
            routes=("auth", "password_change"),
            models=(Model("auth_session", "AuthSession"), Model("auth_session", "RefreshToken")),
            commands=("cleanup", "secrets"),
        ),
    ),
    Auth.NONE: (Contribution(overlays=("auth_none",)),),
}
