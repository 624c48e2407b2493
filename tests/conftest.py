"""What tests share: a small library, its preview, and the whole site, built once and served."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check
from generator.locales import locale
from generator.settings import read_settings
from generator.sheets.printing import CACHE
from generator.web.build import ALL_SHEETS, Order, build_site
from tests.site.reading import Site
from tests.unit.content import Content
from tests.unit.previews import Running

ROOT = Path(__file__).parents[1]
SLOW = (ROOT / "tests" / "site", ROOT / "tests" / "web")


class QuietServer(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word, and the site's own page where there is no file."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a host of static pages does: with 404.html."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Host(http.server.ThreadingHTTPServer):
    """Takes it calmly when a browser closes while it still loads."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report everything but a reader who has left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def pytest_xdist_auto_num_workers() -> int:
    """Use one process more than there are cores: those that drive a browser wait now and then."""
    return (os.cpu_count() or 1) + 1


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests that need the built site as slow."""
    if item.path.parent in SLOW:
        item.add_marker(pytest.mark.slow)


def copy_of_the_project(folder: Path, printed: Path | None = None) -> Path:
    """Copy what a build reads, so that no test writes into the repository.

    ``printed`` is a project whose printed sheets need not be made again.
    """
    shutil.copytree(ROOT / "content", folder / "content", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if printed:
        shutil.copytree(printed / CACHE, folder / CACHE)
    return folder


def share_cache(project: Path) -> None:
    """Let a project take its printed sheets from the cache that the tests of sheets use, too."""
    cache = ROOT / CACHE
    cache.mkdir(parents=True, exist_ok=True)
    (project / CACHE).parent.mkdir(exist_ok=True)
    (project / CACHE).symlink_to(cache)


def built(project: Path, *, whole: bool = True) -> Path:
    """Build the site of a project strictly, ``whole`` with search and sheets; return its folder."""
    library, problems = check(project / "content")
    assert [problem for problem in problems if problem.blocks] == []
    order = Order(project, search=whole, sheets_for=ALL_SHEETS if whole else ())
    return build_site(library, read_settings(project), order, locale("en"), lambda _: None)


@pytest.fixture(scope="session", autouse=True)
def _addresses_of_the_project() -> Iterator[None]:
    """Let the addresses be those of mkdocs.yml, whatever the environment says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        patch.delenv("REPOSITORY_URL", raising=False)
        yield


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Return a small library without a problem, to add to."""
    return Content(tmp_path)


@pytest.fixture
def running(content: Content) -> Iterator[Running]:
    """Return a preview of the small library."""
    with Running(content.folder.parent) as preview:
        yield preview


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def project(shared: Path) -> Path:
    """Return a copy of the project with its site, built once by the first process that asks."""
    folder = shared / "project"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            share_cache(copy_of_the_project(folder))
            built(folder)
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Site:
    """Return the site of the real content."""
    return Site(project / "site")


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[str]:
    """Serve the site on this machine; return its address without a slash at the end."""
    handler = functools.partial(QuietServer, directory=str(site.folder))
    with Host(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()
