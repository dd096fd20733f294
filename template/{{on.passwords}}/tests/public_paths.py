"""What is open to everybody."""

import re

PUBLIC = re.compile(
    r"/health.*|/metrics|/api/v\d+/auth/(register|login|token|refresh|password/(forgot|reset)|email/.*)"
)
