"""What the log tells of the server."""

import re

# The line by which it says that it listens.
LISTENING = re.compile(rb"Serving at http://127\.0\.0\.1:(\d+)")
