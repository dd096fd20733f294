"""What several ways of authentication share: accounts, passwords and mails, limits, and their clean-up."""

from ..contribution import Contribution, Description, Middleware, Model, Resource, SettingsGroup, Variable

ACCOUNTS = Contribution(
    overlays=("accounts",),
    dependencies=("email-validator",),
    routes=("own_account", "users", "users_admin"),
    lists=("user_lists",),
    models=(Model("user", "User"),),
)

LOCAL_ACCOUNTS = Contribution(overlays=("local_accounts",))

BEARER_TOKENS = Contribution(overlays=("bearer_tokens",))

PASSWORDLESS = Contribution(overlays=("passwordless",), migrations=1)

RATE_LIMITS = Contribution(
    overlays=("rate_limits",),
    innermost=(Middleware("rate_limit_headers", "RateLimitHeadersMiddleware", "tells how many tries are left"),),
    exposed_headers=("RateLimit", "RateLimit-Policy"),
    descriptions=(Description("openapi_limits", "describe_limits"),),
    models=(Model("rate_limit", "RateLimit"),),
)

CLEANUP = Contribution(overlays=("cleanup",), commands=("cleanup",))
CLEANUP_IN_PROCESS = Contribution(
    settings=(SettingsGroup("cleanup", "CleanupSettings"),),
    variables=(Variable("CLEANUP_INTERVAL_MINUTES", "60", "How often what has expired is removed"),),
    resources=(Resource("cleanup", "app.services.cleanup_job", "CleanupJob", "open_cleanup_job"),),
)

PASSWORDS = Contribution(
    overlays=("passwords", "jobs"),
    dependencies=("aiosmtplib", "jinja2", "pwdlib[argon2]", "zxcvbn"),
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
        Variable("MAIL_RATE_LIMIT", "5/1h", "Mails that are asked for to an address of mail"),
        Variable("MAIL_ADDRESS_RATE_LIMIT", "200/1h", "Mails that are asked for, and tokens tried, from an address"),
        Variable("SMTP_HOST", "", "Server that takes mails; without one, development writes them to the log"),
        Variable("SMTP_PORT", "587", "Its port"),
        Variable("SMTP_USERNAME", "", "Who sends, if the server asks for it"),
        Variable("SMTP_PASSWORD", "", "The password to that", secret=True),
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
    resources=(Resource("passwords", "app.core.passwords", "PasswordHasher", "open_password_hasher"),),
    routes=("emails", "password_reset", "registration", "sessions"),
    models=(Model("account_token", "AccountToken"),),
    job_handlers=("mails",),
    commands=("create_superuser",),
    called_ports=(587,),
    migrations=3,
)
CLEANUP_BY_QUEUE = Contribution(job_handlers=("clean_up",), schedules=("clean_up",))
MAILS_IN_PROCESS = Contribution(resources=(Resource("runner", "app.worker.runner", "Runner", "open_runner"),))
