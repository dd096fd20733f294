"""Pure ASGI middleware, one thing a module."""
