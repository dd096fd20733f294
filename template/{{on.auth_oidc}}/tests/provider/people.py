"""Whom a provider knows: what its tokens say of them."""

ADA = {"email": "Ada@Example.com", "email_verified": True, "name": "Ada"}
GRACE = {"sub": "subject-of-grace", "email": "grace@example.com", "email_verified": True, "name": "Grace"}
