"""Problem documents (RFC 9457)."""

import httpx2

from support.contract.service import Service

MEMBERS = {"type", "title", "status", "detail", "instance", "code", "request_id"}


def assert_problem(answer: httpx2.Response, status: int, code: str) -> None:
    """Hold an answer to being a problem document with that status and code."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].partition(";")[0] == "application/problem+json"
    problem = answer.json()
    assert problem.keys() >= MEMBERS, answer.text
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert problem["instance"] == answer.request.url.path


def check_unknown_paths(service: Service) -> None:
    """An unknown path is told as a problem."""
    assert_problem(service.client.get("/nowhere"), 404, "not_found")


def check_problems(service: Service) -> None:
    """A wrong method and a wrong body are told as problems."""
    headers = service.headers_of_somebody()
    items = service.path("/items")

    wrong_method = service.client.put(items, headers=headers)
    assert_problem(wrong_method, 405, "method_not_allowed")
    assert "POST" in wrong_method.headers["Allow"]
    wrong_body = service.client.post(items, headers=headers, json={"title": "", "unknown": 1})
    assert_problem(wrong_body, 422, "validation_error")
    assert {error["pointer"] for error in wrong_body.json()["errors"]} == {"/title", "/unknown"}
    no_json = service.client.post(items, headers=headers | {"Content-Type": "application/json"}, content=b"{")
    assert_problem(no_json, 400, "malformed_body")
