"""What the templates get: finished texts, links and numbers, in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.views.markdown import anchor


@dataclass(frozen=True)
class Link:
    """A link to another page; ``note`` stands behind it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Value:
    """A figure as the reader sees it, with the number to sort by and where it comes from."""

    text: str
    number: Decimal | None = None
    grade: str = ""
    grade_label: str = ""
    source: int = 0
    computed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Footnote:
    """A source number with a caution, for a cell of a table."""

    source: int
    note: str = ""


@dataclass(frozen=True)
class Tile:
    """One big number with its label."""

    label: str
    value: Value


@dataclass(frozen=True)
class Fact:
    """One line of a fact box: words, or links."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()
    source: int = 0

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        return not (self.text or self.links)


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; start and width in percent of the longest."""

    label: str
    value: str
    start: str
    width: str
    source: int = 0


@dataclass(frozen=True)
class Chart:
    """A small chart: what it shows, and its bars."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A table: a caption for those who cannot see it, a heading row, and rows of cells.

    A cell is a text, a ``Link``, a tuple of links, a ``Value`` or a ``Footnote``.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    sortable: bool = False

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the Markdown rule of every column; columns of numbers stand to the right."""
        columns = zip(*self.rows, strict=True)
        return tuple("---:" if _is_numeric(column) else "---" for column in columns)


def _is_numeric(column: tuple[Any, ...]) -> bool:
    values = [cell for cell in column if cell]
    return bool(values) and all(
        isinstance(cell, Value) and cell.number is not None for cell in values
    )


@dataclass(frozen=True)
class CheckItem:
    """One question of a walk-through, with what to do when the answer is no."""

    area: str
    question: str
    cure: Link | None = None


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it."""

    title: str
    lead: str = ""
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    checks: tuple[CheckItem, ...] = ()
    cards: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def anchor(self) -> str:
        """Return the address of the heading within its page."""
        return anchor(self.title)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands under the heading."""
        rows = any(table.rows for table in self.tables)
        return not (rows or self.charts or self.checks or self.cards or self.links)


def filled(*sections: Section) -> tuple[Section, ...]:
    """Return the sections that have something to show."""
    return tuple(section for section in sections if not section.is_empty)


@dataclass(frozen=True)
class SourceLine:
    """One document in the list at the foot of a page."""

    number: int
    link: Link
    detail: str
    pages: str


@dataclass(frozen=True)
class Frame:
    """What surrounds every page; ``lang`` is given where the text is in another language."""

    title: str
    summary: str
    notices: tuple[str, ...] = ()
    next_lead: str = ""
    next_links: tuple[Link, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    reviewed: str = ""
    edit_url: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Download:
    """A printed sheet to download: the picture of its first page, and a file for each paper."""

    title: str
    picture: str
    alt: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class Extras:
    """What other outlets add to a page: its sheets, and the path of its picture to share."""

    downloads: tuple[Download, ...] = ()
    image: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the Markdown tree, ready to be written.

    It shows, in this order: notices, summary, ``note``, tiles, facts, charts, ``body``, sections,
    what to do next, sources, and when it was reviewed. ``hide`` names what stands beside it
    elsewhere (navigation, toc); a page with ``jumps`` lists its sections at the top. ``weight``
    moves it up (over 1) or down in the results of the search.
    """

    path: str
    frame: Frame
    template: str = "page.md.j2"
    note: str = ""
    tiles: tuple[Tile, ...] = ()
    facts: tuple[Fact, ...] = ()
    charts: tuple[Chart, ...] = ()
    body: str = ""
    sections: tuple[Section, ...] = ()
    kind: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)
    sort: dict[str, str] = field(default_factory=dict)
    words: str = ""
    jsonld: dict[str, Any] | None = None
    indexed: bool = True
    weight: str = ""
    hide: tuple[str, ...] = ()
    jumps: bool = False
    extras: Extras = field(default_factory=Extras)
