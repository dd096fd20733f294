"""What keys of machine clients add."""

from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable

API_KEY = Contribution(
    overlays=("auth_api_key",),
    settings=(SettingsGroup("api_keys", "ApiKeySettings"),),
    variables=(
        Variable("API_KEY_PREFIX", "{database}", "How keys of this service start; all others are refused"),
        Variable("API_KEY_MAX_DAYS", "365", "How long a key is good for, unless it is made for less"),
        Variable("API_KEY_OVERLAP_MINUTES", "60", "How long a key that was rotated is still good for"),
        Variable("API_KEYS_PER_USER", "20", "How many keys a user may have"),
        Variable("API_KEY_USE_INTERVAL_SECONDS", "10", "How often a process stores when keys were last used"),
        Variable("API_KEY_RATE_LIMIT", "60/1m", "Refused keys that are tried from an address; units are s, m, h and d"),
    ),
    resources=(Resource("key_uses", "app.services.key_uses", "KeyUses", "open_key_uses"),),
    request_headers=("X-API-Key",),
    routes=("api_keys",),
    models=(Model("api_key", "ApiKey"),),
    expiries=("account_expiries",),
    commands=("create_key", "create_superuser", "revoke_key"),
    migrations=2,
)
