"""What the outlets get: finished texts, numbers and addresses of one page, in one language.

An address is that of a page below its language (``sectors/tanneries/``), of a file below the root
of the site (``/data/figures.csv``), or a full one (``https://...``). The outlet makes a link of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self


@dataclass(frozen=True)
class Link:
    """A link to another page; ``note`` stands behind it.

    ``lang`` and ``note_lang`` are given where they are in another language than the site's.
    """

    text: str
    address: str
    note: str = ""
    lang: str = ""
    note_lang: str = ""


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
class Tile:
    """One big number with its label, and the address of the page that tells more of it."""

    label: str
    value: Value
    address: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of a fact box: words, or links; ``lang`` is as in a cell."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()
    lang: str = ""


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
class Cell:
    """One cell of a table: a text or links, the number to sort by, a source and a caution.

    ``lang`` is given where the text is in another language than the site's.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    number: Decimal | None = None
    source: int = 0
    note: str = ""
    lang: str = ""


Content = Cell | Link | Value | tuple[Link, ...] | str | None
Rows = Iterable[Iterable[Content]]
Facts = Iterable[tuple[str, Content]]


def cell_of(content: Content) -> Cell:
    """Return what a row or a fact names as a cell."""
    match content:
        case Cell():
            return content
        case Link():
            return Cell(links=(content,))
        case Value():
            return Cell(content.text, number=content.number, source=content.source)
        case tuple():
            return Cell(links=content)
    return Cell(content or "")


@dataclass(frozen=True)
class Table:
    """A table: a caption for those who cannot see it, a heading row, and rows of cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sortable: bool = False

    @classmethod
    def of(cls, caption: str, head: tuple[str, ...], rows: Rows, sortable: bool) -> Self:
        """Return a table of cells that hold what the rows name."""
        return cls(caption, head, tuple(tuple(map(cell_of, row)) for row in rows), sortable)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Say of every column whether it holds numbers, and words only where there is none."""
        columns = zip(*self.rows, strict=True)
        return tuple(any(one.number is not None for one in column) for column in columns)


@dataclass(frozen=True)
class CheckItem:
    """One question of a walk-through, with what to do when the answer is no."""

    area: str
    question: str
    cure: Link | None = None


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; where ``is_folded``, the reader opens it."""

    title: str
    lead: str = ""
    tiles: tuple[Tile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    checks: tuple[CheckItem, ...] = ()
    cards: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    is_folded: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands under the heading."""
        rows = any(table.rows for table in self.tables)
        items = (self.tiles, self.charts, self.checks, self.cards, self.links)
        return not (rows or any(items))


@dataclass(frozen=True)
class SourceLine:
    """One document in the list at the foot of a page.

    ``detail``, its authors and publisher, and ``pages`` are in the language of its title; ``reach``
    is how much of it was read.
    """

    number: int
    link: Link
    detail: str
    year: str
    pages: str
    reach: str


@dataclass(frozen=True)
class Start:
    """What a reader can begin with at once: it stands on the first screen of a phone."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class NextStep:
    """What the reader should do next."""

    lead: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page, whatever the outlet.

    It shows, in this order: notices, summary, ``note``, ``start``, tiles, ``caution``, facts,
    charts, ``body``, sections, the next step, sources, and when it was reviewed; where
    ``answers_first`` is set, ``body`` and facts come behind the sections. ``body`` is Markdown that
    stands at ``body_path`` in the content; where ``open_chapters`` is given, the reader opens its
    chapters but for so many. ``lang`` is given where the text is in another language than the
    site's, ``head_lang`` where title and summary alone are. ``layout`` names the arrangement of a
    page that is not like the others; ``is_wide`` leaves out the list of its headings.
    ``weight`` moves it up (over 1) or down in the results of the search.
    """

    title: str
    summary: str
    layout: str = "page"
    notices: tuple[str, ...] = ()
    note: str = ""
    start: Start | None = None
    tiles: tuple[Tile, ...] = ()
    caution: str = ""
    facts: tuple[Fact, ...] = ()
    charts: tuple[Chart, ...] = ()
    body: str = ""
    body_path: str = ""
    open_chapters: int | None = None
    sections: tuple[Section, ...] = ()
    answers_first: bool = False
    next_step: NextStep | None = None
    sources: tuple[SourceLine, ...] = ()
    reviewed: str = ""
    edit_url: str = ""
    lang: str = ""
    head_lang: str = ""
    kind: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)
    sort: dict[str, str] = field(default_factory=dict)
    words: str = ""
    weight: str = ""
    is_wide: bool = False


@dataclass(frozen=True)
class Download:
    """A printed sheet to download: the picture of its first page, and a file for each paper."""

    title: str
    picture: str
    alt: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class Extras:
    """What other outlets add to a page: its sheets, and the address of its picture to share."""

    downloads: tuple[Download, ...] = ()
    image: str = ""
