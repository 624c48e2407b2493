"""The programs that the print tests need beside Python.

``python -m tests.sheets.tools`` makes sure that they are there, or says what to install.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from tools import debian

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


def main() -> int:
    """Make sure that all is there; say what is missing."""
    if missing():
        debian.install(*DEBIAN_PACKAGES)
    if lacking := missing():
        print(ADVICE.format(missing=", ".join(lacking)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
