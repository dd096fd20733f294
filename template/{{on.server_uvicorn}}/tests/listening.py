"""What the log tells of the server."""

import re

# The line by which it says that it has bound its port.
LISTENING = re.compile(rb"running on http://127\.0\.0\.1:(\d+)")
