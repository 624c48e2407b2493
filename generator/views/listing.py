"""What a list that readers narrow, sort and see as a chart is made of: finished texts and numbers.

Facets, their values and what a list is sorted by have ids, which stand in the address of its page.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.views.page import Cell, Fact, Link

# Values of a facet that are no id of any record or closed list: a record does not say, or it is of
# every value.
NOT_STATED, EVERY = "not_stated", "*"


@dataclass(frozen=True)
class Option:
    """One value of a facet, and how many items of the list have it.

    ``also`` are other words by which it is found; ``trade`` is as in a link to a sector.
    """

    id: str
    text: str
    count: int = 0
    also: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Facet:
    """What a list can be narrowed by, with its values."""

    id: str
    title: str
    choices: tuple[Option, ...]

    @property
    def tells_apart(self) -> bool:
        """Say whether any record says what the facet asks."""
        return any(one.id != NOT_STATED for one in self.choices)


@dataclass(frozen=True)
class Order:
    """A way to sort a list by the cells with a key; the id of a falling one begins with a minus."""

    id: str
    text: str


@dataclass(frozen=True)
class Column:
    """One column: its heading, the key of its cells if it can be sorted by, how it is set.

    ``look`` is ``number``, ``long`` (a list that needs room), ``prose`` or nothing.
    """

    title: str
    sort: str = ""
    look: str = ""


@dataclass(frozen=True)
class Item:
    """One record of a list: its values by facet, and what stands in each column, line by line.

    ``mark`` is what it is called on the chart.
    """

    id: str
    values: dict[str, tuple[str, ...]]
    cells: tuple[tuple[Cell, ...], ...]
    mark: str = ""


@dataclass(frozen=True)
class Tick:
    """A number on both axes: how far across, how far down, and the number."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Ray:
    """A line across a chart, and what it stands for, at its end or above it."""

    start: tuple[str, str]
    end: tuple[str, str]
    text: str
    is_above: bool
    anchor: str


class Spot(NamedTuple):
    """Where the number of a dot stands, counted from the dot; ``anchor`` is its end there."""

    x: int
    y: int
    anchor: str


@dataclass(frozen=True)
class Dot:
    """An item on a chart: where, in which shape, and in words what it says and where it leads.

    ``spot`` is where its number stands, if there is room for it.
    """

    item: str
    mark: str
    x: str
    y: str
    shape: str
    text: str
    address: str
    spot: Spot | None = None


@dataclass(frozen=True)
class Cloud:
    """A chart of items by two amounts of money on logarithmic axes, with lines across it.

    ``shapes`` are the shapes that it has, with what each stands for; ``corners`` are the places of
    the axes: left, top, right, bottom.
    """

    title: str
    across: str
    upward: str
    corners: tuple[int, int, int, int]
    ticks: tuple[Tick, ...]
    rays: tuple[Ray, ...]
    dots: tuple[Dot, ...]
    shapes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Taking:
    """Rows of the listed items to take along: the words for it, the file, what holds the rows."""

    format: str
    text: str
    file: str
    rows: str


@dataclass(frozen=True)
class Finder:
    """A list of records with facets, sorted as ``order`` says, and what is said around it.

    ``counted`` says how many of all are listed, with ``{shown}`` in it. ``legend`` explains words.
    """

    name: str
    caption: str
    facets: tuple[Facet, ...]
    order: str
    orders: tuple[Order, ...]
    columns: tuple[Column, ...]
    items: tuple[Item, ...]
    counted: str
    clouds: tuple[Cloud, ...] = ()
    note: str = ""
    legend: tuple[Fact, ...] = ()
    takings: tuple[Taking, ...] = ()
    whole: tuple[Link, ...] = ()

    @property
    def count(self) -> str:
        """Return how many items there are, as it is said before any facet is set."""
        return self.counted.replace("{shown}", str(len(self.items)))
