"""Every figure of every record as one flat table: what sources state, and what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.figures import Figure
from generator.library import Entry, Library, countries_of
from generator.model.base import Model

Row = dict[str, str]

COLUMNS = {
    "kind": "Folder of the record: cases, sectors, measures ...",
    "record": "Id of the record",
    "item": "Id of the figure's place in the record: a result, a benchmark, an example",
    "countries": "Two-letter codes, separated by spaces",
    "sectors": "Ids of the sectors, separated by spaces",
    "scope": "Of cases: enterprise, group or programme",
    "plants": "Of cases: number of plants that the figure covers",
    "figure": "investment, saving, annual_saving, payback, return, reduction, benchmark ...",
    "label": "Resource or thing that the figure is about, in the language of the record",
    "low": "The figure, or the lower end of a range",
    "high": "The figure, or the upper end of a range",
    "qualifier": "about, over, under or up to, where the source says so",
    "unit": "Currency, months, percent, or the unit of what was measured",
    "per": "Period or denominator: year, month, room, t-raw-hide ...",
    "origin": "stated by the source, or computed by this site",
    "formula": "How a computed figure was computed",
    "evidence": "Evidence grade of a stated figure",
    "source": "Id of the source of a stated figure",
    "page": "Place in the source",
}
NUMBERS = ("low", "high", "plants")


def columns(library: Library) -> dict[str, str]:
    """Return the columns with their descriptions; there is a title per language."""
    titles = {f"title_{lang}": f"Title of the record in {lang}" for lang in library.languages}
    return {**COLUMNS, **titles}


def rows(library: Library) -> Iterator[Row]:
    """Yield every figure of every record, folder by folder, in the order of the ids."""
    for entry in library.everything():
        if figures := entry.figures_in(entry.lang or ""):
            head = _head(entry, library)
            yield from ({**head, **_cells(figure)} for figure in figures)


def _head(entry: Entry, library: Library) -> Row:
    record = entry.record
    titles = {f"title_{lang}": _title(entry.record_in(lang)) for lang in library.languages}
    sectors = (entry.id,) if entry.kind.folder == "sectors" else getattr(record, "sectors", ())
    return {
        **dict.fromkeys(COLUMNS, ""),
        **titles,
        "kind": entry.kind.folder,
        "record": entry.id,
        "countries": " ".join(countries_of(record)),
        "sectors": " ".join(sectors),
        "scope": getattr(record, "scope", ""),
        "plants": str(getattr(record, "plants", None) or ""),
    }


def _title(record: Model) -> str:
    return str(getattr(record, "title", ""))


def _cells(figure: Figure) -> Row:
    number = _rounded if figure.is_computed else str
    has_both = figure.per and figure.period
    return {
        "item": figure.item,
        "figure": figure.name,
        "label": figure.label or figure.resource,
        "low": number(figure.quantity.low),
        "high": number(figure.quantity.high),
        "qualifier": figure.quantity.qualifier or "",
        "unit": f"{figure.unit}/{figure.period}" if has_both else figure.unit,
        "per": figure.per or figure.period,
        "origin": "computed" if figure.is_computed else "stated",
        "formula": figure.formula.data if figure.formula else "",
        "evidence": figure.evidence,
        "source": figure.source,
        "page": figure.page,
    }


def _rounded(value: Decimal) -> str:
    """Return a number with at most two decimals and no exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
