"""The links of finished pages: each leads to a page or file, and to a place in it, or is named."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.locales import Locale
from generator.marks import N_
from generator.problems import inert
from generator.web.frame import Framed
from generator.web.pages import Pages

# Attributes of our own templates and of the theme, which are always quoted like this.
_ATTRIBUTES = re.compile(r'\s(href|src|id)="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


class BrokenLink(NamedTuple):
    """A link that leads nowhere: the file and line that it comes from, the page, the target."""

    file: str
    line: int
    page: str
    target: str

    def said(self, words: Locale) -> str:
        """Return what is wrong, in words."""
        text = N_('{file}:{line}  The page {page} links to "{target}", which is not there.')
        return inert(words(text, **self._asdict()))


class Links:
    """What a link of the site can lead to, when all its files are written but for some ``more``."""

    def __init__(self, all_pages: list[Pages], site: Path, more: Iterable[str]) -> None:
        # The languages and the plan are those of any edition.
        self._edition = all_pages[0].edition
        self._pages = {pages.lang: pages for pages in all_pages}
        files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        self._files = frozenset([*files, *more])
        self._ids: dict[str, frozenset[str]] = {}
        self._seen: set[tuple[str, str]] = set()

    def broken(self, pages: Pages, address: str, page: Framed) -> Iterator[BrokenLink]:
        """Yield the links of a page that lead nowhere; a frame is looked at only once."""
        frame = (pages.lang, page.shell)
        html = page.own if frame in self._seen else page.html
        self._seen.add(frame)
        here = f"{pages.lang}/{address}"
        found = dict.fromkeys(_ATTRIBUTES.findall(html))
        own = _ids_in(found)
        for link in (unescape(value) for name, value in found if name != "id"):
            if not _OUTSIDE.match(link) and not self._leads_somewhere(link, here, own):
                yield _found(link, pages, address)

    def _leads_somewhere(self, link: str, here: str, own: frozenset[str]) -> bool:
        place, _, anchor = link.partition("#")
        # What a list is narrowed to is no part of where it is.
        path = place.partition("?")[0]
        if not path:
            return not anchor or unquote(anchor) in own
        target = _target(here, path)
        if target == "." or target in self._files:
            return not anchor
        lang, _, address = target.partition("/")
        address = address and f"{address}/"
        if lang not in self._edition.library.languages or address not in self._edition.plan.pages:
            return False
        # Another language may be built elsewhere; its pages are the same.
        return not anchor or lang not in self._pages or unquote(anchor) in self._at(lang, address)

    def _at(self, lang: str, address: str) -> frozenset[str]:
        """Return the places of a page; few links lead to one, so they are looked up when asked."""
        key = f"{lang}/{address}"
        if key not in self._ids:
            found = _ATTRIBUTES.findall(self._pages[lang].framed(address).html)
            self._ids[key] = _ids_in(found)
        return self._ids[key]


def _ids_in(attributes: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(unescape(value) for name, value in attributes if name == "id")


def _target(here: str, path: str) -> str:
    """Return where a path leads from a page; from the pages of a folder most lead to the same."""
    if path.startswith("../"):
        return _joined(posixpath.dirname(here.rstrip("/")), path[3:])
    return _joined(here, path)


@cache
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def _found(link: str, pages: Pages, address: str) -> BrokenLink:
    page = f"{pages.lang}/{address}"
    entry = pages.edition.plan.pages[address].entry
    if not entry:
        return BrokenLink(page, 1, page, link)
    document = entry.document_in(pages.lang)
    wanted = link.partition("#")[2] or posixpath.basename(link.rstrip("/"))
    lines = enumerate(document.body.split("\n"), document.body_line)
    line = next((number for number, line in lines if wanted in line), 1)
    return BrokenLink(str(document.path), line, page, link)
