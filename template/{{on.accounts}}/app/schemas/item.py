"""Items as callers see them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.models.item import DESCRIPTION_LENGTH, TITLE_LENGTH
from app.schemas.base import ChangeSchema, PlainText, ReadSchema, Schema
from app.schemas.feed import FeedQuery
from app.schemas.page_query import PageQuery

Title = Annotated[
    PlainText, StringConstraints(min_length=1, max_length=TITLE_LENGTH), Field(examples=["Buy a new kettle"])
]
Description = Annotated[
    PlainText, StringConstraints(max_length=DESCRIPTION_LENGTH), Field(examples=["The old one leaks."])
]


class ItemCreate(Schema):
    """A new item."""

    title: Title
    description: Description | None = None


class ItemUpdate(ChangeSchema):
    """What changes; a field that is absent stays as it is."""

    title: Title = Field(default="")
    description: Description | None = None


class ItemRead(ReadSchema):
    """An item."""

    id: UUID
    title: str
    description: str | None
    owner_id: UUID
    created_at: datetime
    updated_at: datetime


class ItemSort(StrEnum):
    """The orders that items can be listed in; a minus means descending."""

    CREATED_AT = "created_at"
    CREATED_AT_DESCENDING = "-created_at"
    TITLE = "title"
    TITLE_DESCENDING = "-title"


class ItemFilter(Schema):
    """Which items are wanted; `q` is looked for in titles."""

    q: Annotated[PlainText, StringConstraints(max_length=100)] | None = None
    owner_id: UUID | None = None


class ItemListQuery(ItemFilter, PageQuery):
    """Which page of the items is wanted, and in which order."""

    sort: ItemSort = ItemSort.CREATED_AT


class ItemFeedQuery(ItemFilter, FeedQuery):
    """Which part of the feed of items is wanted."""
