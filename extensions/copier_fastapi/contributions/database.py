"""What each database adds; those that are servers share what follows from it."""

from ..answers import Database
from ..contribution import Contribution, Middleware, ServiceContainer, SettingsGroup, Variable

SETTINGS = SettingsGroup("database", "DatabaseSettings")
POOL = Variable("DB_POOL_TIMEOUT_SECONDS", "1", "How long a request waits for a free connection")

# Those of the service, and of its tests.
ADDRESSES = ("DATABASE_URL", "TEST_DATABASE_URL")

SERVER = Contribution(
    overlays=("database_server",),
    innermost=(
        Middleware("transaction_retry", "TransactionRetryMiddleware", "repeats a request that lost a deadlock"),
    ),
    variables=(
        Variable(
            "DB_POOL_SIZE", "10", "Connections of a process that write; as many read, half as many are in reserve"
        ),
        POOL,
        Variable("DB_TIMEOUT_SECONDS", "5", "How long a statement may take"),
        Variable("DB_CONNECT_TIMEOUT_SECONDS", "2", "How long it may take to connect"),
        Variable("DB_LOCK_TIMEOUT_SECONDS", "2", "How long a statement waits for a lock"),
    ),
)

DATABASES = {
    Database.SQLITE: (
        Contribution(
            overlays=("sqlite", "transactional_ddl"),
            dependencies=("aiosqlite",),
            settings=(SETTINGS,),
            variables=(
                Variable(
                    "DATABASE_URL",
                    "sqlite+aiosqlite:///app.db",
                    "Where the database file lies",
                    compose="sqlite+aiosqlite:////data/app.db",
                ),
                Variable(
                    "DB_POOL_SIZE", "5", "Connections of a process that read; half as many are in reserve, one writes"
                ),
                POOL,
                Variable("DB_TIMEOUT_SECONDS", "5", "How long a request waits for its turn to write"),
            ),
            volumes=("data",),
            folders=("/data",),
        ),
    ),
    Database.POSTGRESQL: (
        Contribution(
            overlays=("postgresql", "transactional_ddl"),
            dependencies=("asyncpg",),
            development=("asyncpg-stubs",),
            settings=(SETTINGS,),
            variables=(
                Variable(
                    "DATABASE_URL",
                    "postgresql+asyncpg://{database}:development@localhost:5432/{database}",
                    "Where the database answers",
                    compose="postgresql+asyncpg://{database}:development@postgres:5432/{database}",
                    production="postgresql+asyncpg://{database}:${POSTGRES_PASSWORD:?}@postgres:5432/{database}",
                    secret=True,
                ),
                Variable("POSTGRES_PASSWORD", "", "Password of its database in production", trial="trial"),
            ),
            compose_services=("postgres",),
            volumes=("postgres",),
            called_ports=(5432,),
            service_containers=(
                ServiceContainer(
                    image="postgres",
                    port=5432,
                    environment=(("POSTGRES_USER", "{database}"), ("POSTGRES_PASSWORD", "development")),
                    health="pg_isready --username={database} --host=127.0.0.1",
                    url="postgresql+asyncpg://{database}:development@{host}:5432/{database}",
                    addresses=ADDRESSES,
                ),
            ),
        ),
        SERVER,
    ),
    Database.MYSQL: (
        Contribution(
            overlays=("mysql",),
            # The login of MySQL 8 encrypts the password.
            dependencies=("asyncmy", "cryptography"),
            settings=(SETTINGS,),
            variables=(
                Variable(
                    "DATABASE_URL",
                    "mysql+asyncmy://{database}:development@127.0.0.1:3306/{database}",
                    "Where the database answers",
                    compose="mysql+asyncmy://{database}:development@mariadb:3306/{database}",
                    production="mysql+asyncmy://{database}:${MARIADB_PASSWORD:?}@mariadb:3306/{database}",
                    secret=True,
                ),
                Variable("MARIADB_PASSWORD", "", "Password of its database in production", trial="trial"),
            ),
            compose_services=("mariadb",),
            volumes=("mariadb",),
            called_ports=(3306,),
            service_containers=(
                ServiceContainer(
                    image="mariadb",
                    port=3306,
                    environment=(("MARIADB_ROOT_PASSWORD", "development"), ("MARIADB_DATABASE", "{database}")),
                    health="healthcheck.sh --connect --innodb_initialized",
                    # The tests make databases, which root may.
                    url="mysql+asyncmy://root:development@{host}:3306/{database}",
                    addresses=ADDRESSES,
                ),
            ),
        ),
        SERVER,
    ),
}
