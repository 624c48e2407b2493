"""Reads a workbook as a spreadsheet does: its sheets, their cells, and how they are set up."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from zipfile import ZipFile

import lxml.etree
from lxml.etree import _Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# How a workbook writes a sign that XML lacks, and an underscore that could be taken for one.
_ESCAPED = re.compile("_x([0-9A-F]{4})_")


@dataclass(frozen=True)
class Sheet:
    """One sheet: cells by column and row, where links lead, what is frozen and what is filtered."""

    cells: dict[tuple[str, int], str | float]
    links: dict[str, str]
    frozen_rows: int
    filtered: str
    formulas: int

    def row(self, number: int) -> list[str | float]:
        """Return the cells of a row that are not empty, from left to right."""
        return [cell for (_, row), cell in self.cells.items() if row == number]

    def records(self) -> list[dict[str, str | float]]:
        """Return the rows below the head, by the words of the head."""
        last = max(row for _, row in self.cells)
        heads = {column: str(cell) for (column, row), cell in self.cells.items() if row == 1}
        rows: list[dict[str, str | float]] = [{} for _ in range(last + 1)]
        for (column, row), cell in self.cells.items():
            rows[row][heads.get(column, column)] = cell
        return rows[2:]


def sheets_of(data: bytes) -> dict[str, Sheet]:
    """Return the sheets of a workbook by their names."""
    with ZipFile(io.BytesIO(data)) as book:
        names = [one.get("name") or "" for one in _root(book, "workbook").iter(f"{MAIN}sheet")]
        texts = ["".join(map(str, one.itertext())) for one in _root(book, "sharedStrings")]
        return {name: _sheet(book, number, texts) for number, name in enumerate(names, start=1)}


def _root(book: ZipFile, part: str) -> _Element:
    return lxml.etree.fromstring(book.read(f"xl/{part}.xml"))


def _sheet(book: ZipFile, number: int, texts: list[str]) -> Sheet:
    root = _root(book, f"worksheets/sheet{number}")
    pane, filter_ = root.find(f".//{MAIN}pane"), root.find(f"{MAIN}autoFilter")
    return Sheet(
        dict(_cell(one, texts) for one in root.iter(f"{MAIN}c") if len(one)),
        _links(book, root, number),
        int(pane.get("ySplit", "0")) if pane is not None else 0,
        filter_.get("ref", "") if filter_ is not None else "",
        len(root.findall(f".//{MAIN}f")),
    )


def _cell(element: _Element, texts: list[str]) -> tuple[tuple[str, int], str | float]:
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", element.get("r", "")).groups()  # type: ignore[union-attr]
    held = "".join(map(str, element.itertext()))
    is_text = element.get("t") == "s"
    return (column, int(row)), _ESCAPED.sub(_sign, texts[int(held)]) if is_text else float(held)


def _sign(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _links(book: ZipFile, root: _Element, number: int) -> dict[str, str]:
    found = root.findall(f".//{MAIN}hyperlink")
    if not found:
        return {}
    parts = lxml.etree.fromstring(book.read(f"xl/worksheets/_rels/sheet{number}.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in parts}
    return {one.get("ref", ""): targets[one.get(f"{RELATION}id")] for one in found}
