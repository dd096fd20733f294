"""What each reverse proxy adds: its configuration, and that of rooms and of metrics where the service has them."""

from collections.abc import Iterator, Mapping

from ..answers import Answers, Observability, ReverseProxy, WebSocket
from ..contribution import Contribution

PROXY = Contribution(overlays=("proxy",))
NGINX = Contribution(overlays=("nginx",))
NGINX_ROOMS = Contribution(overlays=("nginx_rooms",))
NGINX_METRICS = Contribution(overlays=("nginx_metrics",))
TRAEFIK = Contribution(overlays=("traefik",))
TRAEFIK_ROOMS = Contribution(overlays=("traefik_rooms",))
TRAEFIK_METRICS = Contribution(overlays=("traefik_metrics",))

# Of each proxy, what it brings by itself, then for rooms and for metrics.
REVERSE_PROXIES: Mapping[ReverseProxy, tuple[Contribution, ...]] = {
    ReverseProxy.NONE: (),
    ReverseProxy.NGINX: (PROXY, NGINX, NGINX_ROOMS, NGINX_METRICS),
    ReverseProxy.TRAEFIK: (PROXY, TRAEFIK, TRAEFIK_ROOMS, TRAEFIK_METRICS),
}


def reverse_proxy(answers: Answers) -> Iterator[Contribution]:
    """List what the proxy adds, if there is one."""
    if answers.reverse_proxy is ReverseProxy.NONE:
        return
    shared, own, rooms, metrics = REVERSE_PROXIES[answers.reverse_proxy]
    yield from (shared, own)
    if answers.websocket is WebSocket.YES:
        yield rooms
    if Observability.PROMETHEUS in answers.observability:
        yield metrics
