"""Brings the virtual environment ``.venv`` in line with the lock ``requirements.txt``.

Runs on the plain system Python, before anything is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
NOT_INSTALLED = """\
The packages could not be installed; above, pip says why. If it is the network, run it again.
If a file does not have the hash that requirements.txt names, it is not the file that was tested:
do not install it by other means. What to do then: docs/maintaining.md, "New versions of packages".\
"""


def main() -> int:
    """Run the command that the command line names."""
    if sys.version_info < (3, 11):  # noqa: UP036 - what this file is there to find out
        return fail(
            f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.",
            "Install a newer one and run: make PYTHON=/path/to/python3 ...",
        )
    try:
        return install()
    except subprocess.CalledProcessError as error:
        return fail(f"This command failed: {' '.join(map(str, error.cmd))}")


def install() -> int:
    """Bring ``.venv`` in line with the lock."""
    python = VENV / "bin" / "python"
    if not works(python):
        if not have_venv():
            return 1
        print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
        make_venv(VENV)
    pins = [line for line in LOCK.read_text("utf-8").splitlines() if "==" in line]
    print(f"Installing {len(pins)} packages into .venv", flush=True)
    try:
        pip(python, "install", "--require-hashes", "--requirement", str(LOCK), total=len(pins))
    except subprocess.CalledProcessError:
        return fail(NOT_INSTALLED)
    # Nothing is fetched here: what builds the package came with the lock.
    pip(python, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    return 0


def works(python: Path) -> bool:
    """Tell whether the environment of this interpreter is there and can be used."""
    probe = "import sys; assert sys.version_info >= (3, 11); import pip"
    return python.exists() and runs(python, probe)


def runs(python: str | Path, code: str) -> bool:
    """Tell whether an interpreter runs some code."""
    return subprocess.run([python, "-c", code], stderr=subprocess.DEVNULL).returncode == 0


def have_venv() -> bool:
    """Tell whether this Python can make environments; as root on Debian, see to it."""
    if runs(sys.executable, "import ensurepip, venv"):
        return True
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    debian.install(package)
    if runs(sys.executable, "import ensurepip, venv"):
        return True
    fail(
        "This Python cannot make virtual environments: its module venv is missing.",
        f"Install it, on Debian as root with: apt-get install {package}",
    )
    return False


def make_venv(folder: Path) -> None:
    """Make a fresh environment in ``folder``."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)


def pip(python: Path, *arguments: str, total: int = 0) -> None:
    """Run pip; given a total, say now and then how far it is, else be quiet."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    if not total:
        subprocess.run([*command, "--quiet"], check=True)
        return
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command += ["--progress-bar", "off"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        seen = 0
        for line in process.stdout:
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                if seen % 20 == 0 and seen <= total:
                    print(f"  {seen} of {total} found", flush=True)
            elif line.startswith("Installing collected"):
                print("  unpacking", flush=True)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def fail(*lines: str) -> int:
    """Say what went wrong and return the exit status for it."""
    print(*lines, sep="\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
