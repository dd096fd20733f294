"""What a refusal says."""

import httpx2


def refusal(response: httpx2.Response) -> tuple[int, str]:
    """Return the status and the code of a problem document."""
    assert response.headers["content-type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == response.status_code
    return response.status_code, document["code"]


def broken_rules(response: httpx2.Response) -> set[tuple[str, str]]:
    """Return where rules are broken, and which."""
    assert refusal(response) == (422, "validation_error")
    return {(error.get("pointer") or error["parameter"], error["code"]) for error in response.json()["errors"]}
