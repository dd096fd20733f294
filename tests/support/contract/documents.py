"""The documents of the API: open in development, closed in production."""

from support.contract.service import Service

PAGES = ("/api/docs", "/api/redoc")
SCHEMA = "/api/openapi.json"


def check_open(service: Service) -> None:
    """The pages are there, and the schema lists the items."""
    for page in PAGES:
        answer = service.client.get(page)
        assert answer.status_code == 200, page
        assert answer.headers["Content-Type"].startswith("text/html")
    assert service.path("/items") in service.client.get(SCHEMA).json()["paths"]


def check_closed(service: Service) -> None:
    """Nothing is there."""
    for page in (*PAGES, SCHEMA):
        assert service.client.get(page).status_code == 404, page
