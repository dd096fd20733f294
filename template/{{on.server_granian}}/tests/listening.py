"""What the log tells of the server."""

import re

# The line by which it says that it has chosen its port; its workers listen a little later.
LISTENING = re.compile(rb"Listening at: http://127\.0\.0\.1:(\d+)")
