"""What each database adds."""

from ..answers import Database
from ..contribution import Contribution, SettingsGroup, Variable

SETTINGS = SettingsGroup("database", "DatabaseSettings")
TIMEOUT = Variable("DB_TIMEOUT_SECONDS", "5", "How long to wait for a connection, a statement or a lock")

DATABASES = {
    Database.SQLITE: Contribution(
        overlays=("sqlite",),
        dependencies=("aiosqlite",),
        settings=(SETTINGS,),
        variables=(
            Variable(
                "DATABASE_URL",
                "sqlite+aiosqlite:///app.db",
                "Where the database file lies",
                compose="sqlite+aiosqlite:////data/app.db",
            ),
            Variable("DB_POOL_SIZE", "5", "How many connections a process keeps"),
            TIMEOUT,
        ),
        volumes=("data",),
        folders=("/data",),
    ),
    Database.POSTGRESQL: Contribution(
        overlays=("postgresql",),
        dependencies=("asyncpg",),
        development=("asyncpg-stubs",),
        settings=(SETTINGS,),
        variables=(
            Variable(
                "DATABASE_URL",
                "postgresql+asyncpg://{database}:development@localhost:5432/{database}",
                "Where the database answers",
                compose="postgresql+asyncpg://{database}:${POSTGRES_PASSWORD:?}@postgres:5432/{database}",
            ),
            Variable("DB_POOL_SIZE", "10", "How many connections a process keeps"),
            TIMEOUT,
            Variable("POSTGRES_PASSWORD", "", "Password of the database that Compose starts"),
        ),
        compose_services=("postgres",),
        volumes=("postgres",),
    ),
}
