"""Which page of a list is wanted."""

from pydantic import Field

from app.schemas.base import Schema

MAX_OFFSET = 2**31 - 1


class PageQuery(Schema):
    """Which part of a list is wanted."""

    offset: int = Field(default=0, ge=0, le=MAX_OFFSET)
    limit: int = Field(default=100, ge=1, le=1000)
