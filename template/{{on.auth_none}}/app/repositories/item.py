"""Queries of items."""

from sqlalchemy import select

from app.models.item import Item
from app.repositories.base import Repository, Slice, total_order
from app.schemas.item import ItemListQuery


class ItemRepository(Repository[Item]):
    """Items in the database."""

    model = Item

    async def list(self, query: ItemListQuery) -> Slice[Item]:
        """Return a page of items."""
        statement = select(Item).order_by(*total_order(Item, query.sort))
        if query.q:
            statement = statement.where(Item.title.icontains(query.q, autoescape=True))
        return await self.slice(statement, query)
