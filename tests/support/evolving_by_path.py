"""A third version below a path, step by step as the page tells it."""

from support.evolving import Service, told

TEST = """\"\"\"Version 3.\"\"\"

import httpx2


async def test_items_of_version_3_are_counted(caller: httpx2.AsyncClient) -> None:
    created = (await caller.post("/api/v3/items", json={"title": "a"})).json()

    assert (await caller.get("/api/v3/items")).json() == {"items": [created], "count": 1}
    assert (await caller.get("/api/v2/items")).json()["data"] == [created]


async def test_version_2_announces_its_end_and_its_successor(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v2/items")

    assert response.headers["sunset"] == "Mon, 01 Jan 2029 00:00:00 GMT"
    assert response.links["successor-version"]["url"] == "/api/v3/items"
"""


def add_version(service: Service) -> None:
    """Do all steps."""
    change_lists(service)
    make_router(service)
    announce(service)
    service.replace("tests/addresses.py", '"/api/v2")', '"/api/v2", "/api/v3")')
    service.add("tests/integration/test_version_3.py", TEST)


def change_lists(service: Service) -> None:
    """Do the first step: what differs."""
    lists = "app/api/v3/item_lists.py"
    service.copy("app/api/v2/item_lists.py", lists)
    service.copy("app/api/v2/own_routers.py", "app/api/v3/own_routers.py")
    service.add("app/api/v3/__init__.py", '"""Version 3 of the API: items are counted."""\n')
    service.replace(lists, "router = APIRouter(", told("class Counted") + "\n\nrouter = APIRouter(")
    service.replace(lists, "Page[ItemRead]", "Counted")
    service.replace(lists, "from app.schemas.page import Page\n", "")
    service.replace(
        lists,
        "from fastapi import APIRouter, Query, Request, Response\n",
        "from fastapi import APIRouter, Query, Request, Response\nfrom pydantic import BaseModel\n",
    )
    returned = '    return {"data": items.rows, "total": items.total, "limit": query.limit, "offset": query.offset}\n'
    service.replace(lists, returned, told("    return {"))


def make_router(service: Service) -> None:
    """Do the second and the third step: the router of the version, and where it lies."""
    router = "app/api/v3/router.py"
    service.copy("app/api/v2/router.py", router)
    service.replace(router, "v2_router", "v3_router")
    service.replace(router, "version 2", "version 3")
    service.replace(router, "from app.api.v2 import item_lists", "from app.api.v3 import item_lists")
    included = '    router.include_router(v2_router(), prefix="/v2")\n'
    service.replace("app/api/router.py", included, included + told("    router.include_router(v3"))
    imported = "from app.api.v2.router import v2_router\n"
    service.replace("app/api/router.py", imported, imported + "from app.api.v3.router import v3_router\n")


def announce(service: Service) -> None:
    """Do the fourth and the fifth step: its document, and the end of the version before it."""
    service.replace("api/versions.json", "{\n", '{\n  "v3": "draft",\n')
    service.replace("app/api/documentation_versions.py", '("v1", "v2")', '("v1", "v2", "v3")')
    service.replace("app/api/version_endings.py", "ENDINGS = {\n", "ENDINGS = {\n" + told('    "/api/v2"'))
