"""How migrations reach the database."""

from sqlalchemy import text

from app.core.config import Settings
from app.db.migrations import create_migration_engine


async def test_a_migration_may_take_its_time(new_settings: Settings) -> None:
    engine = create_migration_engine(new_settings)

    async with engine.connect() as connection:
        limit = (await connection.execute(text("SHOW statement_timeout"))).scalar_one()

    await engine.dispose()
    assert limit == "0"
