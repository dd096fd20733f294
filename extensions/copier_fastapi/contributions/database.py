"""What each database adds."""

from ..answers import Database
from ..contribution import Contribution, SettingsGroup, Variable

SETTINGS = SettingsGroup("database", "DatabaseSettings")

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
        ),
        volumes=("data",),
    ),
    Database.POSTGRESQL: Contribution(
        overlays=("postgresql",),
        dependencies=("asyncpg",),
        settings=(SETTINGS,),
        variables=(
            Variable(
                "DATABASE_URL",
                "postgresql+asyncpg://{database}:development@localhost:5432/{database}",
                "Where the database answers",
                compose="postgresql+asyncpg://{database}:${POSTGRES_PASSWORD:?}@postgres:5432/{database}",
            ),
            Variable("POSTGRES_PASSWORD", "", "Password of the database that Compose starts"),
        ),
        compose_services=("postgres",),
        volumes=("postgres",),
    ),
}
