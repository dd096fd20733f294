"""The OpenAPI document."""

import re
from typing import Any, override

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.api.responses import PROBLEM_REFERENCE, Problem

VERSION = re.compile(r"/api/(?P<version>v\d+)/")


class DocumentedAPI(FastAPI):
    """An application whose document describes problems once, however many operations answer with one."""

    @override
    def openapi(self) -> dict[str, Any]:
        """Return the document."""
        document = super().openapi()
        schema = Problem.model_json_schema(ref_template=PROBLEM_REFERENCE.replace("Problem", "{model}"))
        parts = schema.pop("$defs")
        document["components"]["schemas"] |= {"Problem": schema, **parts}
        return document


def operation_id(route: APIRoute) -> str:
    """Name an operation as the function of a generated client: by its handler, and by the version it belongs to."""
    found = VERSION.match(route.path_format)
    return f"{route.name}_{found['version']}" if found else route.name
