"""What is open to everybody."""

import re

from tests.addresses import BASES

PUBLIC = re.compile(
    rf"/health.*|({'|'.join(BASES)})"
    r"/auth/(register|login|token|refresh|password/(forgot|reset)|email/.*)"
)
