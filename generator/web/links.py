"""The links of finished pages: each leads to a page or file, and to a place in it, or is named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.locales import Locale
from generator.marks import N_
from generator.views.edition import Edition
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
        return words(text, **self._asdict())


@dataclass
class Links:
    """What a link of the site can lead to; ``files`` are those below the root of the site.

    ``edition`` is any of the editions: they have the languages and the plan in common.
    """

    edition: Edition
    editions: dict[str, Pages]
    files: frozenset[str]
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, all_pages: list[Pages], site: Path, more: Iterable[str]) -> Links:
        """Return the links of a site whose other files are written, but for some ``more``."""
        files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        by_lang = {pages.lang: pages for pages in all_pages}
        return cls(all_pages[0].edition, by_lang, frozenset([*files, *more]))

    def broken(self, pages: Pages, address: str, page: Framed) -> Iterator[BrokenLink]:
        """Yield the links of a page that lead nowhere; a frame is looked at only once."""
        frame = (pages.lang, page.shell)
        html = page.own if frame in self._seen else page.html
        self._seen.add(frame)
        here = f"{pages.lang}/{address}"
        found = dict.fromkeys(_ATTRIBUTES.findall(html))
        own = frozenset(unescape(value) for name, value in found if name == "id")
        for link in (unescape(value) for name, value in found if name != "id"):
            if not _OUTSIDE.match(link) and not self._leads_somewhere(link, here, own):
                yield _found(link, pages, address)

    def _leads_somewhere(self, link: str, here: str, own: frozenset[str]) -> bool:
        path, _, anchor = link.partition("#")
        if not path:
            return not anchor or unquote(anchor) in own
        target = _target(here, path)
        if target == "." or target in self.files:
            return not anchor
        lang, _, address = target.partition("/")
        address = address and f"{address}/"
        if lang not in self.edition.library.languages or address not in self.edition.plan.pages:
            return False
        # Another language may be built elsewhere; its pages are the same.
        return not anchor or lang not in self.editions or unquote(anchor) in self._at(lang, address)

    def _at(self, lang: str, address: str) -> frozenset[str]:
        """Return the places of a page; few links lead to one, so they are looked up when asked."""
        key = f"{lang}/{address}"
        if key not in self._ids:
            found = _ATTRIBUTES.findall(self.editions[lang].html(address))
            self._ids[key] = frozenset(unescape(value) for name, value in found if name == "id")
        return self._ids[key]


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
