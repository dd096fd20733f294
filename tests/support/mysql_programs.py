"""A MariaDB that is run from its programs, on the loopback address, without durability."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.network import LOOPBACK, wait_until_greeted
from support.ordinary_user import ordinary_user, private_folder

# By default, a host is blocked whose connections were given up a hundred times before they were made.
PATIENT = "--max-connect-errors=1000000"
FORGETFUL = ("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF", "--max-connections=300", PATIENT)
# By any other way than the network, root needs no password: only the user of the server reaches its socket.
ROOT = """\
CREATE OR REPLACE USER root@'{host}' IDENTIFIED BY '{password}';
GRANT ALL ON *.* TO root@'{host}' WITH GRANT OPTION;
"""


def installed_program() -> Path | None:
    """Find the server of a package of the system; the path of an ordinary user may lack `sbin`."""
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"
    found = shutil.which("mariadbd", path=path)
    return Path(found).resolve() if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One server and its data, below a folder of its own."""

    home: Path
    program: Path
    port: int
    password: str

    @property
    def base(self) -> Path:
        """Give the folder above those of the programs."""
        return self.program.parent.parent

    @property
    def places(self) -> tuple[str, ...]:
        """Where the programs and the data lie, apart from what the machine has set."""
        return ("--no-defaults", f"--basedir={self.base}", f"--datadir={self.home / 'data'}", *FORGETFUL)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Make the data folder, and run the server on it for a while."""
        self.install()
        run = self.home / "run"
        (run / "root.sql").write_text(ROOT.format(host=LOOPBACK, password=self.password), encoding="utf-8")
        network = (f"--bind-address={LOOPBACK}", f"--port={self.port}", "--skip-name-resolve")
        files = (f"--socket={run / 'socket'}", f"--pid-file={run / 'pid'}", f"--init-file={run / 'root.sql'}")
        command = [str(self.program), *self.places, *network, *files]
        with (run / "log").open("wb") as log:
            server = subprocess.Popen(command, cwd=self.home, stdout=log, stderr=log, **ordinary_user())
        try:
            wait_until_greeted(self.port)
            yield
        finally:
            server.kill()
            server.wait()

    def install(self) -> None:
        """Make a data folder where root has no password and nobody else is known."""
        self.home.chmod(0o755)
        for name in ("data", "run"):
            private_folder(self.home / name)
        options = ("--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve")
        command = [str(self.base / "bin" / "mariadb-install-db"), *self.places, *options]
        subprocess.run(command, cwd=self.home, check=True, stdout=subprocess.DEVNULL, **ordinary_user())
