"""How much room a page asks for, reckoned without setting it.

Setting a sheet takes a hundred times longer than making its view. Most stories are so short that no
trial is needed to see that they fit, and some so long that none is needed to see that they do not.
The measures, in points, are those of the templates in their smallest type, each rounded up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from generator.sheets.handout import Handout
from generator.sheets.makers import PrintedPage, Share, Worksheet
from generator.sheets.prose import Node
from generator.sheets.signs import width_of
from generator.views.page import Chart, Section, Tile

# Without margins, Letter is the lower of the two papers (722 points), and A4 the narrower one. No
# sheet is reckoned less than 40 points too high.
FITS, WIDTH = 750, 515
# Even if all its letters were narrow, what is so high would not fit.
FAR_TOO_LONG = 6 * FITS
TYPE, LINE, GAP, SMALL = 10, 11.7, 12.8, 9
TILES_ABREAST, TILE_WIDTH = 4, 110
SHARE_WIDTH = 1080
# The text of a page of a booklet, which is set in small type.
BOOKLET_WIDTH, MM = 351, 72 / 25.4
# Of a table: what is free beside a text, and what a column takes at the most if others want it.
CELL_SIDES, WIDEST_COLUMN = 7, 170
FOOT_WIDTH, ASKED_WIDTH, WAY_WIDTH = 435, 235, 262


# What is not divided even in a crowded table: six letters, or a figure.
_PIECE = re.compile(r"[^\W\d_]{1,6}|(?:(?! )[\W\d_])+")


class WideTable(NamedTuple):
    """A table of a story, by its number there, that needs more millimetres than there are."""

    number: int
    columns: int
    width: int
    limit: int


def height_of(view: object) -> float:
    """Return how high a page of a sheet is at the most, without what gives way, in points.

    Of handouts, of which there are few, only setting them tells.
    """
    match view:
        case PrintedPage():
            return _page(view)
        case Worksheet():
            return max(_front(view), _back(view))
        case Share():
            return _share(view)
        case Handout():
            return FITS + 1
    return 0


def tables_too_wide(view: object, width: float, size: float) -> Iterator[WideTable]:
    """Yield the tables that are broader than ``width`` in type of ``size``, with words divided."""
    body = view.body if isinstance(view, PrintedPage) else ()
    for number, node in enumerate(_tables_in(body)):
        columns = list(zip(*_rows(node), strict=True))
        least = sum(_widest(_PIECE.findall(" ".join(column)), size) for column in columns)
        if least > width:
            yield WideTable(number, len(columns), ceil(least / MM), int(width / MM))


def _tables_in(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node["is"] == "table":
            yield node
        else:
            yield from _tables_in(node.get("content", ()))


def _page(page: PrintedPage) -> float:
    contact = _contact(page.contact) if page.contact else 0
    parts = (_masthead(page), _tiles(page.tiles), contact, *map(_chart, page.charts), _foot(page))
    return sum(part + GAP for part in parts if part) + _blocks(page.body, WIDTH)


def _share(share: Share) -> float:
    """Return more than fits if a part may be too high for its place on the picture."""
    tiles = (f"{tile.label} {tile.value.text}" for tile in share.tiles)
    is_sure = (
        _lines(share.title, SHARE_WIDTH, 38) <= 4
        and (share.tiles or _lines(share.summary, SHARE_WIDTH, 22) <= 5)
        and max(map(len, tiles), default=0) <= 80
    )
    return 0 if is_sure else FITS + 1


def _front(sheet: Worksheet) -> float:
    asked = (_lines(f"{one.area} {one.question}", ASKED_WIDTH) for one in sheet.questions)
    return 100 + 27 * _lines(sheet.title, WIDTH, 22) + sum(7 + LINE * lines for lines in asked)


def _back(sheet: Worksheet) -> float:
    ways = (_lines(f"{one.what}\n{one.how}", WAY_WIDTH) for one in sheet.own_numbers)
    # Below them, seven empty rows for losses.
    return 355 + sum(7 + LINE * lines for lines in ways)


def _lines(text: str, width: float, size: float = TYPE) -> int:
    """Return how many lines a text fills at the most: at the end of each a word may lack room."""
    longest = max(map(len, text.split()), default=0) * size * 0.55
    # Common words are of all lengths, and what is left over is half of one in the mean.
    spare = longest / 2 if longest < width / 3 else longest
    room = max(width - spare, width / 2) / size
    return sum(ceil(width_of(line) / room) or 1 for line in text.split("\n"))


def _masthead(page: PrintedPage) -> float:
    title = 25 + 16 * _lines(page.title, WIDTH, 16)
    notices = sum(15 + LINE * _lines(notice, WIDTH) for notice in page.notices)
    return title + 12 + LINE * 1.05 * _lines(page.summary, WIDTH / 1.05) + notices


def _tiles(tiles: Sequence[Tile]) -> float:
    rows = [tiles[first : first + TILES_ABREAST] for first in range(0, len(tiles), TILES_ABREAST)]
    return 12 + sum(12 + max(map(_tile, row)) for row in rows) if rows else 0


def _tile(tile: Tile) -> float:
    how = f"{tile.value.computed or tile.value.grade_label} [99]"
    label, value = _lines(tile.label, TILE_WIDTH), _lines(tile.value.text, TILE_WIDTH, 12)
    return 10.7 * label + 12 * value + 9.6 * _lines(how, TILE_WIDTH, SMALL)


def _contact(section: Section) -> float:
    """Return the height of a section of contacts, each a paragraph of its own."""
    told = (
        " · ".join(
            (
                *((f"{one.link.text} ({one.link.note})",) if one.link else ()),
                *(way.text for way in one.ways),
                *(f"{fact.label}: {fact.text}" for fact in one.facts),
                f"{one.known_from} [99]",
            )
        )
        for one in section.contacts
    )
    return 27 + LINE * (_lines(section.lead, WIDTH) + sum(_lines(text, WIDTH) + 1 for text in told))


def _chart(chart: Chart) -> float:
    bars = sum(12 + LINE * _lines(f"{bar.label} [99]", WIDTH) for bar in chart.bars)
    return 22 + bars + 3 + LINE * _lines(chart.note, WIDTH, SMALL)


def _foot(page: PrintedPage) -> float:
    named = (f" [99] {one.link.text}, {one.year}." for one in page.imprint.sources)
    lines = _lines("".join(named), FOOT_WIDTH, SMALL) + _lines(page.imprint.address, FOOT_WIDTH)
    return 6 + max(60, 12 + 9.7 * (lines + 3))


def _blocks(nodes: Iterable[Node], width: float) -> float:
    return sum(_block(node, width) for node in nodes)


def _block(node: Node, width: float) -> float:
    inside = node.get("content", ())
    match node["is"]:
        case "ul" | "ol" | "blockquote":
            return 7 + _blocks(inside, width - 20)
        case "li":
            return 1 + sum(_item_part(part, width) for part in inside)
        case "table":
            rows = [
                [_text_of(cell) for cell in row["content"]]
                for part in inside
                for row in part["content"]
            ]
            columns = [share - CELL_SIDES for share in _columns(rows, width)]
            return 8 + sum(_row(row, columns) for row in rows)
        case "p":
            return 3.5 + LINE * _lines(_text_of(node), width)
        case "hr":
            return 0
    return 10 + 14 * _lines(_text_of(node), width, 12)


def _item_part(node: Node, width: float) -> float:
    """Return the height of what stands in an item of a list, closer than elsewhere."""
    return _block(node, width) - (3.5 if node["is"] == "p" else 7)


def _rows(table: Node) -> list[list[str]]:
    rows = (row for part in table["content"] for row in part["content"])
    return [[_text_of(cell) for cell in row["content"]] for row in rows]


def _row(cells: Sequence[str], columns: Sequence[float]) -> float:
    return 4 + LINE * max(map(_lines, cells, columns), default=0)


def _columns(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Return how broad the columns of a table are made, as its template shares out the width."""
    columns = list(zip(*rows, strict=True))
    least = [_widest(" ".join(column).split(" ")) for column in columns]
    wanted = [
        max(low, min(WIDEST_COLUMN, _widest(column)))
        for low, column in zip(least, columns, strict=True)
    ]
    needed, asked = sum(least), sum(wanted)
    if needed >= width:
        return [low / needed * width for low in least]
    if asked <= width:
        return [high / asked * width for high in wanted]
    spare = (width - needed) / (asked - needed)
    return [low + (high - low) * spare for low, high in zip(least, wanted, strict=True)]


def _widest(texts: Iterable[str], size: float = TYPE) -> float:
    return max(map(width_of, texts), default=0) * size + CELL_SIDES


def _text_of(node: Node) -> str:
    if node["is"] == "br":
        return "\n"
    return str(node.get("text", "")) + "".join(map(_text_of, node.get("content", ())))
