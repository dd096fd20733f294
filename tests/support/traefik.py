"""Traefik itself: its program is of the development group, and makes an image where no registry has one."""

import subprocess

from support.linters import PROGRAMS

# As in Traefik's own image: started without arguments, and found by its name.
CHANGES = ('ENTRYPOINT ["traefik"]', "ENV PATH=/")


def provide_image(name: str) -> None:
    """Have an image of that name: the registry's, or else one of the program alone.

    Raises:
        AssertionError: the program is of another version than the name says.
        CalledProcessError: the engine refuses the program.
    """
    if any(succeeds("docker", *command, name) for command in (("image", "inspect"), ("pull",))):
        return
    version = subprocess.run([PROGRAMS / "traefik", "version"], capture_output=True, text=True, check=True).stdout
    assert name.rpartition(":v")[2] in version
    options = [option for change in CHANGES for option in ("--change", change)]
    with subprocess.Popen(["tar", "--create", "--directory", PROGRAMS, "traefik"], stdout=subprocess.PIPE) as packed:
        subprocess.run(["docker", "import", *options, "-", name], stdin=packed.stdout, capture_output=True, check=True)


def succeeds(*command: str) -> bool:
    """Tell whether a command ends well."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
