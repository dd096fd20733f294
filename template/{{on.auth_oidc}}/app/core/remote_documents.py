"""JSON documents of other services, which are not trusted to be small, quick or JSON."""

from http import HTTPStatus

import httpx2
import orjson

MAX_BYTES = 512 * 1024
# What is not compressed can't grow while it is read.
HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity"}


class DocumentError(Exception):
    """A document can't be had, or is none."""


async def fetch_document(client: httpx2.AsyncClient, url: str) -> dict[str, object]:
    """Fetch a JSON object; a redirect is not followed, as it could lead anywhere.

    Raises:
        DocumentError: the service is away, or answers with anything else.
    """
    try:
        async with client.stream("GET", url, headers=HEADERS, follow_redirects=False) as response:
            if response.status_code != HTTPStatus.OK:
                raise DocumentError(f"{url} answers with status {response.status_code}")
            document = orjson.loads(await read_body(response))
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise DocumentError(f"{url}: {type(error).__name__}") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{url} is no JSON object")
    return document


async def read_body(response: httpx2.Response) -> bytes:
    """Read a body up to a bound.

    Raises:
        DocumentError: it is longer.
    """
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > MAX_BYTES:
            raise DocumentError(f"{response.url} is longer than {MAX_BYTES} bytes")
    return bytes(body)
