"""What logins at an external identity provider add."""

from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable

OIDC = Contribution(
    overlays=("auth_oidc",),
    dependencies=("cryptography", "httpx2", "pyjwt"),
    settings=(SettingsGroup("auth", "AuthSettings"),),
    variables=(
        Variable(
            "OIDC_ISSUER",
            "http://localhost:8080/realms/development",
            "The identity provider, exactly as it writes `iss` into its tokens",
            compose="${OIDC_ISSUER:-}",
            production="${OIDC_ISSUER:?}",
            trial="https://id.example.com",
        ),
        Variable(
            "OIDC_AUDIENCE",
            "{slug}",
            "This service, as the provider writes it into `aud`",
            compose="${OIDC_AUDIENCE:-{slug}}",
        ),
        Variable("OIDC_ALGORITHMS", '["RS256"]', "What the provider may sign with, as JSON"),
        Variable("OIDC_ROLES_CLAIM", "roles", "Where tokens hold roles: a name, or a path such as realm_access.roles"),
        Variable("OIDC_SUPERUSER_ROLE", "superuser", "The role whose users administer the service"),
        Variable("OIDC_SCOPES_REQUIRED", "false", "Whether a token that names no scope of this service may do nothing"),
        Variable("OIDC_CLIENT_ID", "", "As which client the documentation logs in; a public one, with PKCE"),
        Variable("OIDC_DOCS_SCOPES", "openid profile email", "Which scopes its login suggests"),
        Variable("OIDC_DOCS_ORIGINS", "[]", "Origins that its login calls besides that of OIDC_ISSUER, as JSON"),
        Variable("OIDC_KEYS_MAX_AGE_SECONDS", "600", "How long the keys of the provider are good for"),
        Variable("OIDC_KEYS_MAX_STALE_SECONDS", "86400", "How much longer they serve while the provider is away"),
        Variable("OIDC_REFETCH_INTERVAL_SECONDS", "30", "How often an unknown key may make the service look for it"),
        Variable("OIDC_TIMEOUT_SECONDS", "5", "How long the provider may take for an answer"),
    ),
    resources=(Resource("tokens", "app.core.security", "AccessTokens", "open_access_tokens"),),
    request_headers=("Authorization",),
    models=(Model("identity", "Identity"),),
    test_plugins=("tests.provider.fixtures",),
    called_ports=(443,),
    migrations=1,
)
