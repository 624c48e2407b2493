"""Every figure of every record, the same on the page, on the sheet, in the CSV and in the JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from generator.checks import check
from generator.figures import Figure, changes, figures_of
from generator.library import Entry
from generator.settings import read_settings
from generator.sheets.catalogue import SHEET_KINDS
from generator.sheets.parts import Audience, data_of
from generator.views.edition import Draft, Edition
from generator.views.figures import amount_of, money_values, name_of, text_of
from generator.views.plan import editions
from tests.conftest import ROOT
from tests.site.reading import LANGUAGES, Page, Site, words
from tests.workbooks import sheets_of

EVERY_FIGURE = "Every figure of this case"
# What the sheets of a record print whole; a handout chooses.
WHOLE_SHEETS = ("case", "centre", "guide", "topic")
DATA_CELLS = ("figure", "item", "low", "high", "qualifier", "unit", "per", "origin", "source")


@pytest.fixture(scope="module")
def every() -> dict[str, Edition]:
    library, _ = check(ROOT / "content")
    return editions(library, read_settings(ROOT))


def records(edition: Edition) -> Iterator[tuple[Entry, tuple[Figure, ...], Edition]]:
    """Yield every record that has a page and figures, and in whose custom they are written."""
    for page in edition.plan.pages.values():
        if page.entry and (figures := figures_of(edition.record(page.entry))):
            yield page.entry, figures, edition.within(page.entry.country)


def texts(entry: Entry, figures: tuple[Figure, ...], edition: Edition) -> list[str]:
    """Return the figures of a record as a reader finds them on its page."""
    if entry.kind.folder == "measures":
        draft = Draft(edition)
        found = []
        for example in edition.record(entry).examples:
            investment, saving, payback, _ = money_values(figures_of(example), draft)
            found += [value.text for value in (investment, saving, payback) if value]
            found += [text_of(figure, edition) for figure in changes(figures_of(example))]
        return found
    if entry.kind.folder == "cases":
        return [row_text(figure, edition) for figure in figures]
    return [text_of(figure, edition) for figure in figures]


def row_text(figure: Figure, edition: Edition) -> str:
    yearly = figure.name in ("annual_saving", "unit_saving")
    return amount_of(figure, edition) if yearly else text_of(figure, edition)


def stands(text: str, whole: str) -> bool:
    """Say whether a text stands somewhere by itself, not as a part of another number or word."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(text)}(?![\w]|[.,]\d)", whole))


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_case_has_a_row_for_every_figure(
    site: Site, every: dict[str, Edition], lang: str
) -> None:
    seen = 0
    for entry, figures, edition in records(every[lang]):
        if entry.kind.folder != "cases":
            continue
        rows = site.page(f"{lang}/cases/{entry.id}/").rows(EVERY_FIGURE)
        assert [row[:2] for row in rows] == [
            [folded(name_of(figure, edition)), folded(row_text(figure, edition))]
            for figure in figures
        ], entry.id
        seen += len(figures)
    assert seen > 90


def shown(page: Page) -> str:
    """Return the text of the tiles and tables of a page."""
    elements = [*page.classed("kb-tile__value"), *page.all("//td"), *page.all("//dd")]
    return "\n".join(map(words, elements))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_every_record_shows_its_figures(
    site: Site, every: dict[str, Edition], lang: str
) -> None:
    missing, seen = [], 0
    for entry, figures, edition in records(every[lang]):
        page = shown(site.page(f"{lang}/{edition.link(entry).address}"))
        expected = list(map(folded, texts(entry, figures, edition)))
        missing += [(entry.key, text) for text in expected if not stands(text, page)]
        seen += len(expected)
    assert missing == []
    assert seen > 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheets_of_every_record_print_its_figures(every: dict[str, Edition], lang: str) -> None:
    missing, seen = [], 0
    for entry, figures, edition in records(every[lang]):
        audience = Audience(edition, "a4")
        for kind in SHEET_KINDS.values():
            if kind.name not in WHOLE_SHEETS or kind.folder != entry.kind.folder:
                continue
            printed = json.loads(data_of(kind.make(entry, audience), kind.template, audience))
            sheet = "\n".join(map(folded, strings(printed)))
            expected = list(map(folded, texts(entry, figures, edition)))
            missing += [(entry.key, text) for text in expected if not stands(text, sheet)]
            seen += len(expected)
    assert missing == []
    assert seen > 90


def strings(value: Any) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def data_row(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the data files have it."""
    quantity = figure.quantity
    unit, per = figure.unit, figure.per or str(figure.period or "")
    if figure.per and figure.period:
        unit = f"{figure.unit}/{figure.period}"
    low, high = (number(str(end)) for end in (quantity.low, quantity.high))
    origin = "computed" if figure.is_computed else "stated"
    return (
        figure.name,
        figure.item,
        low,
        high,
        quantity.qualifier or "",
        unit,
        per,
        origin,
        figure.stated.source,
    )


def number(text: str) -> str:
    return str(round(Decimal(text), 2).normalize())


def test_csv_and_json_hold_every_figure_of_every_record_and_no_other(
    site: Site, every: dict[str, Edition]
) -> None:
    expected = Counter(
        (*entry.key, *data_row(figure))
        for entry in every["en"].library.everything()
        for figure in figures_of(entry.record)
    )
    csv_rows = Counter(cells(row) for row in site.figures)
    json_rows = Counter(cells(row) for row in site.data("figures.json"))
    assert csv_rows == expected
    assert json_rows == expected


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    values = {name: str(row[name]) for name in ("kind", "record", *DATA_CELLS)}
    values["low"], values["high"] = number(values["low"]), number(values["high"])
    return tuple(values.values())


@pytest.mark.parametrize(
    ("lang", "sheet", "heads"),
    [("en", "Figures", ("Record", "Low", "High")), ("es", "Cifras", ("Ficha", "Mínimo", "Máximo"))],
)
def test_the_workbooks_hold_every_figure_and_no_other(
    site: Site, lang: str, sheet: str, heads: tuple[str, ...]
) -> None:
    book = sheets_of((site.folder / "data" / f"figures.{lang}.xlsx").read_bytes())
    found = Counter(tuple(row[head] for head in heads) for row in book[sheet].records())
    assert found == Counter(map(changed, site.figures))


def changed(row: dict[str, str]) -> tuple[str | float, ...]:
    """Return a figure as a workbook has it, where less is negative."""
    low, high = float(row["low"]), float(row["high"])
    return (row["record"], *((-high, -low) if row["figure"] == "reduction" else (low, high)))
