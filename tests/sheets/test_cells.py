"""No text of a sheet touches another, or leaves the page; and every table has a head."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
import typst

from generator.checks import check
from generator.sheets.catalogue import Sheet
from generator.sheets.engine import FONTS, as_pdf
from generator.sheets.parts import Paper
from generator.sheets.printing import Printer
from tests.sheets.printed import SETTINGS, name_of, printed, printer, tried
from tests.unit.content import SOURCED, Content
from tools.cells import MM, Setting

MARGIN = 10 * MM


@pytest.mark.parametrize("sheet", tried(), ids=name_of)
def test_no_text_of_a_sheet_touches_another(sheet: Sheet) -> None:
    with pikepdf.open(io.BytesIO(plain(sheet))) as pdf:
        setting = Setting(pdf)
        assert list(setting.touching()) == []
        assert list(setting.overprinted()) == []
        assert list(setting.outside(MARGIN)) == []
        assert [cells for cells in setting.tables if not any(cell.is_head for cell in cells)] == []


def plain(sheet: Sheet) -> bytes:
    """Return the PDF of a sheet; of a booklet its pages before they are folded, with their tags."""
    if sheet.paper != "a5":
        return printed(sheet).file.read_bytes()
    job = printer().job(sheet, printer().view(sheet))
    return as_pdf(job.template, job.data)


LONG = "x" * 40
CROWDED = "".join(
    f"{row}|\n" for row in ("| recuperación " * 9, "|---" * 9, "| 12.400 kWh, reutilización " * 9)
)
FIGURES = f"""\
investment: {{amount: 12345678-23456789, currency: USD, {SOURCED}}}
saving: {{amount: 1234567-2345678, currency: USD, per: year, {SOURCED}, note: {LONG}}}
place: {LONG}
"""


@pytest.mark.parametrize(
    ("kind", "paper"),
    [("case", "a4"), ("case", "letter"), ("topic", "a4"), ("topic", "letter"), ("topic", "a5")],
)
def test_no_long_word_figure_or_crowded_table_makes_texts_touch(
    content: Content, kind: str, paper: Paper
) -> None:
    content.case(FIGURES, f"## {LONG}\n\nA {LONG} **{LONG}**\n\n{CROWDED}")
    content.replace("cases/a-case.md", "Rosa, a", LONG)
    content.replace("guides/first-walk.md", "\n---\n", f"\n---\n\n## {LONG}\n\n{LONG}\n\n{CROWDED}")
    made = Printer(check(content.folder)[0], SETTINGS, content.folder.parent)
    entry = "a-case" if kind == "case" else "first-walk"
    job = made.job(one := Sheet(kind, entry, "es", paper), made.view(one))
    with pikepdf.open(io.BytesIO(as_pdf(job.template, job.data))) as pdf:
        setting = Setting(pdf)
        found = (*setting.touching(), *setting.overprinted(), *setting.outside(MARGIN))
        assert found == ()
        assert setting.tables


def setting_of(source: str) -> Setting:
    page = "#set page(width: 100mm, height: 60mm, margin: 10mm)\n"
    text = f'{page}#set text(font: "Source Sans 3")\n{source}'
    files: Any = {"main.typ": text.encode()}
    data = typst.compile(files, font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(data, bytes)
    return Setting(pikepdf.open(io.BytesIO(data)))


def test_cells_in_columns_that_are_wide_enough_touch_nothing() -> None:
    setting = setting_of("#table(columns: 2, table.header[Case][Saving], [Tarija], [US\\$~20.400])")
    assert [cell.is_head for cell in setting.tables[0]] == [True, True, False, False]
    assert (*setting.touching(), *setting.overprinted(), *setting.outside(MARGIN)) == ()


def test_a_cell_that_comes_near_the_next_column_is_found() -> None:
    source = "#table(columns: (19mm, 1fr), inset: 0pt, [US\\$~20.400], [1,3 meses])"
    assert list(setting_of(source).touching()) == []
    assert list(setting_of(source.replace("19mm", "17.5mm")).touching()) == [
        "page 1: a cell 10 mm from the left and 47 mm from below touches the next column"
    ]


def test_a_cell_is_compared_with_the_column_and_not_only_with_the_cell_beside_it() -> None:
    # The second column is empty beside the long cell.
    source = "#table(columns: (17mm, 1fr), inset: 0pt, [a], [1,3 meses], [US\\$~20.400], [])"
    assert len(list(setting_of(source).touching())) == 1


def test_a_cell_over_several_columns_is_compared_with_the_one_behind_them() -> None:
    cell = "table.cell(colspan: 2)[a heading over both columns]"
    source = f"#table(columns: (20mm, 30mm, 1fr), inset: 0pt, {cell}, [c], [a], [b], [c])"
    assert list(setting_of(source).touching()) == []


def test_a_text_upon_another_is_found() -> None:
    source = "#grid(columns: (8mm, 1fr), [Curtiembre], [meses])"
    assert list(setting_of(source).overprinted()) == [
        "page 1: a text 10 mm from the left and 47 mm from below is upon one "
        "18 mm from the left and 47 mm from below"
    ]


def test_a_text_that_leaves_the_page_is_found() -> None:
    assert list(setting_of("#place(dx: 72mm)[Tarija]").outside(MARGIN)) == [
        "page 1: a text 82 mm from the left and 47 mm from below is too near to the edge"
    ]
