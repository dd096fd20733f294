"""What middleware looks for in the scopes and messages of ASGI."""

CONNECTIONS = frozenset({"http", "websocket"})
# A handshake that is refused has an answer like a request.
RESPONSE_STARTS = frozenset({"http.response.start", "websocket.http.response.start"})
ACCEPTANCE = "websocket.accept"
