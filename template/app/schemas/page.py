"""Pages of a list."""

from pydantic import BaseModel, Field

from app.schemas.base import Schema

MAX_OFFSET = 2**31 - 1


class PageQuery(Schema):
    """Which part of a list is wanted."""

    offset: int = Field(default=0, ge=0, le=MAX_OFFSET)
    limit: int = Field(default=100, ge=1, le=1000)


class Page[T](BaseModel):
    """A part of a list, and how long the whole is."""

    data: list[T]
    total: int
    limit: int
    offset: int
