"""Where a link of a text leads: to the page of a record, and to a heading in it by its number."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable

from generator.library import Entry
from generator.prose import Heading, Resolve, Slugs, read
from generator.views.edition import Edition
from generator.views.page import Page


def resolver(page: Page, edition: Edition, link: Callable[[str], str]) -> Resolve:
    """Return what knows the records and pictures behind the links of a page.

    ``link`` makes of an address what an outlet publishes.
    """

    def resolve(typed: str) -> str:
        target = target_of(typed, page, edition)
        return link(target) if target else ""

    return resolve


def target_of(typed: str, page: Page, edition: Edition) -> str:
    """Return the address of what a link in the text of a page names, as it was typed there.

    Records and pictures stand beside each other in the content. The address of a heading is that of
    the language of the edition, whatever the words that the link uses. An empty text if there is
    nothing to lead to.
    """
    path, _, fragment = typed.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.body_path), path))
    address = edition.plan.address_of_file(file if path else page.body_path)
    if address is None:
        return file if edition.library.has_picture(file) else ""
    entry = edition.plan.pages[address].entry
    anchor = _anchor_of(fragment, page.lang or edition.lang, entry, edition) if entry else ""
    return f"{address}#{anchor}" if anchor else address


def _anchor_of(fragment: str, lang: str, entry: Entry, edition: Edition) -> str:
    heading = entry.find_heading(fragment, lang) if fragment else None
    if not heading:
        return ""
    title = edition.record(entry).title
    anchors = prose_anchors(title, read(entry.document_in(edition.lang).body).headings)
    return anchors[heading.number] if heading.number < len(anchors) else ""


def prose_anchors(title: str, headings: Iterable[Heading]) -> list[str]:
    """Return the addresses of the headings of a text within its page, which begins with a title."""
    slugs = Slugs()
    slugs.take(title)
    return [slugs.take(heading.text) for heading in headings]
