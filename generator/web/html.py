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
from generator.web import prose

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Heading:
    """A heading of a page, and the address of its place in it."""

    text: str
    anchor: str
    level: int = 2
    lang: str = ""


@dataclass(frozen=True)
class Headings:
    """The headings of a page from top to bottom; no two of them have the same anchor."""

    title: Heading
    prose: tuple[Heading, ...]
    sections: tuple[Heading, ...]
    foot: dict[str, Heading]

    @property
    def below_title(self) -> tuple[Heading, ...]:
        """Return all headings but the first."""
        return (*self.prose, *self.sections, *self.foot.values())


def headings_of(page: Page, written: Prose, extras: Extras, words: Locale) -> Headings:
    """Return the headings of a page; a heading that is called like one above it is numbered."""
    slugs = Slugs()
    foot = {
        "downloads": N_("To print") if extras.downloads else "",
        "next_step": N_("What to do next") if page.next_step else "",
        "sources": N_("Sources") if page.sources else "",
    }

    def heading(text: str, level: int = 2, lang: str = "") -> Heading:
        return Heading(text, slugs.take(text), level, lang)

    return Headings(
        heading(page.title, 1, page.lang),
        tuple(heading(own.text, own.level) for own in written.headings),
        tuple(heading(section.title) for section in page.sections),
        {name: heading(words(text)) for name, text in foot.items() if text},
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
    resolve, title = edition.resolver(page, link), words(N_("Link to this section"))
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
def compiled() -> jinja2.BytecodeCache:
    """Return what keeps compiled templates from build to build, in a folder of the system's."""
    # What is compiled depends on the options below, too: number their changes.
    return jinja2.FileSystemBytecodeCache(pattern=f"cpkb-1-{jinja2.__version__}-%s")


@cache
def environment() -> jinja2.Environment:
    """Return the environment of the templates; it stops at anything undefined."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )
    made.globals["zip"] = zip
    return made


def toc_tokens(headings: Headings) -> list[dict[str, Any]]:
    """Return the headings nested by level, as MkDocs takes them."""
    found: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in (headings.title, *headings.below_title):
        while len(open_) > 1 and open_[-1]["level"] >= heading.level:
            open_.pop()
        name, siblings = str(escape(heading.text)), open_[-1]["children"] if open_ else found
        token = {"level": heading.level, "id": heading.anchor, "name": name, "children": []}
        siblings.append(token)
        open_.append(token)
    return found
