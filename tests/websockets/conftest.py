"""Services with rooms, served; a worker runs all tests of a variant."""

from collections.abc import Iterator, Mapping

import pytest

from support.contract.service import Service
from support.live import LiveService, calling
from support.websockets.rooms import Rooms


@pytest.fixture
def service(live: LiveService) -> Iterator[Service]:
    """A caller of the service."""
    with calling(live) as service:
        yield service


@pytest.fixture
def rooms(service: Service, live: LiveService) -> Rooms:
    """The rooms of the service."""
    return Rooms(service, live.port)


@pytest.fixture
def somebody(service: Service) -> Mapping[str, str]:
    """What somebody shows who may use the API."""
    return service.headers_of_somebody()
