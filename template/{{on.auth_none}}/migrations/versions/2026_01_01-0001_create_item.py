"""Create item."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.columns import Identifier
from app.db.types import UtcDateTime

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "item",
        sa.Column("id", Identifier(), nullable=False),
        sa.Column("title", sa.String(255), nullable=False),
        sa.Column("description", sa.String(4096), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("item")
