"""Pages of a list."""

from pydantic import BaseModel


class Page[T](BaseModel):
    """A part of a list, and how long the whole is."""

    data: list[T]
    total: int
    limit: int
    offset: int
