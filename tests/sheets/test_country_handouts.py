"""The handout for one country: its paper, its word for the trade, its numbers, who is near."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pikepdf
import pytest

from generator.sheets.catalogue import Sheet, usual
from tests.sheets.printed import library, printed, printer

MM = 25.4 / 72
A4, LETTER = (210, 297), (216, 279)
BOLIVIA, JAMAICA, MEXICO = ("BO", "tanneries"), ("JM", "hotels"), ("MX", "tanneries")


def handout(country: str, entry: str) -> Sheet:
    """Return the handout of a sector for a country."""
    (sheet,) = (one for one in usual(library(), country) if one.entry == entry)
    return sheet


def shown(sheet: Sheet) -> dict[str, Any]:
    """Return what a handout says, with plain spaces."""
    data: dict[str, Any] = json.loads(
        printer().job(sheet, printer().view(sheet)).data.decode().replace("\N{NO-BREAK SPACE}", " ")
    )
    return data


@pytest.mark.parametrize(
    ("which", "path", "size"),
    [
        (BOLIVIA, "es/print/tanneries-handout-bo-a4.pdf", A4),
        (JAMAICA, "en/print/hotels-handout-jm-a4.pdf", A4),
        (MEXICO, "es/print/tanneries-handout-mx-letter.pdf", LETTER),
    ],
)
def test_a_handout_is_in_the_language_of_its_country_and_on_its_paper(
    which: tuple[str, str], path: str, size: tuple[int, int]
) -> None:
    sheet = handout(*which)
    assert sheet.path == path
    with pikepdf.open(printed(sheet).file) as pdf:
        boxes = [page.mediabox[2:] for page in pdf.pages]
    assert [tuple(round(float(side) * MM) for side in box) for box in boxes] == [size, size]


@pytest.mark.parametrize(
    ("which", "kicker", "title", "also"),
    [
        (BOLIVIA, "Menos desperdicio, más dinero: producción más limpia · Bolivia",
         "Curtiembres", ""),
        (JAMAICA, "Less waste, more money: cleaner production · Jamaica", "Hotels", ""),
        (MEXICO, "Menos desperdicio, más dinero: producción más limpia · México",
         "Tenerías", "Curtiembres"),
    ],
)  # fmt: skip
def test_a_handout_calls_the_trade_as_its_country_does(
    which: tuple[str, str], kicker: str, title: str, also: str
) -> None:
    said = shown(handout(*which))
    assert (said["kicker"], said["title"], said["also"]) == (kicker, title, also)


@pytest.mark.parametrize(
    ("which", "figure"),
    [
        (BOLIVIA, "US$ 20.400 al año"),
        (JAMAICA, "about US$ 19,000 a year"),
        (MEXICO, "US$ 20,400 al año"),
    ],
)
def test_a_handout_writes_numbers_as_its_country_does(which: tuple[str, str], figure: str) -> None:
    assert shown(handout(*which))["headline"]["first"]["value"]["text"] == figure


@pytest.mark.parametrize(("which", "others"), [(BOLIVIA, "México"), (MEXICO, "Bolivia")])
def test_a_handout_names_the_centres_of_its_country_alone(
    which: tuple[str, str], others: str
) -> None:
    sheet = handout(*which)
    helpers = " ".join(map(str, shown(sheet)["helpers"]))
    edition = printer().editions[sheet.lang]
    own = [edition.title_of(one) for one in library().in_country("centres", sheet.country)]
    assert own
    assert [name for name in own if name not in helpers] == []
    assert others not in helpers


def test_what_is_printed_is_what_was_told(tools: None) -> None:
    file = printed(handout(*MEXICO)).file
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True)
    text = " ".join(done.stdout.split())
    assert "más limpia · México" in text
    assert "Tenerías Curtiembres" in text
    assert "US$ 20,400 al año" in text
