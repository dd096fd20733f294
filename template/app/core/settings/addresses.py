"""Names of hosts and networks, as settings hold them."""

import re
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network

HOST_NAME = re.compile(r"[A-Za-z0-9._-]+")
# Two networks of the shortest prefix are everybody, and a few of short ones are nearly everybody.
SHORTEST_PREFIXES = {4: 8, 6: 16}
# All addresses of IPv4, as IPv6 writes them (RFC 4291, section 2.5.5.2).
MAPPED = IPv6Network("::ffff:0:0/96")


def is_host(text: str) -> bool:
    """Whether a text can be what a `Host` header names, without brackets and port."""
    if HOST_NAME.fullmatch(text):
        return True
    try:
        return IPv6Address(text).scope_id is None
    except ValueError:
        return False


def parse_network(text: str) -> IPv4Network | IPv6Network:
    """Read an address or a network; bits behind the prefix do not count.

    Raises:
        ValueError: it is neither.
    """
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise ValueError("name each proxy by its address or network, such as 10.0.0.0/8") from None


def is_too_wide(network: IPv4Network | IPv6Network) -> bool:
    """Whether so many addresses are in a network that trusting it is trusting strangers."""
    if isinstance(network, IPv6Network) and network.overlaps(MAPPED):
        return network.prefixlen < MAPPED.prefixlen + SHORTEST_PREFIXES[4]
    return network.prefixlen < SHORTEST_PREFIXES[network.version]
