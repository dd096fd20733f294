"""Hooks of Schemathesis: who sends its requests, and what its schemas can't say. The environment says who calls."""

import os
from typing import Any

import schemathesis
from hypothesis import strategies

from support.http.fuzzing_accounts import CALLERS
from support.http.fuzzing_callers import Credentials
from support.http.fuzzing_target import Target

# What the schema of a text can't say: an address is one of a domain that could exist, a password is no common one.
ADDRESSES = strategies.from_regex(r"[a-z0-9]{1,20}@[a-z0-9]{1,20}[.](com|net|org)", fullmatch=True)
PASSWORDS = strategies.uuids().map(str)

schemathesis.openapi.format("email", ADDRESSES)
schemathesis.openapi.format("password", PASSWORDS)

if (role := os.environ.get("FUZZED_ROLE", "anonymous")) != "anonymous":
    target = Target.of_environment()
    caller = CALLERS[target.auth](target, superuser=role == "superuser")

    @schemathesis.auth(refresh_interval=None)
    class Known:
        """Sends each request with the credentials of the caller."""

        def get(self, _case: schemathesis.Case[Any], _context: object) -> Credentials:
            return caller.credentials()

        def set(self, case: schemathesis.Case[Any], data: Credentials, _context: object) -> None:
            case.headers.update(data.headers)
            case.cookies.update(data.cookies)

    @schemathesis.hook
    def before_call(_context: object, case: schemathesis.Case[Any], _options: dict[str, Any]) -> None:
        """Keep the caller from ending their own account by its id."""
        caller.spare(case.method, case.path_parameters)

    @schemathesis.hook
    def after_call(_context: object, case: schemathesis.Case[Any], response: schemathesis.Response) -> None:
        """Let the caller notice that they are not known any more, or may not be."""
        caller.notice(case.method, case.path, response.status_code, response.request.headers)
