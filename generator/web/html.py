"""A page as HTML: what stands between the header and the footer of the frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

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


def headings_of(page: Page, written: Prose, extras: Extras, edition: Edition) -> Headings:
    """Return the headings of a page; a heading that is called like one above it is numbered."""
    words, slugs = edition.words, Slugs()
    foot = (
        (TO_PRINT, extras.downloads),
        (NEXT_STEP, page.next_step),
        (SOURCES, page.sources),
    )

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
    written = read(page.body)
    headings = headings_of(page, written, extras, edition)
    link = partial(href, page=address)
    text = prose.html(
        written,
        resolver(page, edition, link),
        [heading.anchor for heading in headings.prose],
        edition.words(N_("Link to this section")),
    )
    template = environment().get_template(f"{page.layout}.html.j2")
    html = template.render(
        page=page, prose=text, headings=headings, extras=extras, href=link, _=edition.words
    )
    return Body(html, headings)


def href(target: str, page: str) -> str:
    """Return the link from a page to an address: relative, unless it leads to another host."""
    if "://" in target:
        return target
    if target.startswith("/"):
        # From the page of a language to a file at the root of the site.
        return relative(target[1:], f"_/{page}")
    return relative(target, page)


@cache
def compiled() -> jinja2.BytecodeCache:
    """Return what keeps compiled templates from build to build, in a folder of the system's."""
    # What is compiled depends on the options below, too: number their changes.
    return jinja2.FileSystemBytecodeCache(pattern=f"cpkb-1-{jinja2.__version__}-%s")


@cache
def environment() -> jinja2.Environment:
    """Return the environment of the templates; it stops at anything undefined."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )


def toc_tokens(headings: Headings) -> list[dict[str, Any]]:
    """Return the headings nested by level, as MkDocs takes them."""
    root: dict[str, Any] = _token(headings.title)
    open_ = [root]
    for heading in headings.below_title:
        while open_[-1]["level"] >= heading.level and len(open_) > 1:
            open_.pop()
        token = _token(heading)
        open_[-1]["children"].append(token)
        open_.append(token)
    return [root]


def _token(heading: Heading) -> dict[str, Any]:
    name = str(Markup.escape(heading.text))
    return {"level": heading.level, "id": heading.anchor, "name": name, "children": []}
