"""Links lead to the front end that the settings name, whatever a request says."""

import httpx2
import pytest

from app.models.user import User
from tests.addresses import API
from tests.clients import ClientWith
from tests.mails import RecordingMailer, body_of

REQUESTS = [f"{API}/auth/password/forgot", f"{API}/auth/email/request-verify"]


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("headers", [{"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"}])
async def test_a_link_does_not_lead_to_where_a_request_says(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, path: str, headers: dict[str, str]
) -> None:
    await client.post(path, json={"email": user.email}, headers=headers)

    assert "evil.example" not in body_of(mailer.sent[0]) + body_of(mailer.sent[0], "html")


async def test_a_link_does_not_lead_to_the_host_of_a_request(
    client_with: ClientWith, mailer: RecordingMailer, user: User
) -> None:
    async with client_with(allowed_hosts=("*",), frontend_url="https://app.example.com") as client:
        await client.post(REQUESTS[0], json={"email": user.email}, headers={"Host": "evil.example"})

    assert "https://app.example.com/reset-password#token=" in body_of(mailer.sent[0])
    assert "evil.example" not in body_of(mailer.sent[0])
