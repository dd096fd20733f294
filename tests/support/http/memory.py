"""How much memory a process has."""

from pathlib import Path

MEBIBYTE = 1_048_576
# What one request may cost for a while, whatever it holds.
MORE_MEMORY = 30 * MEBIBYTE


def resident_bytes(process: int) -> int:
    """Return the resident memory of a process (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024
