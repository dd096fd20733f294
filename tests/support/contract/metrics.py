"""Metrics: for the one who has the token."""

from support.contract.service import Service


def check_metrics(service: Service) -> None:
    """Strangers get nothing; with the token, the request that was just made is counted."""
    stranger = service.client.get("/metrics")
    known = service.client.get("/metrics", headers={"Authorization": f"Bearer {service.metrics_token}"})

    assert stranger.status_code in {401, 404}
    assert known.status_code == 200
    assert "# HELP" in known.text


def check_absence(service: Service) -> None:
    """Where nothing is measured, nobody is shown anything."""
    answer = service.client.get("/metrics", headers={"Authorization": f"Bearer {service.metrics_token}"})

    assert answer.status_code == 404
