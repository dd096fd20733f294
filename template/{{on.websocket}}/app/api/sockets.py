"""Rooms: what one of their members says, all of them hear."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, WebSocket
from starlette.requests import HTTPConnection

from app.api.dependencies import SettingsDep
from app.api.socket_callers import GrantDep
from app.api.socket_conversation import converse
from app.api.socket_origin import KNOWN_ORIGIN
from app.core.clock import utc_now
from app.core.exceptions import NotFoundError
from app.schemas.room_message import MessageOut
from app.sockets.access import may_enter
from app.sockets.center import SocketCenter
from app.sockets.member import Member
from app.sockets.pace import Pace

ROOM = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def get_center(connection: HTTPConnection) -> SocketCenter:
    """Return what the process keeps for its sockets."""
    center: SocketCenter = connection.state.sockets
    return center


async def get_room(room: str) -> str:
    """Return the name of the room.

    Raises:
        NotFoundError: no room can have this name.
    """
    if not ROOM.fullmatch(room):
        raise NotFoundError
    return room


RoomDep = Annotated[str, Depends(get_room)]


async def get_member(room: RoomDep, grant: GrantDep) -> Member:
    """Return who wants to come in.

    Raises:
        NotFoundError: the room is not theirs.
    """
    if not may_enter(room, grant):
        raise NotFoundError
    return Member(room, grant)


router = APIRouter()


@router.websocket("/ws/{room}", dependencies=[KNOWN_ORIGIN])
async def meet(
    websocket: WebSocket,
    member: Annotated[Member, Depends(get_member)],
    center: Annotated[SocketCenter, Depends(get_center)],
    settings: SettingsDep,
) -> None:
    """Open a socket in a room, until it is closed."""

    async def say(text: str) -> None:
        message = MessageOut(room=member.room, user_id=member.user_id, text=text, ts=utc_now())
        await center.reach.publish(member.room, message.model_dump_json())

    async with center.visit(member):
        await websocket.accept()
        await converse(websocket, member, Pace(settings.websocket_messages_per_second), say)
