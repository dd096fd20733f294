"""An address never leads to an account."""

import httpx2

from tests.accounts import ME, AddUser
from tests.credentials import HeadersOf
from tests.provider.people import ADA, GRACE


async def test_the_address_of_another_account_does_not_lead_to_it(
    client: httpx2.AsyncClient, headers_of: HeadersOf, add_user: AddUser
) -> None:
    victim = await add_user("ada@example.com", is_superuser=True)

    document = (await client.get(ME, headers=headers_of(**ADA))).json()

    assert document["id"] != str(victim.id)
    assert (document["email"], document["is_superuser"]) == (f"{document['id']}@unknown.invalid", False)


async def test_an_address_that_another_account_has_is_not_taken_over(
    client: httpx2.AsyncClient, headers_of: HeadersOf
) -> None:
    victim = (await client.get(ME, headers=headers_of(**ADA))).json()
    await client.get(ME, headers=headers_of(**GRACE))

    document = (
        await client.get(ME, headers=headers_of(1, **GRACE | {"email": "ada@example.com", "name": "G."}))
    ).json()

    assert document["id"] != victim["id"]
    assert (document["email"], document["full_name"]) == ("grace@example.com", "G.")


async def test_an_address_that_was_given_up_can_be_had(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    await client.get(ME, headers=headers_of(**ADA))
    await client.get(ME, headers=headers_of(1, **ADA | {"email": "new@example.com"}))

    document = (await client.get(ME, headers=headers_of(2, **GRACE | {"email": "ada@example.com"}))).json()

    assert document["email"] == "ada@example.com"
