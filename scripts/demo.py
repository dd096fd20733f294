"""Renders the default service into .demo, installs and migrates it, and serves it until it is interrupted."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from interpreters import NoInterpreterError, best_interpreter, uv_command
from serving import HOST, first_free_port, serve

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / ".demo"
WISHES_TO_END = signal.SIGINT, signal.SIGTERM


def render(version: str) -> None:
    """Render the service anew, with the command of this checkout."""
    shutil.rmtree(DEMO, ignore_errors=True)
    command = Path(sys.executable).with_name("copier-fastapi")
    options = ["--template", str(ROOT), "--defaults", f"--data=python_version={version}", "--no-git", "--no-lock"]
    subprocess.run([command, "new", DEMO, *options], check=True)


def uv(*arguments: str, interpreter: Path) -> None:
    """Run uv in the rendered service, with an interpreter of this machine."""
    environment = os.environ | {"UV_PYTHON": str(interpreter), "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([uv_command(), *arguments], cwd=DEMO, env=environment, check=True)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Take the first wish to end as an interrupt from the keyboard.

    Further ones, such as the one that make hands on, must not keep it from ending the service.
    """
    for wish_to_end in WISHES_TO_END:
        signal.signal(wish_to_end, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> None:
    """Run the demo."""
    for wish_to_end in WISHES_TO_END:
        signal.signal(wish_to_end, interrupt)
    version, interpreter = best_interpreter()
    print(f"Rendering the default service into {DEMO}, for Python {version} ({interpreter}).", flush=True)
    render(version)
    uv("sync", "--quiet", interpreter=interpreter)
    uv("run", "--quiet", "python", "-m", "app", "migrate", interpreter=interpreter)
    port = first_free_port()
    with serve(DEMO, port) as server:
        print(f"\nThe docs are at http://{HOST}:{port}/api/docs (Ctrl-C stops the service)\n", flush=True)
        server.wait()


if __name__ == "__main__":
    try:
        main()
    except (NoInterpreterError, subprocess.CalledProcessError, RuntimeError) as error:
        sys.exit(f"demo: {error}")
    except KeyboardInterrupt:
        print("\nThe service has stopped. It lies in .demo; `make demo` makes it anew.")
