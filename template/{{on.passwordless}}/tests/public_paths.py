"""What is open to everybody."""

import re

PUBLIC = re.compile(r"/health.*")
