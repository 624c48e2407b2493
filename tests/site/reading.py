"""Reads a built site: its pages, what stands on them, and where their links lead."""

from __future__ import annotations

import csv
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import yaml
from lxml.html import HtmlElement

from generator.locales import locale

LIST = Path(__file__).parents[2] / "content" / "vocabularies" / "languages.yml"
# How many cases there are.
CASES = len({one.name.split('.')[0] for one in (LIST.parents[1] / 'cases').glob('*.md')})
LANGUAGES = tuple(yaml.load(LIST.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)["terms"])
ROOT_URL = "https://cleaner-production.example/"
RECORDS = (
    "cases", "sectors", "measures", "guides", "centres", "financing", "programmes", "policies",
    "bodies", "countries", "sources",
)  # fmt: skip


def words(element: HtmlElement) -> str:
    """Return the text of an element, with single spaces and without the marks [1]."""
    found = element.xpath(".//text()[not(ancestor::sup)]")
    assert isinstance(found, list)
    return " ".join("".join(map(str, found)).split())


def policy_of(tree: HtmlElement) -> str:
    """Return the policy of a page, which comes before anything that it is for."""
    first, second = tree.head.getchildren()[:2]
    assert first.get("charset") == "utf-8"
    assert second.get("http-equiv") == "Content-Security-Policy"
    return str(second.get("content"))


def written_into(tree: HtmlElement) -> list[str]:
    """Return what the policy forbids: scripts and styles that stand in a page itself."""
    paths = (
        "//script[not(@src) and not(contains(@type, 'json'))]/text()",
        "//style/text()",
        "//@style",
        "//@*[starts-with(name(), 'on')]",
        "//@*[starts-with(normalize-space(.), 'javascript:')]",
    )
    return [str(text) for path in paths for text in tree.xpath(path)]


@dataclass(frozen=True)
class Page:
    """One HTML file of the site."""

    site: Path
    address: str

    @property
    def file(self) -> Path:
        """Return the file."""
        name = self.address if self.address.endswith(".html") else f"{self.address}index.html"
        return self.site / name

    @property
    def url(self) -> str:
        """Return the full address that the page will have."""
        return ROOT_URL + self.address

    @property
    def lang(self) -> str:
        """Return the language, or an empty text for a page at the root."""
        first = self.address.split("/")[0]
        return first if first in LANGUAGES else ""

    @property
    def is_missing_page(self) -> bool:
        """Say whether this is what a reader gets for an address that does not exist."""
        return self.address.endswith("404.html")

    @property
    def path(self) -> str:
        """Return the address without the language."""
        return self.address.removeprefix(f"{self.lang}/") if self.lang else self.address

    @cached_property
    def tree(self) -> HtmlElement:
        """Return the parsed page."""
        text = self.file.read_text(encoding="utf-8")
        return lxml.html.document_fromstring(text)

    def all(self, path: str) -> list[HtmlElement]:
        """Return the elements that an XPath finds."""
        found = self.tree.xpath(path)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, HtmlElement)]

    def one(self, path: str) -> HtmlElement:
        """Return the only element that an XPath finds."""
        found = self.all(path)
        assert len(found) == 1, f"{self.address}: {len(found)} times {path}"
        return found[0]

    def classed(self, name: str) -> list[HtmlElement]:
        """Return the elements of a class."""
        return self.all(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")

    def values(self, path: str) -> list[str]:
        """Return the attributes or texts that an XPath finds."""
        found = self.tree.xpath(path)
        assert isinstance(found, list)
        return [str(value) for value in found]

    @property
    def tiles(self) -> dict[str, str]:
        """Return the big numbers by their labels."""
        labels = map(words, self.classed("kb-tile__label"))
        return dict(zip(labels, map(words, self.classed("kb-tile__value")), strict=True))

    def rows(self, caption: str) -> list[list[str]]:
        """Return the cells of the rows of a table; ``caption`` is its name in English."""
        name = locale(self.lang)(caption)
        body = self.all(f'//*[@role="region" and @aria-label="{name}"]//tbody/tr')
        return [[words(cell) for cell in row.iterchildren()] for row in body]

    def figures(self, caption: str) -> dict[str, list[str]]:
        """Return the rows of a table by their first cell."""
        return {row[0]: row[1:] for row in self.rows(caption)}

    @property
    def ids(self) -> set[str]:
        """Return every place on the page that a link can lead to."""
        return set(self.values("//@id")) | set(self.values("//a/@name"))

    def target(self, href: str) -> str | None:
        """Return where a link leads, from the root of the site, or None if it leaves the site."""
        full = urljoin(self.url, href)
        if not full.startswith(ROOT_URL):
            return None
        parts = urlsplit(full)
        path = unquote(parts.path).lstrip("/")
        return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path


class Site:
    """A built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Return every page by its address from the root of the site."""
        files = sorted(
            file.relative_to(self.folder)
            for file in self.folder.rglob("*.html")
            if "pagefind" not in file.parts
        )
        addresses = (file.as_posix().removesuffix("index.html") for file in files)
        return {address: Page(self.folder, address) for address in addresses}

    def page(self, address: str) -> Page:
        """Return the page at an address."""
        return self.pages[address]

    @property
    def in_languages(self) -> list[Page]:
        """Return the pages of the languages, without their pages for a wrong address."""
        return [page for page in self.pages.values() if page.lang and not page.is_missing_page]

    @cached_property
    def record_pages(self) -> list[Page]:
        """Return the page of every record in every language."""
        return [
            self.page(f"{lang}/{folder}/{record['id']}/")
            for lang in LANGUAGES
            for folder in RECORDS
            for record in self.data(f"{folder}.json")
        ]

    def title(self, lang: str, case: str) -> str:
        """Return the title of a case."""
        return words(self.page(f"{lang}/cases/{case}/").one("//h1")).rstrip("#")

    def data(self, name: str) -> Any:
        """Return what a JSON file of the data folder holds."""
        return json.loads((self.folder / "data" / name).read_text(encoding="utf-8"))

    @cached_property
    def figures(self) -> list[dict[str, str]]:
        """Return the rows of figures.csv."""
        text = (self.folder / "data" / "figures.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(text.splitlines()))

    def figure(self, case: str, figure: str, origin: str) -> dict[str, str]:
        """Return the only figure of a case with this name and origin."""
        wanted = {"kind": "cases", "record": case, "figure": figure, "origin": origin}
        (row,) = (row for row in self.figures if wanted.items() <= row.items())
        return row

    def holds(self, target: str) -> bool:
        """Say whether a link from the root of the site leads to a file, and to a place in it."""
        path, _, anchor = target.partition("#")
        if page := self.pages.get(path):
            return not anchor or anchor in page.ids
        return not anchor and (self.folder / path).is_file()

    def files(self) -> Iterator[str]:
        """Yield the path of every file that a second build repeats byte for byte."""
        for file in sorted(self.folder.rglob("*")):
            if file.is_file() and "pagefind" not in file.parts:
                yield posixpath.join(*file.relative_to(self.folder).parts)
