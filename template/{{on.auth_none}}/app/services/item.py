"""The rules of items."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.models.item import Item
from app.repositories.base import Batch, Slice
from app.repositories.item import ItemRepository
from app.schemas.item import ItemCreate, ItemFeedQuery, ItemListQuery, ItemUpdate


class ItemService:
    """What can be done with items."""

    def __init__(self, session: AsyncSession) -> None:
        self.items = ItemRepository(session)

    async def list(self, query: ItemListQuery) -> Slice[Item]:
        """Return a page of items."""
        return await self.items.list(query)

    async def feed(self, query: ItemFeedQuery) -> Batch[Item]:
        """Return a part of the feed of items."""
        return await self.items.list_feed(query)

    async def create(self, new: ItemCreate) -> Item:
        """Keep a new item."""
        return await self.items.add(Item(title=new.title, description=new.description))

    async def get(self, item_id: UUID) -> Item:
        """Return an item.

        Raises:
            NotFoundError: there is none with this id.
        """
        item = await self.items.get(item_id)
        if item is None:
            raise NotFoundError("There is no such item.")
        return item

    async def update(self, item_id: UUID, changes: ItemUpdate) -> Item:
        """Change the fields that are given.

        Raises:
            NotFoundError: as `get`.
        """
        item = await self.get(item_id)
        for name in changes.model_fields_set:
            setattr(item, name, getattr(changes, name))
        await self.items.flush()
        return item

    async def delete(self, item_id: UUID) -> None:
        """Delete an item.

        Raises:
            NotFoundError: as `get`.
        """
        await self.items.delete(await self.get(item_id))
