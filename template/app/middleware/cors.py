"""Tells browsers which pages of other origins may call the service."""

from http import HTTPStatus
from typing import override

from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import Headers
from starlette.responses import Response


class CrossOriginMiddleware(CORSMiddleware):
    """Refuses a preflight by granting nothing, which is all that a browser looks at."""

    @override
    def preflight_response(self, request_headers: Headers) -> Response:
        """Answer a preflight; the framework's own refusal would be an error that is no problem document."""
        response = super().preflight_response(request_headers)
        if response.status_code == HTTPStatus.OK:
            return response
        return Response(status_code=HTTPStatus.NO_CONTENT.value, headers={"Vary": "Origin"})
