"""Another dated version, step by step as the page tells it."""

from support.evolving import Service, told

CHANGES = "app/api/versions/changes.py"
TEST = """\"\"\"Items are described.\"\"\"

import httpx2
import pytest

from tests.addresses import ITEMS


@pytest.mark.parametrize(("version", "status"), [("2026-01-01", 201), ("2026-06-01", 201), ("2026-09-01", 422)])
async def test_a_new_item_needs_a_description_from_september_on(
    caller: httpx2.AsyncClient, version: str, status: int
) -> None:
    response = await caller.post(ITEMS, json={"title": "a"}, headers={"X-API-Version": version})

    assert response.status_code == status


@pytest.mark.parametrize(("version", "required"), [("2026-06-01", ["title"]), ("2026-09-01", ["title", "description"])])
async def test_each_document_says_what_its_version_needs(
    client: httpx2.AsyncClient, version: str, required: list[str]
) -> None:
    document = (await client.get(f"/api/openapi/{version}.json")).json()

    assert document["components"]["schemas"]["ItemCreate"]["required"] == required
"""


def add_version(service: Service) -> None:
    """Do all steps."""
    service.replace(
        "app/schemas/item.py",
        "    title: Title\n    description: Description | None = None\n\n\nclass ItemUpdate",
        "    title: Title\n" + told("    description: Description") + "\n\nclass ItemUpdate",
    )
    add_change(service)
    date_it(service)
    # The description of a new item that has none says nothing from now on.
    service.replace("tests/integration/test_items.py", '("A book", None)', '("A book", "")')
    service.add("tests/integration/test_descriptions.py", TEST)


def add_change(service: Service) -> None:
    """Do the second step: the way back."""
    service.replace(CHANGES, "import ResponseInfo, VersionChange,", "import RequestInfo, ResponseInfo, VersionChange,")
    service.replace(CHANGES, ", endpoint\n", ", convert_request_to_next_version_for, endpoint, schema\n")
    service.replace(
        CHANGES,
        "from app.schemas.item import ItemRead",
        "from app.schemas.item import Description, ItemCreate, ItemRead",
    )
    service.add(CHANGES, "\n\n" + told("def describe_by_nothing"))


def date_it(service: Service) -> None:
    """Do the third and the fourth step: its day and its state."""
    service.replace("api/versions.json", "{\n", '{\n  "2026-09-01": "draft",\n')
    versions, bundle = "app/core/api_versions.py", "app/api/versions/bundle.py"
    service.replace(versions, "# The oldest first.\nDAYS = (FIRST, LISTS_ARE_PAGES)\n", told("ITEMS_ARE_DESCRIBED"))
    service.replace(bundle, "VersionBundle(", "VersionBundle(\n" + told("    Version(ITEMS"))
    service.replace(bundle, "import ListsArePages", "import ItemsAreDescribed, ListsArePages")
    service.replace(bundle, "import FIRST, LISTS_ARE_PAGES", "import FIRST, ITEMS_ARE_DESCRIBED, LISTS_ARE_PAGES")
