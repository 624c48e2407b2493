"""Numbers on paper: as the country writes them that a sheet is for, or that its record is about."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from generator.sheets.catalogue import Sheet
from tests.sheets.printed import printed, printer

POULTRY = "slaughterhouses-poultry"
NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def tiles(sheet: Sheet) -> list[str]:
    """Return the large figures of a handout, a case sheet or a picture to share."""
    data: dict[str, Any] = json.loads(printer().job(sheet, printer().view(sheet)).data)
    headline = data.get("headline")
    shown = [headline["first"], *headline["others"]] if headline else data["tiles"]
    return [tile["value"]["text"].replace(NO_BREAK, " ").replace(NARROW, "~") for tile in shown]


@pytest.mark.parametrize(
    ("sheet", "figure"),
    [
        (Sheet("handout", POULTRY, "es"), "US$ 58~850 al año"),
        (Sheet("handout", POULTRY, "es", country="BO"), "US$ 58.850 al año"),
        (Sheet("handout", POULTRY, "es", country="GT"), "US$ 58,850 al año"),
        (Sheet("handout", POULTRY, "en", country="BO"), "US$ 58,850 a year"),
        (Sheet("shared-sector", POULTRY, "es"), "US$ 58~850 al año"),
        (Sheet("shared-case", "bolivia-poultry-slaughterhouse", "es"), "US$ 58.850 al año"),
        (Sheet("case", "bolivia-poultry-slaughterhouse", "es"), "US$ 58.850 al año"),
        (Sheet("case", "queretaro-zero-investment", "es"), "US$ 40,000 al mes"),
        # In Jamaica nobody has a custom of his own for Spanish.
        (Sheet("case", "jamaica-five-hotels", "es"), "US$ 620~000 al año"),
    ],
    ids=str,
)
def test_a_sheet_writes_numbers_as_its_country_does(sheet: Sheet, figure: str) -> None:
    assert figure in tiles(sheet)


def test_a_narrow_space_on_paper_is_a_space_to_those_who_copy_it(tools: None) -> None:
    file = printed(Sheet("case", "jamaica-five-hotels", "es")).file
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True).stdout
    assert "US$ 620 000 al año" in " ".join(text.split())
