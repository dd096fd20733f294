"""What every service has."""

from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable

BASE = Contribution(
    dependencies=(
        "alembic",
        "anyio",
        "fastapi",
        "orjson",
        "prometheus-client",
        "pydantic",
        "pydantic-settings",
        "sqlalchemy[asyncio]",
        "structlog",
        "typer",
        "uvicorn[standard]",
    ),
    development=("asgi-lifespan", "httpx2", "import-linter", "mypy", "pytest", "pytest-asyncio", "pytest-cov", "ruff"),
    settings=(SettingsGroup("service", "ServiceSettings"),),
    variables=(
        Variable("ENVIRONMENT", "development", "development, test, staging or production", compose="production"),
        Variable("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR"),
        Variable("ALLOWED_HOSTS", '["localhost", "127.0.0.1"]', "Host names that the service answers to, as JSON"),
        Variable("ALLOWED_ORIGINS", "[]", "Web origins that may call the service, as JSON"),
        Variable("TRUSTED_PROXIES", "[]", "Addresses whose forwarded headers are believed, as JSON"),
        Variable("DOCS_ENABLED", "", "true or false; the documentation is closed in production unless true"),
        Variable("MAX_BODY_BYTES", "1048576", "The largest body that is read"),
        Variable("SHUTDOWN_GRACE_SECONDS", "25", "How long running requests may take once the service is told to stop"),
        Variable("METRICS_TOKEN", "", "Bearer token of /metrics; without one it is closed in production"),
    ),
    resources=(Resource("database", "app.db.session", "Database", "open_database"),),
    routes=("items",),
    lists=("items",),
    feeds=("items",),
    models=(Model("item", "Item"),),
    commands=("export_data", "import_data", "migrate", "serve"),
)
