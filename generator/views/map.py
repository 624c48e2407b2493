"""What a map is made of: places, countries, their names, and the links to their pages."""

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place on a map."""

    x: float
    y: float


class Box(NamedTuple):
    """Room on a map; its corner is the one at the top and left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Return the middle of the box."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def meets(self, other: "Box") -> bool:
        """Say whether two boxes have some room in common."""
        beside = self.x + self.width <= other.x or other.x + other.width <= self.x
        above = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (beside or above)

    def nearest(self, point: Point) -> Point:
        """Return the place in the box that is nearest to a point: itself, if it is inside."""
        x, y = max(point.x, self.x), max(point.y, self.y)
        return Point(min(x, self.x + self.width), min(y, self.y + self.height))


@dataclass(frozen=True)
class Land:
    """A country as a map draws it: its outline, or a dot if it has none; shade 0 is the palest."""

    outline: str
    centre: Point
    shade: int = 0


@dataclass(frozen=True)
class Label:
    """The name of a country on a map, line by line, the first raised by so many heights of a line.

    ``anchor`` says which end of it is at ``place``, or its middle; ``leader`` are the ends of the
    line that leads to its country, if there is one.
    """

    place: Point
    anchor: str
    raised: str
    lines: tuple[str, ...]
    cases: str
    centres: str
    room: Box
    leader: tuple[Point, ...] = ()


@dataclass(frozen=True)
class MapLink:
    """A country of a map that leads to its page: what it says to those who cannot see it."""

    text: str
    address: str
    land: Land
    label: Label | None = None


@dataclass(frozen=True)
class Map:
    """A map: the countries of which nothing is told, those that lead on, and what shades mean."""

    title: str
    summary: str
    width: int
    height: int
    lands: tuple[Land, ...]
    links: tuple[MapLink, ...]
    shades: tuple[str, ...]
    note: str
