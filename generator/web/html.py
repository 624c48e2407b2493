"""A page as HTML: what stands between the header and the footer of the frame."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.marks import N_
from generator.prose import Heading as ProseHeading
from generator.prose import Prose, read, slug
from generator.views.edition import Edition
from generator.views.page import Extras, Page
from generator.views.plan import relative
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


@dataclass
class _Anchors:
    """Gives every heading of a page an anchor of its own."""

    taken: set[str] = field(default_factory=set)

    def heading(self, text: str, level: int = 2, lang: str = "") -> Heading:
        wanted = anchor = slug(text) or "section"
        number = 0
        while anchor in self.taken:
            number += 1
            anchor = f"{wanted}_{number}"
        self.taken.add(anchor)
        return Heading(text, anchor, level, lang)


def headings_of(
    page: Page, written: Iterable[ProseHeading], extras: Extras, edition: Edition
) -> Headings:
    """Return the headings of a page; a heading that is called like one above it is numbered."""
    words, anchors = edition.words, _Anchors()
    foot = (
        (TO_PRINT, extras.downloads),
        (NEXT_STEP, page.next_step),
        (SOURCES, page.sources),
    )
    return Headings(
        anchors.heading(page.title, 1, page.lang),
        tuple(anchors.heading(heading.text, heading.level) for heading in written),
        tuple(anchors.heading(section.title) for section in page.sections),
        *(anchors.heading(words(text)) if is_there else None for text, is_there in foot),
    )


@dataclass(frozen=True)
class Body:
    """The HTML of a page with its headings."""

    html: str
    headings: Headings


def body(page: Page, address: str, extras: Extras, edition: Edition) -> Body:
    """Return what stands between the header and the footer of a page."""
    written = read(page.body)
    headings = headings_of(page, written.headings, extras, edition)
    template = environment().get_template(f"{page.layout}.html.j2")
    html = template.render(
        page=page,
        prose=_prose(written, page, address, headings, edition),
        headings=headings,
        extras=extras,
        href=partial(href, page=address),
        _=edition.words,
    )
    return Body(html, headings)


def _prose(
    written: Prose, page: Page, address: str, headings: Headings, edition: Edition
) -> Markup:
    def resolve(target: str) -> str:
        path, _, fragment = target.partition("#")
        if "://" in target:
            return target
        if not path:
            return f"#{fragment}"
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page.body_path), path))
        found = edition.plan.page_of_file(file)
        return href(found, address) if found else relative(file, address)

    ids = [heading.anchor for heading in headings.prose]
    return prose.html(written, resolve, ids, edition.words(N_("Link to this section")))


def href(target: str, page: str) -> str:
    """Return the link from a page to an address: relative, unless it leads to another host."""
    if "://" in target:
        return target
    if target.startswith("/"):
        # From the page of a language to a file at the root of the site.
        return relative(target[1:], f"_/{page}")
    return relative(target, page)


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
