"""What the outlets get: finished texts, numbers and addresses of one page, in one language.

An address is that of a page below its language (``sectors/tanneries/``), of a file below the root
of the site (``/data/figures.csv``), or a full one (``tel:...``). The outlet makes a link of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from generator.views.map import Map

if TYPE_CHECKING:
    from generator.views.listing import Finder


@dataclass(frozen=True)
class Link:
    """A link to another page; ``note`` stands behind it.

    ``lang`` and ``note_lang`` are given where they are in another language than the site's.
    ``countries`` are the ids of those that it is about, between spaces; ``trade`` is the sector
    whose title it shows, if some countries have a word of their own for that.
    """

    text: str
    address: str
    note: str = ""
    lang: str = ""
    note_lang: str = ""
    countries: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Drawing:
    """A small line drawing: what one sees in it, and itself as SVG."""

    name: str
    svg: str


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

    ``lang`` is given where the text is in another language than the site's; ``drawing`` shows what
    the words say. In a list that is sorted by several things, ``sort`` names that of the cell, and
    ``unit`` its currency.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    number: Decimal | None = None
    source: int = 0
    note: str = ""
    lang: str = ""
    sort: str = ""
    unit: str = ""
    drawing: Drawing | None = None


def is_full(address: str) -> bool:
    """Say whether an address leads out of the site."""
    return "://" in address or address.startswith(("tel:", "mailto:"))


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
    """A table, captioned for those who cannot see it; if ``is_flow``, the steps of a process."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sortable: bool = False
    is_flow: bool = False

    @classmethod
    def of(cls, caption: str, head: tuple[str, ...], rows: Rows, sortable: bool) -> Self:
        """Return a table of cells that hold what the rows name."""
        return cls(caption, head, tuple(tuple(map(cell_of, row)) for row in rows), sortable)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Say of every column whether it holds numbers, and words only where there is none."""
        columns = zip(*self.rows, strict=True)
        return tuple(any(one.number is not None for one in column) for column in columns)

    @property
    def countries(self) -> tuple[str, ...]:
        """Return of every row the countries that the link is about that it begins with, if any."""
        return tuple(row[0].links[0].countries if row[0].links else "" for row in self.rows)


@dataclass(frozen=True)
class CheckItem:
    """One question of a walk-through, with what to do when the answer is no."""

    area: str
    question: str
    cure: Link | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True)
class NewsItem:
    """A record that was added or changed; ``key`` names record and day, for who has seen it."""

    link: Link
    what: str
    key: str


@dataclass(frozen=True)
class ContactCard:
    """How somebody is reached, and how that is known; ``link`` names whom, if not the page."""

    link: Link | None
    ways: tuple[Link, ...]
    facts: tuple[Fact, ...]
    known_from: str
    source: int = 0


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; where ``is_folded``, the reader opens it.

    ``fold`` are the words that its news are folded under. ``own`` leads to the like of the own
    country, whose ``{name}`` and ``{id}`` it lacks; ``trade`` and ``countries`` as in a link.
    """

    title: str
    lead: str = ""
    tiles: tuple[Tile, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    map: Map | None = None
    own: Link | None = None
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    checks: tuple[CheckItem, ...] = ()
    cards: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    is_folded: bool = False
    news: tuple[NewsItem, ...] = ()
    fold: str = ""
    trade: str = ""
    countries: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands under the heading."""
        rows = any(table.rows for table in self.tables)
        shown = (self.tiles, self.contacts, self.charts, self.checks, self.cards, self.links)
        return not (rows or any(shown) or self.news)


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
class Country:
    """A country to choose, with its signs between thousands and before decimals.

    They are given where the pages of any country write numbers otherwise.
    """

    id: str
    name: str
    signs: str


@dataclass(frozen=True)
class Trade:
    """A trade to choose."""

    id: str
    name: str


@dataclass(frozen=True)
class Word:
    """What some countries, whose ids stand between spaces, call a trade."""

    trade: str
    text: str
    countries: str


@dataclass(frozen=True)
class Choice:
    """All that can be chosen, with the interface texts by name.

    ``signs`` are those of numbers on the pages of any country. ``all_countries`` is the title of
    the page that lists them.
    """

    countries: tuple[Country, ...]
    trades: tuple[Trade, ...]
    words: tuple[Word, ...]
    signs: str
    all_countries: str
    texts: dict[str, str]


@dataclass(frozen=True)
class Page:
    """One page, whatever the outlet.

    It shows, in this order: notices, drawing, summary, ``note``, ``start``, tiles, ``caution``,
    ``contact``, facts, charts, ``body``, ``finder``, sections, the next step, sources, and when it
    was reviewed; where ``answers_first`` is set, ``body`` and facts come behind the sections.
    ``body`` is Markdown that stands at ``body_path`` in the content; where ``open_chapters`` is
    given, the reader opens its chapters but for so many. ``lang`` is given where the text is in
    another language than the site's, ``head_lang`` where title and summary alone are. ``trade`` is
    as in a link to the page; ``search`` and ``choice`` stand on the first page. ``layout`` names
    the arrangement of a page that is not like the others; ``is_wide`` leaves out the list of its
    headings.
    ``weight`` moves it up (over 1) or down in the results of the search.
    """

    title: str
    summary: str
    drawing: Drawing | None = None
    layout: str = "page"
    notices: tuple[str, ...] = ()
    note: str = ""
    search: Link | None = None
    start: Start | None = None
    tiles: tuple[Tile, ...] = ()
    caution: str = ""
    contact: Section | None = None
    facts: tuple[Fact, ...] = ()
    charts: tuple[Chart, ...] = ()
    body: str = ""
    body_path: str = ""
    open_chapters: int | None = None
    finder: "Finder | None" = None
    sections: tuple[Section, ...] = ()
    answers_first: bool = False
    next_step: NextStep | None = None
    sources: tuple[SourceLine, ...] = ()
    reviewed: str = ""
    edit_url: str = ""
    lang: str = ""
    head_lang: str = ""
    trade: str = ""
    choice: Choice | None = None
    kind: str = ""
    words: str = ""
    weight: str = ""
    is_wide: bool = False

    @property
    def is_sortable(self) -> bool:
        """Say whether it has a table that readers sort."""
        return any(table.sortable for section in self.sections for table in section.tables)


@dataclass(frozen=True)
class Download:
    """A printed sheet to download: the picture of its first page, and a file for each paper."""

    title: str
    picture: str
    alt: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class ShelfRow:
    """Files that belong together, perhaps under a ``label``; ``country`` if they are for one."""

    files: tuple[Link, ...]
    label: Link | None = None
    country: str = ""


@dataclass(frozen=True)
class Shelf:
    """A list of files to download; ``name`` is its own among the parts of a page.

    ``fold`` is what opens the list, if it is folded.
    """

    name: str
    title: str
    rows: tuple[ShelfRow, ...]
    fold: str = ""


@dataclass(frozen=True)
class Extras:
    """What other outlets add to a page: its sheets, and the address of its picture to share."""

    downloads: tuple[Download, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    image: str = ""
