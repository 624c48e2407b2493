"""Sheets made from a page of the site: guides, sector guides, case sheets and centre sheets.

They print what the page shows, from the same view: no figure is fetched twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.library import Entry
from generator.marks import N_
from generator.prose import Resolve
from generator.sheets import prose
from generator.sheets.shared import Setting, meta, web
from generator.sheets.views import Bars, Imprint, SourceNote, Tree, View
from generator.views.case import case_page
from generator.views.edition import Edition
from generator.views.page import (
    Cell,
    Chart,
    CheckItem,
    Link,
    NextStep,
    Page,
    Section,
    SourceLine,
    Table,
)
from generator.views.profiles import centre_page, guide_page
from generator.views.sector import sector_page
from generator.views.targets import target_of

PrintedCell = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """A big number, or a line of the fact box."""

    label: str
    value: str
    source: int
    how: str = ""


@dataclass(frozen=True)
class PrintedTable:
    """A table whose cells are texts with a source and perhaps an address."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[PrintedCell, ...], ...]


@dataclass(frozen=True)
class PrintedSection:
    """A heading with what stands under it."""

    title: str
    lead: str
    charts: tuple[Bars, ...]
    tables: tuple[PrintedTable, ...]
    checks: tuple[CheckItem, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Document(View):
    """What the page of a record says, in the order of the page."""

    notices: tuple[str, ...]
    tiles: tuple[Figure, ...]
    facts: tuple[Figure, ...]
    charts: tuple[Bars, ...]
    body: Tree
    sections: tuple[PrintedSection, ...]
    next_title: str
    next_lead: str
    next_links: tuple[Link, ...]
    contents_title: str
    page_of: str
    full_sources: tuple[SourceNote, ...]


def guide(entry: Entry, setting: Setting) -> Document:
    """Return a topic guide."""
    return _document(entry, guide_page(entry, setting.edition), N_("Guide"), setting)


def sector_guide(entry: Entry, setting: Setting) -> Document:
    """Return the full guide of a sector."""
    return _document(entry, sector_page(entry, setting.edition), N_("Sector guide"), setting)


def case_sheet(entry: Entry, setting: Setting) -> Document:
    """Return the sheet of a case."""
    return _document(entry, case_page(entry, setting.edition), N_("Case sheet"), setting)


def centre_sheet(entry: Entry, setting: Setting) -> Document:
    """Return the sheet of a centre."""
    return _document(entry, centre_page(entry, setting.edition), N_("Centre sheet"), setting)


def _document(entry: Entry, page: Page, kind: str, setting: Setting) -> Document:
    edition, words = setting.edition, setting.edition.words
    next_step = page.next_step or NextStep("")
    return Document(
        meta=meta(page.title, kind, setting),
        kicker=words(kind),
        title=page.title,
        summary=page.summary,
        imprint=_imprint(entry, page, edition),
        brand=setting.brand,
        notices=tuple(text for text in (*page.notices, page.note) if text),
        tiles=tuple(
            Figure(
                tile.label,
                tile.value.text,
                tile.value.source,
                tile.value.how,
            )
            for tile in page.tiles
        ),
        facts=tuple(
            Figure(
                fact.label, fact.text or ", ".join(link.text for link in fact.links), fact.source
            )
            for fact in page.facts
        ),
        charts=tuple(_bars(chart) for chart in page.charts),
        body=prose.tree(page.body, _resolver(page, edition)),
        sections=tuple(_section(section, edition) for section in page.sections),
        next_title=words(N_("What to do next")),
        next_lead=next_step.lead,
        next_links=_links(next_step.links, edition),
        contents_title=words(N_("Contents")),
        page_of=words(N_("Page {number} of {count}")),
        full_sources=tuple(_source(line) for line in page.sources),
    )


def _imprint(entry: Entry, page: Page, edition: Edition) -> Imprint:
    words = edition.words
    return Imprint(
        sources_title=words(N_("Sources")),
        sources=tuple(_short(line) for line in page.sources),
        dates=words(N_("Last reviewed on {date}."), date=page.reviewed),
        **web(entry, edition),
    )


def _source(line: SourceLine) -> SourceNote:
    parts = (line.link.text, line.detail, line.pages)
    return SourceNote(line.number, ". ".join(part for part in parts if part))


def _short(line: SourceLine) -> SourceNote:
    """Return title and year only; the web page has the rest."""
    return SourceNote(line.number, f"{line.link.text}, {line.year}.")


def _bars(chart: Chart) -> Bars:
    values = "; ".join(f"{bar.label}: {bar.value}" for bar in chart.bars)
    return Bars(chart, f"{chart.title}. {values}.")


def _resolver(page: Page, edition: Edition) -> Resolve:
    """Return the function that turns a link of the text of a page into a web address."""

    def resolve(typed: str) -> str:
        target = target_of(typed, page, edition)
        return edition.url(target) if target else ""

    return resolve


def _links(links: tuple[Link, ...], edition: Edition) -> tuple[Link, ...]:
    """Return links with full addresses."""
    return tuple(replace(link, address=edition.url(link.address)) for link in links)


def _section(section: Section, edition: Edition) -> PrintedSection:
    """Return a section as it is printed."""
    return PrintedSection(
        section.title,
        section.lead,
        tuple(_bars(chart) for chart in section.charts),
        tuple(_table(table, edition) for table in section.tables if table.rows),
        section.checks,
        _links((*section.cards, *section.links), edition),
    )


def _table(table: Table, edition: Edition) -> PrintedTable:
    rows = tuple(tuple(_cell(cell, edition) for cell in row) for row in table.rows)
    return PrintedTable(table.caption, table.head, rows)


def _cell(cell: Cell, edition: Edition) -> PrintedCell:
    text = cell.text or ", ".join(link.text for link in cell.links) or cell.note
    url = edition.url(cell.links[0].address) if len(cell.links) == 1 else ""
    return {"text": text, "source": cell.source, "url": url}
