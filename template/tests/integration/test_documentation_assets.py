"""The files that the pages of the documentation load."""

import gzip

import httpx2
import pytest

from app.api import documentation_assets
from app.api.documentation_assets import load_asset, redoc_script
from tests.problems import refusal

SCRIPTS = ("/api/redoc/redoc.js", "/api/docs/assets/swagger-ui-bundle.js")


@pytest.mark.parametrize("path", SCRIPTS)
async def test_browsers_may_keep_a_file(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert response.headers["cache-control"] == "public, max-age=3600"
    assert response.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", SCRIPTS)
async def test_a_file_is_compressed_for_those_who_can_unpack(client: httpx2.AsyncClient, path: str) -> None:
    packed = await client.get(path, headers={"accept-encoding": "gzip"})
    plain = await client.get(path, headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert all("Accept-Encoding" in response.headers["vary"].split(", ") for response in (packed, plain))
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


@pytest.mark.parametrize("path", SCRIPTS)
@pytest.mark.parametrize("known", ["{}", '"other", {}'])
async def test_a_file_that_the_browser_has_is_not_sent_again(client: httpx2.AsyncClient, path: str, known: str) -> None:
    tag = (await client.get(path)).headers["etag"]

    response = await client.get(path, headers={"if-none-match": known.format(tag)})

    assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize("path", SCRIPTS)
async def test_a_file_that_has_changed_is_sent(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(path, headers={"if-none-match": 'W/"other"'})

    assert response.status_code == 200


@pytest.mark.parametrize("path", SCRIPTS)
async def test_a_file_is_compressed_once(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    compressed: list[bytes] = []

    def compress(content: bytes, *, mtime: int) -> bytes:
        compressed.append(content)
        return gzip.compress(content, mtime=mtime)

    load_asset.cache_clear()
    redoc_script.cache_clear()
    monkeypatch.setattr(documentation_assets, "compress", compress)
    for _ in range(2):
        await client.get(path)

    assert len(compressed) == 1


async def test_redoc_asks_nobody_for_its_logo(client: httpx2.AsyncClient) -> None:
    response = await client.get("/api/redoc/redoc.js")

    assert "logo-mini.svg" not in response.text


@pytest.mark.parametrize("name", ["nothing.js", "%2e%2e", "__init__.py", "%00", "..%2f__init__.py"])
async def test_there_are_no_other_files(client: httpx2.AsyncClient, name: str) -> None:
    response = await client.get(f"http://localhost/api/docs/assets/{name}")

    assert refusal(response) == (404, "not_found")
