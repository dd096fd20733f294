"""Where the API lies, in each version."""

API = "/api/v1"
ITEMS = f"{API}/items"
BASES = (API, "/api/v2")
