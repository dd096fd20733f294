"""What an account takes over from a token."""

from app.core.claims import Claims
from app.core.identifiers import new_id
from app.models.user import User
from app.schemas.profile import read_profile

# Nobody has an address there (RFC 6761, section 6.4).
UNKNOWN_DOMAIN = "unknown.invalid"


def new_user(claims: Claims, *, with_email: bool) -> User:
    """Make an account; without a usable address it gets one that nobody has."""
    user_id = new_id()
    user = User(id=user_id, email=f"{user_id}@{UNKNOWN_DOMAIN}")
    apply_profile(user, claims, with_email=with_email)
    return user


def apply_profile(user: User, claims: Claims, *, with_email: bool) -> None:
    """Take over what a token tells; what it does not tell stays as it is."""
    profile = read_profile(claims)
    if with_email and profile.email:
        user.email = profile.email
        user.is_verified = claims.is_verified
    if profile.full_name:
        user.full_name = profile.full_name
    user.is_superuser = claims.is_superuser
