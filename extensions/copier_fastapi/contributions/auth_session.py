"""What a login that a cookie holds and the server remembers adds."""

from ..contribution import Contribution, Description, Middleware, Model, SettingsGroup, Variable

SESSION = Contribution(
    overlays=("auth_session", "own_origin"),
    settings=(SettingsGroup("auth", "AuthSettings"),),
    variables=(
        Variable("SESSION_IDLE_MINUTES", "60", "How long a session that is not used lives"),
        Variable("SESSION_ABSOLUTE_DAYS", "7", "How long a session lives, however much it is used"),
    ),
    innermost=(Middleware("foreign_pages", "ForeignPagesMiddleware", "refuses changes that foreign pages ask for"),),
    request_headers=("X-CSRF-Token",),
    cookies=True,
    descriptions=(Description("openapi_csrf", "describe_csrf"),),
    routes=("auth",),
    models=(Model("auth_session", "AuthSession"),),
    expiries=("account_expiries",),
    migrations=1,
)
