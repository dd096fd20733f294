"""Parts of a long list, each found by the last row of the one before."""

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from app.schemas.base import Schema


class FeedSort(StrEnum):
    """The orders of a feed: by creation, a minus meaning the newest first."""

    CREATED_AT = "created_at"
    CREATED_AT_DESCENDING = "-created_at"


class FeedQuery(Schema):
    """Which part of a feed is wanted: what follows the row with the id `after`, even if that row is gone."""

    after: UUID | None = None
    limit: int = Field(default=100, ge=1, le=1000)
    sort: FeedSort = FeedSort.CREATED_AT


class Feed[T](BaseModel):
    """A part of a list; `next` is what to ask for `after` to get the following part, and null at the end."""

    data: list[T]
    next: UUID | None
