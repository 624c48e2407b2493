"""The print contract, on the sheets of the repository's content."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.press import render
from tests.sheets.printed import name_of, printed, printer, sheets, text_of, tried
from tests.some import some
from tools.cells import pieces_of
from tools.pdf import ink_percent, structure
from tools.photocopy import photocopied, reading, rendered

SMALLEST_TYPE = 9.0
MOST_INK = 8.0
HANDOUT_BYTES = 60_000
MARGIN = 10 * 72 / 25.4
WORDS_READ, WORDS_READ_AFTER_COPIES = 0.94, 0.97
HANDOUTS = [sheet for sheet in sheets() if sheet.kind == "handout"]
# Those of the countries differ from these by a few words.
GENERAL = [sheet for sheet in HANDOUTS if not sheet.is_for_all]
ONE_PAPER = [sheet for sheet in GENERAL if sheet.paper == "a4" or sheet.association]
# Reading takes ten seconds a sheet, and all are set alike.
READ = some(HANDOUTS, 70)


@pytest.mark.parametrize("sheet", tried(), ids=name_of)
def test_a_sheet_keeps_the_contract(sheet: Sheet, tools: None) -> None:
    file = printed(sheet).file
    facts = structure(file)
    assert facts.title
    assert facts.author
    assert facts.lang == sheet.lang
    assert facts.fonts
    assert facts.loose_fonts == ()
    assert facts.smallest_type >= SMALLEST_TYPE
    assert set(facts.colour_spaces) <= {"DeviceGray", "Pattern"}
    # The pages of a booklet are pictures of pages; its readable twin is the plain guide.
    assert sheet.paper == "a5" or (facts.tagged and facts.claims_ua)
    if wanted := SHEET_KINDS[sheet.kind].pages:
        assert facts.pages == wanted
    ink = ink_percent(file)
    assert ink is not None
    assert ink <= MOST_INK


@pytest.mark.parametrize("sheet", HANDOUTS, ids=name_of)
def test_a_handout_travels_light(sheet: Sheet) -> None:
    assert printed(sheet).file.stat().st_size <= HANDOUT_BYTES


@pytest.mark.parametrize("sheet", HANDOUTS, ids=name_of)
def test_most_type_of_a_handout_is_ten_points_or_more(sheet: Sheet) -> None:
    with pikepdf.open(printed(sheet).file) as pdf:
        sizes = [piece.size for page in pdf.pages for piece in pieces_of(page)]
    assert sum(size >= 10 for size in sizes) > len(sizes) / 2


@pytest.mark.parametrize("sheet", GENERAL, ids=name_of)
def test_no_line_begins_with_a_sign_that_closes(sheet: Sheet, tools: None) -> None:
    assert re.findall(r"(?m)^[;,.:!?)\]»”].*", text_of(sheet)) == []


@pytest.mark.parametrize("sheet", ONE_PAPER, ids=name_of)
def test_an_office_printer_cuts_nothing_off(sheet: Sheet, tools: None) -> None:
    file = printed(sheet).file
    for number in range(2):
        picture = rendered(file, number + 1, dpi=72)
        box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert box
        left, top, right, bottom = box
        assert min(left, top, picture.width - right, picture.height - bottom) >= MARGIN - 1


@pytest.mark.parametrize("sheet", READ, ids=name_of)
@pytest.mark.parametrize("page", [1, 2])
def test_a_third_photocopy_can_be_read(sheet: Sheet, page: int, tools: None) -> None:
    found = reading(printed(sheet).file, page, sheet.lang)
    assert found.clean >= WORDS_READ
    assert found.copied >= WORDS_READ_AFTER_COPIES


@pytest.mark.parametrize("sheet", GENERAL, ids=name_of)
def test_the_qr_code_of_a_third_photocopy_leads_to_the_page(sheet: Sheet, tools: None) -> None:
    copy = photocopied(rendered(printed(sheet).file, 2))
    (code,) = zxingcpp.read_barcodes(copy)
    edition = printer().editions[sheet.lang]
    assert code.text == edition.url(f"sectors/{sheet.entry}/")


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    sheet = HANDOUTS[0]
    job = printed(sheet).job
    files = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        files.append(render(job, folder).file.read_bytes())
    assert files[0] == files[1]
