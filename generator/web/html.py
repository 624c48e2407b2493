"""A page as HTML: what stands between the header and the footer of the frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import escape

from generator.locales import Locale
from generator.marks import N_
from generator.prose import Prose, Slugs, read
from generator.views.edition import Edition
from generator.views.page import Extras, Page
from generator.views.plan import relative
from generator.views.targets import resolver
from generator.web import prose

TEMPLATES = Path(__file__).parent / "templates"
TO_PRINT, NEXT_STEP, SOURCES = N_("To print"), N_("What to do next"), N_("Sources")


@dataclass(frozen=True)
class Heading:
    """A heading of a page, and the address of its place in it."""

    text: str
    anchor: str
    level: int = 2
    lang: str = ""


@dataclass(frozen=True)
class Headings:
    """The headings of a page; no two of them have the same anchor."""

    title: Heading
    prose: tuple[Heading, ...]
    sections: tuple[Heading, ...]
    downloads: Heading | None
    next_step: Heading | None
    sources: Heading | None

    @property
    def jumps(self) -> tuple[Heading, ...]:
        """Return the headings that a long page lists at its top."""
        return (*self.sections, self.downloads) if self.downloads else self.sections

    @property
    def below_title(self) -> tuple[Heading, ...]:
        """Return all headings but the first, from top to bottom."""
        foot = (self.downloads, self.next_step, self.sources)
        return (*self.prose, *self.sections, *(heading for heading in foot if heading))


def headings_of(page: Page, written: Prose, extras: Extras, words: Locale) -> Headings:
    """Return the headings of a page; a heading that is called like one above it is numbered."""
    slugs = Slugs()
    foot = ((TO_PRINT, extras.downloads), (NEXT_STEP, page.next_step), (SOURCES, page.sources))

    def heading(text: str, level: int = 2, lang: str = "") -> Heading:
        return Heading(text, slugs.take(text), level, lang)

    return Headings(
        heading(page.title, 1, page.lang),
        tuple(heading(own.text, own.level) for own in written.headings),
        tuple(heading(section.title) for section in page.sections),
        *(heading(words(text)) if is_there else None for text, is_there in foot),
    )


@dataclass(frozen=True)
class Body:
    """The HTML of a page with its headings."""

    html: str
    headings: Headings


def body(page: Page, address: str, extras: Extras, edition: Edition) -> Body:
    """Return what stands between the header and the footer of a page."""
    written, words, link = read(page.body), edition.words, partial(href, page=address)
    headings = headings_of(page, written, extras, words)
    ids = [heading.anchor for heading in headings.prose]
    resolve, title = resolver(page, edition, link), words(N_("Link to this section"))
    text = prose.html(written, resolve, ids, title)
    template = environment().get_template(f"{page.layout}.html.j2")
    html = template.render(
        page=page, prose=text, headings=headings, extras=extras, href=link, _=words
    )
    return Body(html, headings)


def href(target: str, page: str) -> str:
    """Return the link from a page to an address: relative, unless it leads to another host."""
    if "://" in target:
        return target
    # What begins with a slash is a file at the root of the site, above the languages.
    return relative(target[1:], f"_/{page}") if target.startswith("/") else relative(target, page)


@cache
def environment() -> jinja2.Environment:
    """Return the environment of the templates; it stops at anything undefined."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def toc_tokens(headings: Headings) -> list[dict[str, Any]]:
    """Return the headings nested by level, as MkDocs takes them."""
    found: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in (headings.title, *headings.below_title):
        while len(open_) > 1 and open_[-1]["level"] >= heading.level:
            open_.pop()
        name, siblings = str(escape(heading.text)), open_[-1]["children"] if open_ else found
        siblings.append(
            {"level": heading.level, "id": heading.anchor, "name": name, "children": []}
        )
        open_.append(siblings[-1])
    return found
