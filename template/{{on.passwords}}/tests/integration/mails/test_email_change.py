"""Changing one's own address."""

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.addresses import API
from tests.mails import RecordingMailer, body_of
from tests.problems import broken_rules, refusal

NEW_EMAIL = "a&b'{{7*7}}@example.com"
CHANGE = {"email": NEW_EMAIL, "current_password": PASSWORD}


async def verify(client: httpx2.AsyncClient, token: str) -> httpx2.Response:
    return await client.post(f"{API}/auth/email/verify", json={"token": token})


async def test_a_new_address_counts_once_it_is_verified(
    caller: httpx2.AsyncClient, mailer: RecordingMailer, user: User
) -> None:
    response = await caller.patch(ME, json=CHANGE)

    assert (response.status_code, response.json()["email"]) == (200, user.email)
    assert (await verify(caller, mailer.tokens[0])).status_code == 204
    changed = (await caller.get(ME)).json()
    assert (changed["email"], changed["is_verified"]) == (NEW_EMAIL, True)


async def test_the_old_address_is_told_and_the_new_one_gets_the_link(
    caller: httpx2.AsyncClient, mailer: RecordingMailer, user: User
) -> None:
    await caller.patch(ME, json=CHANGE)

    assert mailer.recipients == [user.email, NEW_EMAIL]
    assert NEW_EMAIL in body_of(mailer.sent[0])
    assert mailer.tokens[0] not in body_of(mailer.sent[0])


async def test_what_is_put_into_html_is_escaped(caller: httpx2.AsyncClient, mailer: RecordingMailer) -> None:
    await caller.patch(ME, json=CHANGE)

    for message in mailer.sent:
        assert "a&amp;b&#39;{{7*7}}@example.com" in body_of(message, "html")


async def test_a_name_changes_at_once(caller: httpx2.AsyncClient, mailer: RecordingMailer) -> None:
    response = await caller.patch(ME, json={**CHANGE, "full_name": "Countess"})

    assert response.json()["full_name"] == "Countess"
    assert len(mailer.tokens) == 1


async def test_a_new_address_needs_the_password(caller: httpx2.AsyncClient, mailer: RecordingMailer) -> None:
    absent = await caller.patch(ME, json={"email": NEW_EMAIL})
    wrong = await caller.patch(ME, json={**CHANGE, "current_password": WRONG_PASSWORD})

    assert broken_rules(absent) == {("/current_password", "value_error")}
    assert refusal(wrong) == (401, "invalid_credentials")
    assert mailer.sent == []


async def test_an_address_that_is_taken_is_refused(
    caller: httpx2.AsyncClient, mailer: RecordingMailer, other_user: User
) -> None:
    response = await caller.patch(ME, json={**CHANGE, "email": other_user.email.upper()})

    assert refusal(response) == (409, "email_taken")
    assert mailer.sent == []


async def test_ones_own_address_needs_no_mail(caller: httpx2.AsyncClient, mailer: RecordingMailer, user: User) -> None:
    response = await caller.patch(ME, json={**CHANGE, "email": user.email})

    assert response.status_code == 200
    assert mailer.sent == []


async def test_of_two_who_want_an_address_the_first_to_verify_it_gets_it(
    caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient, mailer: RecordingMailer
) -> None:
    for each in (caller, other_caller):
        await each.patch(ME, json=CHANGE)

    first, second = mailer.tokens

    assert (await verify(caller, second)).status_code == 204
    assert refusal(await verify(caller, first)) == (409, "email_taken")
    assert (await other_caller.get(ME)).json()["email"] == NEW_EMAIL
    assert (await caller.get(ME)).json()["email"] == "ada@example.com"


async def test_a_change_of_the_password_stops_a_change_of_the_address(
    caller: httpx2.AsyncClient, mailer: RecordingMailer
) -> None:
    await caller.patch(ME, json=CHANGE)
    change = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    await caller.post(f"{API}/auth/password/change", json=change)

    assert refusal(await verify(caller, mailer.tokens[0])) == (400, "invalid_token")


async def test_the_mailbox_of_a_new_address_is_not_flooded(
    caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient, mailer: RecordingMailer
) -> None:
    for _ in range(5):
        await caller.patch(ME, json=CHANGE)

    response = await other_caller.patch(ME, json=CHANGE)

    assert refusal(response) == (429, "rate_limited")
    assert mailer.recipients.count(NEW_EMAIL) == 5


async def test_the_mailbox_of_the_old_address_is_not_flooded(
    caller: httpx2.AsyncClient, mailer: RecordingMailer, user: User
) -> None:
    answers = [await caller.patch(ME, json={**CHANGE, "email": f"new{number}@example.com"}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert mailer.recipients.count(user.email) == 5


@pytest.mark.usefixtures("mailer")
async def test_an_address_with_a_line_break_is_refused(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={**CHANGE, "email": '"a\nBcc: x"@example.com'})

    assert broken_rules(response) == {("/email", "value_error")}
