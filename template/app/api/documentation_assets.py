"""The files that the pages of the documentation load; each is read and compressed once."""

from dataclasses import dataclass
from functools import cache
from gzip import compress
from hashlib import sha256
from importlib.resources import files
from mimetypes import MimeTypes
from typing import Self

from fastapi import Request, Response, status

from app.core.exceptions import NotFoundError

FILES = files("fastapi_offline") / "static"
REDOC = "redoc.standalone.js"
REDOC_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
HEADERS = {"Cache-Control": "public, max-age=3600", "Vary": "Accept-Encoding"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file in both forms; the tag is weak, since it stands for either (RFC 9110, section 8.8.1)."""

    plain: bytes
    compressed: bytes
    media_type: str
    tag: str

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """Compress a file."""
        media_type, _ = MimeTypes().guess_type(name)
        tag = f'W/"{sha256(content).hexdigest()[:32]}"'
        return cls(content, compress(content, mtime=0), media_type or "application/octet-stream", tag)

    def response(self, request: Request) -> Response:
        """Answer with the form that the caller takes, or that the one it has is still good."""
        headers = HEADERS | {"ETag": self.tag}
        known = request.headers.get("if-none-match", "").split(",")
        if self.tag in map(str.strip, known):
            return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self.plain, media_type=self.media_type, headers=headers)
        return Response(self.compressed, media_type=self.media_type, headers=headers | {"Content-Encoding": "gzip"})


@cache
def load_asset(name: str) -> Asset:
    """Read a file of the package.

    Raises:
        NotFoundError: there is none of this name.
    """
    for file in FILES.iterdir():
        if file.name == name:
            return Asset.of(name, file.read_bytes())
    raise NotFoundError


@cache
def redoc_script() -> Asset:
    """Read the script of ReDoc, without the logo of its maker."""
    return Asset.of(REDOC, (FILES / REDOC).read_bytes().replace(REDOC_LOGO, b"data:,"))
