"""The small drawings on paper: lines beside the words that say the same."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from generator.sheets.catalogue import Sheet
from tests.sheets.printed import name_of, printed, sheets

HANDOUTS = [one for one in sheets() if one.kind == "handout" and not one.association]


def curves(page: pikepdf.Page) -> list[bool]:
    """Return, for every curve on a page, whether it stands in what nobody reads out."""
    found, hidden = [], list[bool]()
    for instruction in pikepdf.parse_content_stream(page):
        given: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                hidden.append(str(given[0]) == "/Artifact")
            case "EMC":
                hidden.pop()
            case "c":
                found.append(any(hidden))
    return found


@pytest.mark.parametrize("sheet", HANDOUTS, ids=name_of)
def test_a_handout_shows_what_its_measures_are_about(sheet: Sheet) -> None:
    with pikepdf.open(printed(sheet).file) as pdf:
        front, back = map(curves, pdf.pages)
    # So many has one drawing at least.
    assert len(front) >= 8
    assert all(front)
    assert back == []
