"""The list of countries and the map of the region: what the library holds of each."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from generator.asking import asked_in
from generator.library import Library
from generator.locales.regions import drawn
from generator.marks import N_
from generator.plants import documented
from generator.views.edition import Draft
from generator.views.map import Box, Label, Land, Map, MapLink, Point
from generator.views.page import Page, Rows

# From so many documented cases on a country has the next darker shade.
SHADES = (1, 5, 25)
# The room of a name in units of the map, which are pixels on a phone: for a finger, or at least.
FINGER, LEAST = 44.0, 38.0
# Half of the height of a name, its letters in a line, and the distance of lines, in heights of one.
HALF, LETTERS, LEADING = 14.0, 13, 1.1
BORDERS = N_(
    "Borders: Natural Earth, 1:50 million, as they are drawn there; the map takes no side where "
    "they are disputed. Every country of this library stands in the table below."
)


class Column(NamedTuple):
    """Where names stand that have no room on their countries: beside all land.

    Names begin or end at ``edge``, as ``anchor`` says. They stand in the order of their countries
    from north to south, or to south and east, so that the lines between them do not cross.
    """

    room: Box
    edge: float
    anchor: str
    lean: int


COLUMNS = {
    "west": Column(Box(0, 72, 76, 312), 74, "end", lean=1),
    "east": Column(Box(252, 0, 76, 132), 254, "start", lean=0),
}


class Held(NamedTuple):
    """How much the library holds of a country: whom to ask, centres, lenders, cases, policies."""

    asked: int
    centres: int
    lenders: int
    cases: int
    policies: int

    @property
    def is_shown(self) -> bool:
        """Say whether the map tells anything of the country."""
        return bool(self.cases or self.centres)


class Shape(NamedTuple):
    """A country as it is drawn: its outline, its middle, and the place or column of its name."""

    outline: str
    centre: Point
    label: Point | str


class Region(NamedTuple):
    """The countries by their codes, on a ground of this size."""

    width: int
    height: int
    shapes: Mapping[str, Shape]


def countries_index(draft: Draft) -> Page:
    """Return the list of countries with what there is in each, below the map of the region."""
    words, library = draft.words, draft.library
    codes = words.by_name(library.countries)
    held = {code: held_in(code, library) for code in codes}
    rows: Rows = (
        (link, *map(words.number, held[code]))
        for code, link in zip(codes, draft.country_links(codes), strict=True)
    )
    head = (
        N_("Country"), N_("Who can be asked"), N_("Centres"), N_("Who lends"),
        N_("Documented cases"), N_("Policies"),
    )  # fmt: skip
    title, caption, map_ = words("By country"), words("Countries"), region_map(held, draft)
    section = draft.table_section(title, head, rows, caption=caption, sort=True, map=map_)
    return draft.hub_page("countries", sections=(section,))


def held_in(code: str, library: Library) -> Held:
    """Return how much a library holds of a country."""
    centres, facilities, cases, policies = (
        library.in_country(folder, code) for folder in ("centres", "financing", "cases", "policies")
    )
    lenders, plants = library.lenders(facilities), documented(cases, library)
    asked = asked_in(library, code)
    return Held(len(asked), len(centres), len(lenders), len(plants), len(policies))


@cache
def region() -> Region:
    """Return the countries of Latin America and the Caribbean."""
    found = drawn()
    shapes = {code: _shape(**one) for code, one in found["shapes"].items()}
    return Region(found["width"], found["height"], shapes)


def _shape(path: str, centre: list[float], label: list[float] | str) -> Shape:
    return Shape(path, Point(*centre), label if isinstance(label, str) else Point(*label))


def region_map(held: Mapping[str, Held], draft: Draft) -> Map:
    """Return the map; the countries that it tells of keep their order."""
    words, (width, height, shapes) = draft.words, region()
    shown = {code: one for code, one in held.items() if code in shapes and one.is_shown}
    rooms = {**_rooms_in_place(shown), **_rooms_in_columns(shown)}
    return Map(
        words("Map of documented cases and centres"),
        words(
            "Each country with a number leads to its page. Documented cases are plants with "
            "figures, each counted once; the pages of the countries list other results too."
        ),
        width,
        height,
        tuple(_land(shape) for code, shape in shapes.items() if code not in shown),
        tuple(_link(code, one, rooms.get(code), draft) for code, one in shown.items()),
        tuple(_shades(draft)),
        words(BORDERS),
    )


def _rooms_in_place(shown: Mapping[str, Held]) -> dict[str, Box]:
    places = {code: region().shapes[code].label for code in shown}
    return {
        code: Box(place.x - FINGER / 2, place.y - FINGER / 2, FINGER, FINGER)
        for code, place in places.items()
        if isinstance(place, Point)
    }


def _rooms_in_columns(shown: Mapping[str, Held]) -> dict[str, Box]:
    """Return the rooms of names in the columns; of too many, those of the countries with most."""
    shapes, rooms = region().shapes, dict[str, Box]()
    for name, column in COLUMNS.items():
        codes = [code for code in shown if shapes[code].label == name]
        codes.sort(key=lambda code: shown[code].cases, reverse=True)
        kept = codes[: int(column.room.height / LEAST)]
        kept.sort(key=lambda code: _rank(shapes[code].centre, column))
        wanted = [shapes[code].centre.y for code in kept]
        rooms |= zip(kept, _spread(wanted, column.room), strict=True)
    return rooms


def _rank(centre: Point, column: Column) -> float:
    return centre.y + column.lean * centre.x


def _spread(wanted: Sequence[float], column: Box) -> Iterator[Box]:
    """Yield rooms below each other in a column, each as near as can be to where it is wanted."""
    size = min(FINGER, column.height // max(len(wanted), 1))
    tops, free = list[float](), column.y
    for middle in wanted:
        tops.append(max(middle - size / 2, free))
        free = tops[-1] + size
    limit = column.y + column.height
    for place in reversed(range(len(tops))):
        limit = tops[place] = min(tops[place], limit - size)
    return (Box(column.x, top, column.width, size) for top in tops)


def _link(code: str, held: Held, room: Box | None, draft: Draft) -> MapLink:
    words, shape = draft.words, region().shapes[code]
    cases = words.plural("{count} documented case", "{count} documented cases", held.cases)
    centres = words.plural("{count} centre", "{count} centres", held.centres)
    (country,) = draft.country_links([code])
    told = f"{country.text}: {cases}, {centres}"
    shade = sum(held.cases >= least for least in SHADES)
    label = _label(country.text, held, room, shape, draft) if room else None
    return MapLink(told, country.address, _land(shape, shade), label)


def _land(shape: Shape, shade: int = 0) -> Land:
    return Land(shape.outline, shape.centre, shade)


def _label(name: str, held: Held, room: Box, shape: Shape, draft: Draft) -> Label:
    lines = tuple(wrap(name, LETTERS, break_long_words=False))
    x, anchor = room.middle.x, "middle"
    if isinstance(shape.label, str):
        _, x, anchor, _ = COLUMNS[shape.label]
    # Below the lines stand the numbers.
    raised = LEADING * len(lines) / 2 - 0.35
    cases, centres = (
        draft.words.number(number) if number else "" for number in (held.cases, held.centres)
    )
    text = Box(room.x, room.middle.y - HALF, room.width, 2 * HALF)
    near = text.nearest(shape.centre)
    leader = () if near == shape.centre else (near, shape.centre)
    place = Point(x, room.middle.y)
    return Label(place, anchor, f"{-raised:.2f}em", lines, cases, centres, room, leader)


def _shades(draft: Draft) -> Iterator[str]:
    """Yield what the shades mean, the palest first."""
    words = draft.words
    yield words("no documented case")
    for least, more in pairwise(SHADES):
        yield words("{first} to {last}", first=words.number(least), last=words.number(more - 1))
    yield words("{number} and more", number=words.number(SHADES[-1]))
