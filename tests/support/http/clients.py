"""What somebody writes who has generated a client; run and type-checked in the folder of the client.

Its first argument is the address of the service; the others are what the author has been given to be known.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from support.contract.callers import PASSWORD
from support.contract.releases import Release
from support.contract.service import Service

ITEMS = """
import sys
from client.api.items import create_item{v}, delete_item{v}, get_item{v}, list_items{v}
from client.models import ItemCreate, ItemRead, Problem

created = create_item{v}.sync(client=caller, body=ItemCreate(title="A typed title"))
assert isinstance(created, ItemRead)
{lists}
assert delete_item{v}.sync_detailed(created.id, client=caller).status_code == 204
gone = get_item{v}.sync(created.id, client=caller)
assert isinstance(gone, Problem)
assert (gone.status, gone.code) == (404, "not_found")
broken = create_item{v}.sync(client=caller, body=ItemCreate(title=""))
assert isinstance(broken, Problem)
assert isinstance(broken.errors, list)
assert broken.errors[0].pointer == "/title"
print("understood")
"""
ARRAY = """
items = list_items{v}.sync(client=caller, limit=1000)
assert isinstance(items, list)
assert created.id in {item.id for item in items}
"""
PAGE = """
page = list_items{v}.sync(client=caller, limit=1000)
assert page is not None
assert not isinstance(page, Problem)
assert created.id in {item.id for item in page.data}
assert page.total >= 1
"""
ANYBODY = """
import sys
from client import Client

caller = Client(base_url=sys.argv[1], headers={headers})
"""
REGISTERED = """
import sys
from client import AuthenticatedClient, Client
from client.api.auth import login{v}, register{v}
from client.models import Login, Problem, UserRead, UserRegister

address, email, password = sys.argv[1:4]
stranger = Client(base_url=address, headers={headers})
user = register{v}.sync(client=stranger, body=UserRegister(email=email, password=password))
assert isinstance(user, UserRead)
wrong = login{v}.sync(client=stranger, body=Login(email=email, password=password + "!"))
assert isinstance(wrong, Problem)
assert wrong.code == "invalid_credentials"
entered = login{v}.sync_detailed(client=stranger, body=Login(email=email, password=password))
"""
BY_TOKEN = """
from client.models import Tokens

assert isinstance(entered.parsed, Tokens)
caller = AuthenticatedClient(base_url=address, headers={headers}, token=entered.parsed.access_token)
"""
BY_COOKIE = """
from client.models import LoggedIn

assert isinstance(entered.parsed, LoggedIn)
name, value = entered.headers["Set-Cookie"].split(";")[0].split("=", 1)
caller = AuthenticatedClient(
    base_url=address,
    headers={headers},
    cookies={name: value},
    token=entered.parsed.csrf_token,
    prefix="",
    auth_header_name="X-CSRF-Token",
)
"""
BY_HEADER = """
import sys
from client import AuthenticatedClient

address, name, value = sys.argv[1:4]
caller = AuthenticatedClient(base_url=address, headers={headers}, token=value, prefix="", auth_header_name=name)
"""


@dataclass(frozen=True, slots=True)
class Author:
    """What somebody writes, and what they have been given."""

    program: str
    given: Callable[[Service], tuple[str, ...]]

    def written_for(self, release: Release, *, lists: str) -> str:
        """Write the program for a version of the API, whose lists have a shape."""
        filled = self.program.replace("{lists}", lists.strip())
        return filled.replace("{v}", release.suffix).replace("{headers}", repr(release.headers))


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
