"""The HTTP interface: routes, dependencies and the shape of errors."""
