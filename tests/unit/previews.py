"""A preview that runs while a test edits what it shows."""

from __future__ import annotations

import http.client
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import NamedTuple

import lxml.html

from generator.locales import locale
from generator.web.preview import Preview

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
# The page of the one case of the small library, the file that it is made of, and their list.
ROSA, ROSA_FILE = "/en/cases/rosa-tannery/", "cases/rosa-tannery.md"
CASES = "/en/cases/"


class Reply(NamedTuple):
    """What the preview answered."""

    status: int
    headers: dict[str, str]
    text: str


class Running:
    """A preview of a project in a thread of this process; ``said`` is what its terminal shows."""

    def __init__(self, project: Path, port: int = 0) -> None:
        self.project, self.content = project, project / "content"
        shutil.copy(ROOT / "mkdocs.yml", project)
        self.said: list[str] = []
        self.preview = Preview(project, port, locale("en"), self.said.append)
        self.host = self.preview.address.removeprefix("http://").strip("/")
        self._thread = Thread(target=self.preview.run)

    def __enter__(self) -> Running:
        self._thread.start()
        self.until(lambda: any(self.preview.address in text for text in self.said))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.preview.stop()
        self._thread.join()
        self.preview.server_close()

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Send a request as it is; ``Host`` may be another one."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Reply(answer.status, dict(answer.getheaders()), text)
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """Return a page that is there."""
        reply = self.ask(path)
        assert reply.status == http.HTTPStatus.OK, reply.text
        return reply.text

    def version(self) -> str:
        """Return the name of what is shown now."""
        return self.page("/_preview/version")

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the content as most editors do: nobody ever reads half of it."""
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}")
        part.write_bytes(text.encode() if isinstance(text, str) else text)
        return part.replace(file)

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file of the content."""
        text = (self.content / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def until(self, is_true: Callable[[], bool]) -> None:
        """Wait until something is true; fail if it takes too long."""
        end = time.monotonic() + PATIENCE
        while not is_true():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.005)

    def shows(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        self.until(lambda: text in self.ask(path).text)


def box_of(page: str) -> list[str]:
    """Return the lines of the boxes that tell of problems."""
    lines = lxml.html.fromstring(page).xpath("//*[@class='kb-problems']//text()")
    assert isinstance(lines, list)
    return [text for line in lines if (text := str(line).strip())]


def title_of(page: str) -> str:
    """Return the first heading of a page."""
    return str(lxml.html.fromstring(page).xpath("string(//h1/text())"))


def pictures_in(page: str) -> list[str]:
    """Return where the pictures of the prose of a page are."""
    found = lxml.html.fromstring(page).xpath("//img[contains(@src, 'media/')]/@src")
    assert isinstance(found, list)
    return [str(link) for link in found]


def links_of(page: str, path: str) -> list[str]:
    """Return where the links at a path in a page lead to."""
    links = lxml.html.fromstring(page).xpath(f"{path}/@href")
    assert isinstance(links, list)
    return [str(link) for link in links]
