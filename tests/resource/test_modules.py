"""What is written, by the rules of the service itself."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copier_fastapi.cli.departures import Departure
from support.resources import ALL_TYPES, add

AUTHS = ["jwt", "session", "api_key", "oidc", "none"]
# As long as names may be.
LONG = ("purchasing_customer_line", "shipping_address_of_all:str(255)", "second_text_of_everyone:str(99)?")


def complaints(service: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "."]
    return subprocess.run(command, cwd=service, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("auth", AUTHS)
def test_style_and_format_need_no_mending(service_with: Callable[[str], Path], auth: str) -> None:
    service, owned = service_with(auth), auth != "none"

    add(service, "order", *ALL_TYPES)
    add(service, *LONG, *(["approving_administrator:user"] if owned else []))
    add(service, "category", "done:bool?", *(["owner:user"] if owned else []))
    add(service, "count", "value:int")

    assert complaints(service, "check", "--quiet") == ""
    assert complaints(service, "format", "--diff", "--quiet") == ""


@pytest.mark.parametrize("auth", AUTHS)
def test_what_it_changes_is_the_owners(
    service_with: Callable[[str], Path], departed: Callable[[str, Path], list[Departure]], auth: str
) -> None:
    service = service_with(auth)

    add(service, "order", "title:text", "due:datetime?")
    add(service, "invoice", "total:decimal")

    found = departed(auth, service)
    assert "app/models/own_models.py" in {each.path for each in found}
    assert [each.path for each in found if not each.owned] == []


def test_it_reads_like_the_item(service: Path) -> None:
    add(service, "thing", "title:str(255)", "description:text?", "owner:user")

    for item in ("repositories/item.py", "api/item_callers.py", "api/v1/item_lists.py", "api/v2/item_lists.py"):
        text = (service / "app" / item).read_text(encoding="utf-8")
        thing = (service / "app" / item.replace("item", "thing")).read_text(encoding="utf-8")
        assert sorted(thing.splitlines()) == sorted(renamed(text).splitlines()), item


def renamed(text: str) -> str:
    for old, new in (
        ("an item", "a thing"),
        ("An item", "A thing"),
        ("item", "thing"),
        ("Item", "Thing"),
        ("ITEM", "THING"),
    ):
        text = text.replace(old, new)
    return text


def test_each_version_of_the_api_gets_its_routes(service_with: Callable[[str], Path]) -> None:
    by_path, by_header = service_with("jwt"), service_with("api_key")

    added = add(by_path, "order", "title:text"), add(by_header, "order", "title:text")

    assert {"app/api/v1/order_lists.py", "app/api/v2/order_lists.py", "app/api/v2/own_routers.py"} <= {*added[0]}
    assert {"app/api/lists/order_lists.py", "app/api/own_routers.py", "app/api/versions/own_changes.py"} <= {*added[1]}


def test_what_several_resources_share_is_written_once(service: Path) -> None:
    first = add(service, "order", "price:decimal", "due:datetime")
    second = add(service, "invoice", "price:decimal", "due:datetime")

    shared = {"app/schemas/moment.py", "app/db/exact_decimal.py"}
    assert shared <= {*first}
    assert not shared & {*second}


def test_the_next_migration_follows_the_last(service: Path) -> None:
    add(service, "order", "title:text")
    add(service, "invoice", "title:text")

    (order,), (invoice,) = (
        list(service.glob(f"migrations/versions/2026_03_01-*_create_{name}.py")) for name in ("order", "invoice")
    )
    revision = order.name.split("-")[1].split("_")[0]
    assert f'down_revision: str | None = "{revision}"' in invoice.read_text(encoding="utf-8")
