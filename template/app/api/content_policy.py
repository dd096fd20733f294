"""What a page of this service may load and run."""

import re
from base64 import b64encode
from hashlib import sha256

from fastapi.responses import HTMLResponse

INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
BASE = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)


def limit_content(page: HTMLResponse, *directives: str) -> HTMLResponse:
    """Let a page load from its own origin, and run the inline scripts that it has now; directives replace others."""
    hashes = (b64encode(sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page.body))
    scripts = " ".join(("script-src 'self'", *(f"'sha256-{value}'" for value in hashes)))
    chosen = {directive.partition(" ")[0]: directive for directive in (*BASE, scripts, *directives)}
    page.headers["Content-Security-Policy"] = "; ".join(chosen.values())
    return page
