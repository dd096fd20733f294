"""Queries of items."""

from sqlalchemy import Select, select

from app.models.item import Item
from app.repositories.base import Batch, Repository, Slice, containing, total_order
from app.schemas.item import ItemFeedQuery, ItemFilter, ItemListQuery


class ItemRepository(Repository[Item]):
    """Items in the database."""

    model = Item

    async def list(self, query: ItemListQuery) -> Slice[Item]:
        """Return a page of items."""
        statement = filtered(query).order_by(*total_order(Item, query.sort))
        return await self.slice(statement, query)

    async def list_feed(self, query: ItemFeedQuery) -> Batch[Item]:
        """Return a part of the feed of items."""
        return await self.feed(filtered(query), query)


def filtered(wanted: ItemFilter) -> Select[Item]:
    """Select the items that are wanted."""
    statement = select(Item)
    if wanted.q:
        statement = statement.where(containing(wanted.q, Item.title))
    return statement
