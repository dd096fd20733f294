"""The documents of the API: open in development, closed in production."""

from support.contract.service import Service

PAGES = ("/api/docs", "/api/redoc")
SCHEMA = "/api/openapi.json"
VIEWER = "/api/docs/assets/swagger-ui-bundle.js"


def check_open(service: Service) -> None:
    """The pages and their viewer are there, and the schema lists the items."""
    for page in PAGES:
        answer = service.client.get(page)
        assert answer.status_code == 200, page
        assert answer.headers["Content-Type"].startswith("text/html")
    assert service.client.get(VIEWER).status_code == 200
    for document in (SCHEMA, *(release.document for release in service.releases)):
        assert "/health" in service.client.get(document).json()["paths"], document
    assert service.path("/items") in service.client.get(SCHEMA).json()["paths"]


def check_closed(service: Service) -> None:
    """Nothing is there."""
    for page in (*PAGES, SCHEMA, VIEWER, *(release.document for release in service.releases)):
        assert service.client.get(page).status_code == 404, page
