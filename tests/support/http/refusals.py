"""What every refusal looks like, whoever in the service refuses."""

import json

from support.contract.problems import MEMBERS
from support.http.raw import Reply


def assert_refused(reply: Reply, *statuses: int) -> None:
    """Hold a reply to being a problem document that repeats nothing."""
    assert reply.status in statuses, reply
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Location"] is None
    problem = json.loads(reply.body)
    assert problem.keys() >= MEMBERS
    assert problem["request_id"] == reply.headers["X-Request-ID"]
    assert b"sentinel" not in reply.body
    assert "sentinel" not in str(reply.headers)
