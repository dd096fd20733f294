"""What happens between an open socket and its room."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from app.core.exceptions import OverloadedError
from app.schemas.room_message import MessageIn
from app.sockets.close_code import REASONS, CloseCode
from app.sockets.member import Member
from app.sockets.pace import Pace
from app.sockets.refused_data import RefusedDataError

type Say = Callable[[str], Awaitable[None]]

TOO_LONG = "too_long"


async def converse(websocket: WebSocket, member: Member, pace: Pace, say: Say) -> None:
    """Take what the peer says and give it what others say, until one of them, or somebody else, ends it."""
    async with asyncio.TaskGroup() as tasks:
        running = (tasks.create_task(listen(websocket, member, pace, say)), tasks.create_task(tell(websocket, member)))
        code = await member.ended
        for task in running:
            task.cancel()
    if code is not None:
        with suppress(WebSocketDisconnect):
            await websocket.close(code, REASONS[code])


async def listen(websocket: WebSocket, member: Member, pace: Pace, say: Say) -> None:
    """Take what the peer says, one message after the other: who speaks faster than others can be told, waits."""
    try:
        while True:
            message = read_message(await receive_text(websocket))
            pace.count(asyncio.get_running_loop().time())
            await say(message.text)
    except WebSocketDisconnect:
        member.end(None)
    except RefusedDataError as error:
        member.end(error.code)
    except OverloadedError:
        member.end(CloseCode.TRY_AGAIN_LATER)


async def receive_text(websocket: WebSocket) -> str:
    """Wait for a text.

    Raises:
        WebSocketDisconnect: the peer has gone.
        RefusedDataError: it has sent something else.
    """
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    text: str | None = message.get("text")
    if text is None:
        raise RefusedDataError(CloseCode.UNSUPPORTED_DATA)
    return text


def read_message(text: str) -> MessageIn:
    """Read what the peer has sent.

    Raises:
        RefusedDataError: it is no message, or a text that is too long.
    """
    try:
        return MessageIn.model_validate_json(text)
    except ValidationError as error:
        kinds = {found["type"] for found in error.errors(include_url=False, include_input=False)}
        raise RefusedDataError(CloseCode.TOO_BIG if TOO_LONG in kinds else CloseCode.INVALID_DATA) from None


async def tell(websocket: WebSocket, member: Member) -> None:
    """Give the peer what others say."""
    try:
        while True:
            await websocket.send_text(await member.mailbox.get())
    except WebSocketDisconnect:
        member.end(None)
