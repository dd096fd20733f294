"""What every service has."""

from ..contribution import Contribution, Description, Model, Resource, SettingsGroup, Variable
from .middleware import CONCURRENCY, GUARDS, LIMITS, OUTERMOST

BASE = Contribution(
    dependencies=(
        "alembic",
        "anyio",
        "fastapi",
        "fastapi-offline",
        "orjson",
        "pydantic",
        "pydantic-settings",
        "sqlalchemy[asyncio]",
        "structlog",
        "typer",
    ),
    development=("asgi-lifespan", "httpx2", "import-linter", "mypy", "pytest", "pytest-asyncio", "pytest-cov", "ruff"),
    settings=(SettingsGroup("service", "ServiceSettings"), SettingsGroup("own", "OwnSettings")),
    variables=(
        Variable("ENVIRONMENT", "development", "development, test, staging or production", production="production"),
        Variable("PROJECT_NAME", "", "Title of the documentation; unset, the one that the project was made with"),
        Variable("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR"),
        Variable("ALLOWED_HOSTS", '["localhost", "127.0.0.1"]', "Host names that the service answers to, as JSON"),
        Variable("ALLOWED_ORIGINS", "[]", "Web origins that may call the service, as JSON"),
        Variable("TRUSTED_PROXIES", "[]", "Addresses whose forwarded headers are believed, as JSON"),
        Variable("DOCS_ENABLED", "", "true or false; the documentation is closed in production unless true"),
        Variable("MAX_BODY_BYTES", "1048576", "The largest body that is read"),
        Variable("MAX_CONCURRENT_REQUESTS", "1000", "How many requests a process serves at once"),
        Variable("KEEP_ALIVE_SECONDS", "75", "How long an idle connection is kept; longer than a proxy keeps it"),
        Variable(
            "SHUTDOWN_DELAY_SECONDS",
            "",
            "How long requests are accepted once the service is told to stop; unset, 5 in production, 0 in development",
        ),
        Variable("SHUTDOWN_GRACE_SECONDS", "20", "How long running requests may take after that"),
    ),
    middleware=(*OUTERMOST, *GUARDS, CONCURRENCY, *LIMITS),
    resources=(Resource("database", "app.db.session", "Database", "open_database"),),
    request_headers=("Content-Type", "X-Request-ID"),
    exposed_headers=("Link", "Location", "Retry-After", "X-Request-ID", "X-Total-Count"),
    descriptions=(Description("openapi_headers", "describe_headers"),),
    root_routes=("liveness", "problem_pages", "readiness"),
    routes=("items",),
    lists=("item_lists",),
    feeds=("items",),
    models=(Model("item", "Item"),),
    commands=("export_data", "import_data", "migrate", "serve"),
    test_plugins=("tests.process",),
)
