"""Where the texts of a PDF lie: what is printed upon another, touches a column, leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import hypot
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

MM = 72 / 25.4
# Between the ink of a cell and the column beside it.
GAP = 1 * MM
# How far letters reach above and below their line, in em.
ASCENT, DESCENT = 0.66, 0.2
# Less is how letters are set, not one text upon another.
OVERLAP = 1.0
NO_MARK = -1


class Box(NamedTuple):
    """A rectangle in points, from the lower left corner of its page."""

    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Box) -> bool:
        """Say whether two rectangles share more than their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        upright = min(self.top, other.top) - max(self.bottom, other.bottom)
        return min(across, upright) > OVERLAP

    def with_(self, other: Box) -> Box:
        """Return the rectangle around two."""
        near = (min(self.left, other.left), min(self.bottom, other.bottom))
        return Box(*near, max(self.right, other.right), max(self.top, other.top))

    def __str__(self) -> str:
        return f"{self.left / MM:.0f} mm from the left and {self.bottom / MM:.0f} mm from below"


class Piece(NamedTuple):
    """A text that is drawn in one go, its size in points, and the number of its mark."""

    mark: int
    box: Box
    size: float


@dataclass(frozen=True)
class Cell:
    """A cell of a table: the columns from ``start`` up to ``end``, and its text on every page."""

    is_head: bool
    start: int
    end: int
    boxes: dict[int, Box]


@dataclass(frozen=True)
class Setting:
    """A PDF that is open, and where its texts lie."""

    pdf: pikepdf.Pdf

    def overprinted(self) -> Iterator[str]:
        """Yield where a text is printed upon another."""
        for number, pieces in enumerate(self._pages, start=1):
            for one, other in combinations([piece.box for piece in pieces], 2):
                if one.covers(other):
                    yield f"page {number}: a text {one} is upon one {other}"

    def outside(self, margin: float) -> Iterator[str]:
        """Yield the texts that come nearer to the edge of their page than ``margin``."""
        for number, pieces in enumerate(self._pages, start=1):
            page = Box(*map(float, self.pdf.pages[number - 1].mediabox))
            for _, box, _ in pieces:
                near = (box.left - page.left, box.bottom - page.bottom)
                if min(*near, page.right - box.right, page.top - box.top) < margin:
                    yield f"page {number}: a text {box} is too near to the edge"

    def touching(self) -> Iterator[str]:
        """Yield the cells whose text comes nearer than ``GAP`` to the column beside them."""
        for table in self.tables:
            for page in sorted({page for cell in table for page in cell.boxes}):
                cells = [(cell, cell.boxes[page]) for cell in table if page in cell.boxes]
                starts: dict[int, float] = {}
                for cell, box in cells:
                    starts[cell.start] = min(box.left, starts.get(cell.start, box.left))
                for cell, box in cells:
                    if cell.end in starts and box.right + GAP > starts[cell.end]:
                        yield f"page {page + 1}: a cell {box} touches the next column"

    @cached_property
    def tables(self) -> list[list[Cell]]:
        """Return the cells of every table that is tagged as one."""
        root = self.pdf.Root.get("/StructTreeRoot")
        return [list(self._cells(table)) for table in _tagged(root, Name.Table)]

    def _cells(self, table: Any) -> Iterator[Cell]:
        for row in _tagged(table, Name.TR):
            end = 0
            for cell in _tagged(row, Name.TH, Name.TD):
                start, end = end, end + _columns(cell)
                yield Cell(cell.S == Name.TH, start, end, self._boxes(cell))

    def _boxes(self, element: Any) -> dict[int, Box]:
        """Return the rectangle around all texts of an element, for each page that it stands on."""
        found: dict[int, Box] = {}
        for page, mark in self._marks(element):
            for piece in self._pages[page]:
                if piece.mark == mark:
                    found[page] = piece.box.with_(found.get(page, piece.box))
        return found

    def _marks(self, element: Any, page: Any = None) -> Iterator[tuple[int, int]]:
        """Yield the pages and marks of the texts of an element."""
        if isinstance(element, int):
            yield self._numbers[page.objgen], element
        elif isinstance(element, Array):
            for one in element:
                yield from self._marks(one, page)
        elif element.get("/Type") != Name.OBJR:
            inside = element.get("/MCID", element.get("/K", Array()))
            yield from self._marks(inside, element.get("/Pg", page))

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def _pages(self) -> list[list[Piece]]:
        return [list(pieces_of(page)) for page in self.pdf.pages]


def _tagged(element: Any, *names: Name) -> Iterator[Any]:
    """Yield the nearest elements of these names inside another."""
    inside = element.get("/K", Array()) if isinstance(element, Dictionary) else Array()
    for one in inside if isinstance(inside, Array) else (inside,):
        if isinstance(one, Dictionary) and one.get("/S") in names:
            yield one
        else:
            yield from _tagged(one, *names)


def _columns(cell: Any) -> int:
    """Return how many columns a cell spans."""
    given = cell.get("/A", Array())
    attributes = given if isinstance(given, Array) else (given,)
    return max((int(one.get("/ColSpan", 1)) for one in attributes), default=1)


def pieces_of(page: pikepdf.Page) -> Iterator[Piece]:
    """Yield the texts of a page in the order in which they are drawn."""
    yield from _drawn(page, page.obj.Resources, Matrix())


def _drawn(content: Any, resources: Any, now: Matrix) -> Iterator[Piece]:
    widths = {name: _widths(font) for name, font in resources.get("/Font", {}).items()}
    matrices, text, marks, font, size = [], Matrix(), [NO_MARK], "", 0.0
    for instruction in pikepdf.parse_content_stream(content):
        given: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                matrices.append(now)
            case "Q":
                now = matrices.pop()
            case "cm":
                now = Matrix(*map(float, given)) @ now
            case "BDC":
                tag = given[1] if isinstance(given[1], Dictionary) else Dictionary()
                marks.append(int(tag.get("/MCID", NO_MARK)))
            case "BMC":
                marks.append(NO_MARK)
            case "EMC":
                marks.pop()
            case "Tf":
                font, size = str(given[0]), float(given[1])
            case "Tm":
                text = Matrix(*map(float, given))
            case "Tj" | "TJ":
                width = _width(given[0], widths[font]) * size
                line, shown = Rectangle(0, -DESCENT * size, width, ASCENT * size), text @ now
                place = shown.transform(line)
                box = Box(place.llx, place.lly, place.urx, place.ury)
                yield Piece(marks[-1], box, round(size * hypot(shown.c, shown.d), 2))
            case "Do":
                form = resources.XObject[str(given[0])]
                if form.Subtype == Name.Form:
                    own = Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
                    yield from _drawn(form, form.get("/Resources", resources), own @ now)


def _width(drawn: Any, widths: dict[int, float]) -> float:
    """Return the width of signs that are drawn with corrections between them, in em."""
    total = 0.0
    for part in drawn if isinstance(drawn, Array) else (drawn,):
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            pairs = zip(codes[::2], codes[1::2], strict=True)
            total += sum(widths[high * 256 + low] for high, low in pairs)
        else:
            total -= float(part) / 1000
    return total


def _widths(font: Any) -> dict[int, float]:
    """Return the widths of the signs of a font of Typst's by their codes, in em."""
    found: dict[int, float] = {}
    given = iter(font.DescendantFonts[0].W)
    for first in given:
        last, width = next(given), next(given)
        found |= dict.fromkeys(range(int(first), int(last) + 1), float(width) / 1000)
    return found
