"""Where a request comes from."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from starlette.requests import HTTPConnection

# What one customer of a provider has: single addresses would be no limit (RFC 6177).
IPV6_PREFIX = 64


def client_network(request: HTTPConnection) -> str:
    """Return the address of the caller: that of the connection, or what a trusted proxy says (`TRUSTED_PROXIES`).

    An address of IPv6 stands for its network, since its owner can use any other of it.
    """
    host = request.client.host if request.client else ""
    match parsed(host):
        case IPv6Address(ipv4_mapped=IPv4Address() as mapped):
            return str(mapped)
        case IPv6Address() as address:
            return str(IPv6Network((address, IPV6_PREFIX), strict=False))
        case _:
            return host


def parsed(host: str) -> IPv4Address | IPv6Address | None:
    """Read an address; a socket of Unix has none."""
    try:
        return ip_address(host)
    except ValueError:
        return None
