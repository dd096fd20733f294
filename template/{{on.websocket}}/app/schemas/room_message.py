"""What is said in rooms."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from app.schemas.base import PlainText, Schema

TEXT_LENGTH = 4096


class MessageIn(Schema):
    """What a socket may send."""

    type: Literal["message"]
    text: Annotated[PlainText, StringConstraints(min_length=1, max_length=TEXT_LENGTH)]


class MessageOut(BaseModel):
    """What every member of the room is sent."""

    type: Literal["message"] = "message"
    room: str
    user_id: UUID | None
    text: str
    ts: datetime
