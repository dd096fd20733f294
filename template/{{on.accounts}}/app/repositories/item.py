"""Queries of items."""

from uuid import UUID

from sqlalchemy import Select, select

from app.models.item import Item
from app.repositories.base import Batch, Repository, Slice, containing, total_order
from app.schemas.item import ItemFeedQuery, ItemFilter, ItemListQuery


class ItemRepository(Repository[Item]):
    """Items in the database."""

    model = Item

    async def list(self, query: ItemListQuery, *, owner_id: UUID | None) -> Slice[Item]:
        """Return a page of items; with an owner, of theirs only."""
        statement = filtered(query, owner_id=owner_id).order_by(*total_order(Item, query.sort))
        return await self.slice(statement, query)

    async def list_feed(self, query: ItemFeedQuery, *, owner_id: UUID | None) -> Batch[Item]:
        """Return a part of the feed of items; with an owner, of theirs only."""
        return await self.feed(filtered(query, owner_id=owner_id), query)


def filtered(wanted: ItemFilter, *, owner_id: UUID | None) -> Select[Item]:
    """Select the items that are wanted; with an owner, of theirs only."""
    statement = select(Item)
    if wanted.q:
        statement = statement.where(containing(wanted.q, Item.title))
    for owner in (owner_id, wanted.owner_id):
        if owner is not None:
            statement = statement.where(Item.owner_id == owner)
    return statement
