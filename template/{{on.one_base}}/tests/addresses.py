"""Where the API lies."""

API = "/api"
ITEMS = f"{API}/items"
BASES = (API,)
