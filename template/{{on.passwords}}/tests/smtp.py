"""A mail server of a test: it takes what it is given, and says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

ANSWERS = {
    b"EHLO": b"250-localhost\r\n250 AUTH PLAIN",
    b"AUTH": b"235 welcome",
    b"DATA": b"354 go on",
    b"QUIT": b"221 bye",
}
ACCEPTED = b"250 accepted"


@dataclass
class SmtpServer:
    """What was sent to it; `answers` are changed to make it refuse a command."""

    port: int = 0
    commands: list[str] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)
    answers: dict[bytes, bytes] = field(default_factory=lambda: dict(ANSWERS))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak with one client."""
        writer.write(b"220 localhost\r\n")
        while line := await reader.readline():
            command = line[:4].upper()
            self.commands.append(line.decode().strip())
            answer = self.answers.get(command, ACCEPTED)
            writer.write(answer + b"\r\n")
            if answer == ANSWERS[b"DATA"]:
                content = (await reader.readuntil(b"\r\n.\r\n")).removesuffix(b".\r\n")
                self.messages.append(message_from_bytes(content, EmailMessage, policy=policy.default))
                writer.write(ACCEPTED + b"\r\n")
        writer.close()


@asynccontextmanager
async def open_smtp_server() -> AsyncIterator[SmtpServer]:
    """Listen on a free port of this machine."""
    smtp = SmtpServer()
    server = await asyncio.start_server(smtp.serve, "127.0.0.1", 0)
    async with server:
        smtp.port = server.sockets[0].getsockname()[1]
        yield smtp
