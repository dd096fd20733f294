"""Where the API lies."""

API = "/api/v1"
ITEMS = f"{API}/items"
