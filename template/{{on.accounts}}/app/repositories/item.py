"""Queries of items."""

from uuid import UUID

from sqlalchemy import select

from app.models.item import Item
from app.repositories.base import Repository, Slice, total_order
from app.schemas.item import ItemListQuery


class ItemRepository(Repository[Item]):
    """Items in the database."""

    model = Item

    async def list(self, query: ItemListQuery, *, owner_id: UUID | None) -> Slice[Item]:
        """Return a page of items; with an owner, of theirs only."""
        statement = select(Item).order_by(*total_order(Item, query.sort))
        if query.q:
            statement = statement.where(Item.title.icontains(query.q, autoescape=True))
        for owner in (owner_id, query.owner_id):
            if owner is not None:
                statement = statement.where(Item.owner_id == owner)
        return await self.slice(statement, query)
