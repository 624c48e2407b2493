"""Sheets made from a page of the site: guides, sector guides, case sheets and centre sheets.

They print what the page shows, from the same view: no figure is fetched twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.library import Entry
from generator.marks import N_
from generator.sheets import prose
from generator.sheets.shared import Setting, meta, web
from generator.sheets.views import Bars, Imprint, SourceNote, Tree, View
from generator.views.case import case_page
from generator.views.edition import Office, page_of
from generator.views.markdown import address
from generator.views.page import Chart, CheckItem, Link, Page, Section, SourceLine, Table
from generator.views.profiles import centre_page, guide_page
from generator.views.sector import sector_page

Cell = dict[str, Any]


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
    rows: tuple[tuple[Cell, ...], ...]


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
    return _document(entry, guide_page(entry, setting.office), N_("Guide"), setting)


def sector_guide(entry: Entry, setting: Setting) -> Document:
    """Return the full guide of a sector."""
    return _document(entry, sector_page(entry, setting.office), N_("Sector guide"), setting)


def case_sheet(entry: Entry, setting: Setting) -> Document:
    """Return the sheet of a case."""
    return _document(entry, case_page(entry, setting.office), N_("Case sheet"), setting)


def centre_sheet(entry: Entry, setting: Setting) -> Document:
    """Return the sheet of a centre."""
    return _document(entry, centre_page(entry, setting.office), N_("Centre sheet"), setting)


def _document(entry: Entry, page: Page, kind: str, setting: Setting) -> Document:
    office, words, frame = setting.office, setting.office.words, page.frame
    reach = _Reach(page.path, office)
    return Document(
        meta=meta(frame.title, kind, setting),
        kicker=words(kind),
        title=frame.title,
        summary=frame.summary,
        imprint=_imprint(entry, page, office),
        brand=setting.brand,
        notices=tuple(text for text in (*frame.notices, page.note) if text),
        tiles=tuple(
            Figure(
                tile.label,
                tile.value.text,
                tile.value.source,
                tile.value.computed or tile.value.grade_label,
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
        body=prose.tree(page.body, prose.resolver(page.path, reach.url)),
        sections=tuple(reach.section(section) for section in page.sections),
        next_title=words(N_("What to do next")),
        next_lead=frame.next_lead,
        next_links=reach.links(frame.next_links),
        contents_title=words(N_("Contents")),
        page_of=words(N_("Page {number} of {count}")),
        full_sources=tuple(_source(line) for line in frame.sources),
    )


def _imprint(entry: Entry, page: Page, office: Office) -> Imprint:
    words = office.words
    return Imprint(
        sources_title=words(N_("Sources")),
        sources=tuple(_short(line) for line in page.frame.sources),
        dates=words(N_("Last reviewed on {date}."), date=page.frame.reviewed),
        **web(page_of(entry), office),
    )


def _source(line: SourceLine) -> SourceNote:
    parts = (line.link.text, line.detail, line.pages)
    return SourceNote(line.number, ". ".join(part for part in parts if part))


def _short(line: SourceLine) -> SourceNote:
    """Return title and year only; the web page has the rest."""
    year = line.detail.rsplit(". ", 1)[-1]
    return SourceNote(line.number, f"{line.link.text}, {year}.")


def _bars(chart: Chart) -> Bars:
    values = "; ".join(f"{bar.label}: {bar.value}" for bar in chart.bars)
    return Bars(chart, f"{chart.title}. {values}.")


class _Reach:
    """Turns links between pages into web addresses."""

    def __init__(self, path: str, office: Office) -> None:
        self.office = office
        self.resolve = prose.resolver(path, self.url)

    def url(self, page: str) -> str:
        """Return the full address of a page of the Markdown tree."""
        return self.office.settings.page_url(self.office.lang, address(page))

    def links(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Return links with full addresses."""
        return tuple(Link(link.text, self.resolve(link.href), link.note) for link in links)

    def section(self, section: Section) -> PrintedSection:
        """Return a section as it is printed."""
        return PrintedSection(
            section.title,
            section.lead,
            tuple(_bars(chart) for chart in section.charts),
            tuple(self._table(table) for table in section.tables if table.rows),
            section.checks,
            self.links((*section.cards, *section.links)),
        )

    def _table(self, table: Table) -> PrintedTable:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        return PrintedTable(table.caption, table.head, rows)

    def _cell(self, cell: Any) -> Cell:
        if isinstance(cell, str) or cell is None:
            return {"text": cell or "", "source": 0, "url": ""}
        if isinstance(cell, tuple):
            return {"text": ", ".join(link.text for link in cell), "source": 0, "url": ""}
        url = self.resolve(cell.href) if isinstance(cell, Link) else ""
        text = getattr(cell, "text", "") or getattr(cell, "note", "")
        return {"text": text, "source": getattr(cell, "source", 0), "url": url}
