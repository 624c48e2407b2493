"""The preview: builds the site, serves it on this machine, and follows edits of the content."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable
from pathlib import Path

from generator import report
from generator.checks import check
from generator.locales import Locale
from generator.marks import N_
from generator.settings import Settings
from generator.web.build import BuildError, Plan, build_site

HOST = "127.0.0.1"
PAUSE = 0.5
_VERSION = "/.version"
# Asks every second which build this is and loads the page again when it has changed.
_RELOAD = b"""<script>(() => { let seen; setInterval(async () => {
const now = await (await fetch("/.version")).text();
if (seen && now !== seen) location.reload(); seen = now;
}, 1000); })();</script>"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; pages carry the script that reloads them."""

    version = 0

    def do_GET(self) -> None:
        if self.path == _VERSION:
            self._send(str(_Handler.version).encode(), "text/plain")
            return
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if file.is_dir() else file
        if page.suffix == ".html" and page.exists() and self.path.endswith(("/", ".html")):
            self._send(page.read_bytes() + _RELOAD, "text/html; charset=utf-8")
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: requests are not what the contributor watches."""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(project: Path, port: int, words: Locale, say: Callable[[str], None]) -> int:
    """Build, serve and follow ``content/`` until the program is stopped; return the exit status."""
    handler = functools.partial(_Handler, directory=str(project / "site"))
    try:
        server = http.server.ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        text = N_("Port {port} is taken. Choose another one: cpkb serve --port {other}")
        say(words(text, port=port, other=port + 1))
        return 2
    seen = _snapshot(project)
    _rebuild(project, port, words, say)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    text = N_("The site is at {address} and follows your edits. Stop with Ctrl+C.")
    say(words(text, address=f"http://{HOST}:{port}/"))
    try:
        while True:
            now = _snapshot(project)
            if now != seen:
                seen = now
                _rebuild(project, port, words, say)
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        server.shutdown()
    return 0


def _snapshot(project: Path) -> dict[Path, int]:
    """Return when every file was last written.

    Looking again and again loses no edit that falls into a build; a listener would.
    """
    files = (path for path in (project / "content").rglob("*") if path.is_file())
    return {file: file.stat().st_mtime_ns for file in files}


def _rebuild(project: Path, port: int, words: Locale, say: Callable[[str], None]) -> None:
    """Check and build; where that fails, say why and leave the last site in place."""
    library, problems = check(project / "content")
    say(report.as_text(problems, words))
    if any(problem.blocks for problem in problems):
        return
    settings = Settings(f"http://{HOST}:{port}/", "https://example.org")
    try:
        build_site(library, settings, Plan(project, strict=False, sheets=False), words, say)
    except BuildError as error:
        say(str(error))
        return
    _Handler.version += 1
