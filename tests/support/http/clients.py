"""What somebody writes who has generated a client; run and type-checked in the folder of the client.

Its first argument is the address of the service; the others are what the author has been given to be known.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from support.contract.callers import PASSWORD
from support.contract.service import Service

ITEMS = """
import sys
from client.api.items import create_item_v1, delete_item_v1, get_item_v1, list_items_v1, list_items_v2
from client.models import ItemCreate, ItemRead, Problem

created = create_item_v1.sync(client=caller, body=ItemCreate(title="A typed title"))
assert isinstance(created, ItemRead)
items = list_items_v1.sync(client=caller, limit=1000)
assert isinstance(items, list)
assert created.id in {item.id for item in items}
page = list_items_v2.sync(client=caller, limit=1)
assert page is not None
assert not isinstance(page, Problem)
assert page.total >= 1
assert delete_item_v1.sync_detailed(created.id, client=caller).status_code == 204
gone = get_item_v1.sync(created.id, client=caller)
assert isinstance(gone, Problem)
assert (gone.status, gone.code) == (404, "not_found")
broken = create_item_v1.sync(client=caller, body=ItemCreate(title=""))
assert isinstance(broken, Problem)
assert isinstance(broken.errors, list)
assert broken.errors[0].pointer == "/title"
print("understood")
"""
ANYBODY = """
import sys
from client import Client

caller = Client(base_url=sys.argv[1])
"""
REGISTERED = """
import sys
from client import AuthenticatedClient, Client
from client.api.auth import login_v1, register_v1
from client.models import Login, Problem, UserRead, UserRegister

address, email, password = sys.argv[1:4]
stranger = Client(base_url=address)
user = register_v1.sync(client=stranger, body=UserRegister(email=email, password=password))
assert isinstance(user, UserRead)
wrong = login_v1.sync(client=stranger, body=Login(email=email, password=password + "!"))
assert isinstance(wrong, Problem)
assert wrong.code == "invalid_credentials"
login = login_v1.sync_detailed(client=stranger, body=Login(email=email, password=password))
"""
BY_TOKEN = """
from client.models import Tokens

assert isinstance(login.parsed, Tokens)
caller = AuthenticatedClient(base_url=address, token=login.parsed.access_token)
"""
BY_COOKIE = """
from client.models import LoggedIn

assert isinstance(login.parsed, LoggedIn)
name, value = login.headers["Set-Cookie"].split(";")[0].split("=", 1)
caller = AuthenticatedClient(
    base_url=address,
    cookies={name: value},
    token=login.parsed.csrf_token,
    prefix="",
    auth_header_name="X-CSRF-Token",
)
"""
BY_HEADER = """
import sys
from client import AuthenticatedClient

address, name, value = sys.argv[1:4]
caller = AuthenticatedClient(base_url=address, token=value, prefix="", auth_header_name=name)
"""


@dataclass(frozen=True, slots=True)
class Author:
    """What somebody writes, and what they have been given."""

    program: str
    given: Callable[[Service], tuple[str, ...]]


def nothing(_service: Service) -> tuple[str, ...]:
    """Give nothing."""
    return ()


def address_and_password(_service: Service) -> tuple[str, ...]:
    """Give what they may register with."""
    return f"{secrets.token_hex(8)}@example.com", PASSWORD


def header(service: Service) -> tuple[str, ...]:
    """Give the name and the value of the header that somebody is known by."""
    return next(iter(service.headers_of_somebody().items()))


AUTHORS = {
    "none": Author(ANYBODY + ITEMS, nothing),
    "jwt": Author(REGISTERED + BY_TOKEN + ITEMS, address_and_password),
    "session": Author(REGISTERED + BY_COOKIE + ITEMS, address_and_password),
    "api_key": Author(BY_HEADER + ITEMS, header),
    "oidc": Author(BY_HEADER + ITEMS, header),
}
