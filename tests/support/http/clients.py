"""What somebody writes who has generated a client; run and type-checked in the folder of the client."""

WITHOUT_ACCOUNTS = """
import sys
from client import Client
from client.api.items import create_item_v1, delete_item_v1, get_item_v1, list_items_v1, list_items_v2
from client.models import ItemCreate, ItemRead, Problem

caller = Client(base_url=sys.argv[1])
created = create_item_v1.sync(client=caller, body=ItemCreate(title="A typed title"))
assert isinstance(created, ItemRead)
"""
WITH_ACCOUNTS = """
import sys
from client import AuthenticatedClient, Client
from client.api.auth import login_v1, register_v1
from client.api.items import create_item_v1, delete_item_v1, get_item_v1, list_items_v1, list_items_v2
from client.models import ItemCreate, ItemRead, Login, Problem, Tokens, UserRead, UserRegister

address, email, password = sys.argv[1:4]
stranger = Client(base_url=address)
user = register_v1.sync(client=stranger, body=UserRegister(email=email, password=password))
assert isinstance(user, UserRead)
wrong = login_v1.sync(client=stranger, body=Login(email=email, password=password + "!"))
assert isinstance(wrong, Problem)
assert wrong.code == "invalid_credentials"
tokens = login_v1.sync(client=stranger, body=Login(email=email, password=password))
assert isinstance(tokens, Tokens)
caller = AuthenticatedClient(base_url=address, token=tokens.access_token)
created = create_item_v1.sync(client=caller, body=ItemCreate(title="A typed title"))
assert isinstance(created, ItemRead)
"""
ITEMS = """
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
PROGRAMS = {"none": WITHOUT_ACCOUNTS + ITEMS, "jwt": WITH_ACCOUNTS + ITEMS}
