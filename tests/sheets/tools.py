"""The programs that the print tests need beside Python.

``python -m tests.sheets.tools`` makes sure that they are there, or says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

COMMANDS = ("gs", "pdftoppm", "pdftotext", "tesseract")
LANGUAGES = ("eng", "spa")
DEBIAN_PACKAGES = ("ghostscript", "poppler-utils", "tesseract-ocr", "tesseract-ocr-spa")
ADVICE = f"""\
The print tests need Ghostscript, poppler and Tesseract with English and Spanish.
Not found: {{missing}}
Install them and run again:
  as root on Debian:    apt-get install {" ".join(DEBIAN_PACKAGES)}
  on a Mac:             brew install ghostscript poppler tesseract tesseract-lang"""


def missing() -> list[str]:
    """Return the programs and languages that are not there."""
    commands = [command for command in COMMANDS if not shutil.which(command)]
    if "tesseract" in commands:
        return commands
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout
    return [*commands, *(name for name in LANGUAGES if name not in listed.split())]


def install() -> None:
    """Install Debian's packages, where this process may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {' '.join(DEBIAN_PACKAGES)} with apt-get", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ("install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES)
    for arguments in (("update",), packages):
        subprocess.run(
            ["apt-get", "--quiet=2", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


def main() -> int:
    """Make sure that all is there; say what is missing."""
    if missing():
        install()
    if lacking := missing():
        print(ADVICE.format(missing=", ".join(lacking)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
