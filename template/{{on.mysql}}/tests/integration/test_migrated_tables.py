"""How the tables keep what is stored."""

from sqlalchemy import text

from app.db.session import Database


async def test_tables_keep_every_character_and_compare_by_code_point(committing_database: Database) -> None:
    collations = text("SELECT DISTINCT table_collation FROM information_schema.tables WHERE table_schema = DATABASE()")
    async with committing_database.readers() as session:
        found = (await session.scalars(collations)).all()

    assert [collation in {"utf8mb4_nopad_bin", "utf8mb4_0900_bin"} for collation in found] == [True]


async def test_ids_take_sixteen_bytes(committing_database: Database) -> None:
    columns = text(
        "SELECT DISTINCT column_type FROM information_schema.columns"
        " WHERE table_schema = DATABASE() AND column_name = 'id'"
    )
    async with committing_database.readers() as session:
        assert (await session.scalars(columns)).all() == ["binary(16)"]
