"""Health: public, at the root."""

from support.contract.service import Service


def check_health(service: Service) -> None:
    """The service lives and is ready, and says what it has checked."""
    alive = service.client.get("/health")
    ready = service.client.get("/health/ready")

    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert ready.status_code == 200
    assert ready.json()["status"] == "ready"
    assert ready.json()["checks"]["database"] == "ok"
