"""Makes the virtual environment ``.venv`` and renews the lock ``requirements.txt``.

Runs on the plain system Python, before anything is installed: ``install`` and ``lock``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
LOCK_HEADER = """\
# Every package of the virtual environment, at the version it was tested with.
# Written by "make lock" from the ranges in pyproject.toml. Do not edit by hand.
"""


def main() -> int:
    """Run the command that the command line names."""
    if sys.version_info < (3, 11):  # noqa: UP036 - what this file is there to find out
        return fail(
            f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.",
            "Install a newer one and run: make PYTHON=/path/to/python3 ...",
        )
    commands = {"install": install, "lock": lock}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        return fail(f"Usage: {sys.argv[0]} install|lock")
    try:
        return commands[sys.argv[1]]()
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
    pip(python, "install", "--requirement", str(LOCK), total=len(pins))
    pip(python, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    return 0


def lock() -> int:
    """Resolve the ranges afresh and write down what came out."""
    if sys.version_info[:2] != (3, 11):
        return fail("The lock is made with Python 3.11: make lock PYTHON=/path/to/python3.11")
    if not have_venv():
        return 1
    import tomllib  # here, as main() must also start on an older Python, to say that it is one

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    ranges = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        ranges += extra
    print("Resolving the ranges of pyproject.toml; this takes a minute or two", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        make_venv(Path(folder))
        report = Path(folder) / "report.json"
        # For the oldest Python 3.11, as distributions stay with the one they began with. Wheels
        # only, as a package that must be compiled would not install on a plain machine.
        pip(
            Path(folder) / "bin" / "python",
            *("install", "--dry-run", "--ignore-installed", "--report", str(report)),
            *("--target", folder, "--python-version", "3.11.0", "--only-binary", ":all:"),
            *ranges,
        )
        installed = json.loads(report.read_text("utf-8"))["install"]
    packages = sorted((item["metadata"] for item in installed), key=lambda p: p["name"].lower())
    pins = [f"{package['name']}=={package['version']}\n" for package in packages]
    LOCK.write_text(LOCK_HEADER + "".join(pins), encoding="utf-8")
    print(f"Wrote {LOCK.name}: {len(pins)} packages")
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
