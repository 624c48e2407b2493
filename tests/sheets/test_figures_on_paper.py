"""What the view of a guide says stands in its PDF as a reader finds it: numbers, leads."""

from __future__ import annotations

import re

import pytest

from generator.sheets.catalogue import Sheet
from generator.sheets.makers import PrintedPage
from tests.sheets.printed import name_of, printer, sheets, text_of

GUIDES = [sheet for sheet in sheets() if sheet.kind in ("guide", "topic") and sheet.paper != "a5"]
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# What groups the thousands of Spanish is a gap in a PDF, and no sign.
GAP = "\N{NARROW NO-BREAK SPACE}"


def numbers_in(view: PrintedPage) -> set[str]:
    """Return the numbers in tiles, bars and cells, which ``test_figures_everywhere`` compares."""
    tables = [table for section in view.sections for table in section.tables]
    charts = [*view.charts, *(chart for section in view.sections for chart in section.charts)]
    texts = [tile.value.text for tile in view.tiles]
    texts += [bar.value for chart in charts for bar in chart.bars]
    texts += [cell.text for table in tables for row in table.rows for cell in row]
    return set(NUMBER.findall(" ".join(texts).replace(GAP, "")))


@pytest.mark.parametrize("sheet", GUIDES, ids=name_of)
def test_the_pdf_of_a_guide_prints_the_numbers_of_its_view(sheet: Sheet, tools: None) -> None:
    view = printer().view(sheet)
    assert isinstance(view, PrintedPage)
    assert numbers_in(view) - set(NUMBER.findall(text_of(sheet).replace(GAP, ""))) == set()


@pytest.mark.parametrize("sheet", GUIDES, ids=name_of)
def test_what_leads_to_a_table_stands_on_its_page(sheet: Sheet, tools: None) -> None:
    view = printer().view(sheet)
    assert isinstance(view, PrintedPage)
    leads = tuple(squeezed(section.lead) for section in view.sections if section.lead)
    # The last line of a page is its foot.
    ends = [squeezed(page.rstrip().rsplit("\n", 1)[0]) for page in text_of(sheet).split("\f")]
    assert [end[-60:] for end in ends if leads and end.endswith(leads)] == []


def squeezed(text: str) -> str:
    """Return a text without what the breaks of its lines change."""
    return re.sub(r"[\s-]", "", text)


def test_the_guides_hold_numbers() -> None:
    views = [printer().view(sheet) for sheet in GUIDES]
    assert sum(len(numbers_in(view)) for view in views if isinstance(view, PrintedPage)) > 200
