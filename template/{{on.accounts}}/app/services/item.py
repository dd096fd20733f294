"""The rules of items: an item belongs to its owner, and nobody else learns that it exists."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.models.item import Item
from app.models.user import User
from app.repositories.base import Batch, Slice
from app.repositories.item import ItemRepository
from app.schemas.item import ItemCreate, ItemFeedQuery, ItemListQuery, ItemUpdate


class ItemService:
    """What can be done with items; a superuser may do it with everybody's."""

    def __init__(self, session: AsyncSession, user: User) -> None:
        self.items = ItemRepository(session)
        self.user = user

    @property
    def only_owner_id(self) -> UUID | None:
        """The owner whose items alone the user may see; none where that is everybody."""
        return None if self.user.is_superuser else self.user.id

    async def list(self, query: ItemListQuery) -> Slice[Item]:
        """Return a page of the items that the user may see."""
        return await self.items.list(query, owner_id=self.only_owner_id)

    async def feed(self, query: ItemFeedQuery) -> Batch[Item]:
        """Return a part of the feed of the items that the user may see."""
        return await self.items.list_feed(query, owner_id=self.only_owner_id)

    async def create(self, new: ItemCreate) -> Item:
        """Keep a new item."""
        return await self.items.add(Item(title=new.title, description=new.description, owner_id=self.user.id))

    async def get(self, item_id: UUID) -> Item:
        """Return an item.

        Raises:
            NotFoundError: there is none with this id, or it is somebody else's.
        """
        item = await self.items.get(item_id)
        if item is None or not (self.user.is_superuser or item.owner_id == self.user.id):
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
