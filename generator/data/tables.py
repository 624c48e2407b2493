"""The tables of the workbook: what has a row in each, and which columns it has."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from generator.data.columns import (
    CONTACT,
    COUNTRIES,
    DATED,
    FROM_YEAR,
    REVIEWED,
    SECTORS,
    SUMMARY,
    TO_YEAR,
    Cell,
    Column,
    amount,
    currency,
    institutions,
    labels,
    own,
    title,
    titles,
    website,
)
from generator.data.figures import written
from generator.figures import Figure, change_of
from generator.library import Entry
from generator.marks import N_
from generator.model import KINDS
from generator.plants import documented
from generator.views.edition import Edition
from generator.views.figures import denominator_of, name_of, unit_of
from generator.views.lenders import state_words
from generator.views.measure import basis_words, payback_words


class Table(NamedTuple):
    """One sheet: its columns, and what has a row."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Edition], Iterable[Any]]


class Row(NamedTuple):
    """One figure and the record that it is of."""

    entry: Entry
    figure: Figure


def _figure_rows(edition: Edition) -> Iterator[Row]:
    for entry in edition.library.everything():
        for figure in entry.figures_in(edition.lang):
            yield Row(entry, figure)


def _of_record(column: Column, about: str = "") -> Column:
    """Return the column that shows of a figure what ``column`` shows of its record."""
    return column._replace(about=about, shown=lambda row, edition: column.shown(row.entry, edition))


def _kind(row: Row, edition: Edition) -> str:
    return edition.words(row.entry.kind.title)


def _low(row: Row, edition: Edition) -> Decimal:
    return Decimal(written(change_of(row.figure).low, row.figure))


def _high(row: Row, edition: Edition) -> Decimal:
    return Decimal(written(change_of(row.figure).high, row.figure))


def _qualifier(row: Row, edition: Edition) -> str:
    return edition.words.qualified("", row.figure.quantity).strip()


def _output(row: Row, edition: Edition) -> Decimal | None:
    output = row.figure.output
    return output.quantity if output else None


def _output_unit(row: Row, edition: Edition) -> str:
    output = row.figure.output
    return edition.label("output-units", output.unit) if output else ""


def _resource(row: Row, edition: Edition) -> str:
    key = row.figure.resource
    return edition.label("resources", key) if key else ""


def _how(row: Row, edition: Edition) -> str:
    figure = row.figure
    if figure.formula:
        return edition.words(figure.formula.words)
    return edition.label("evidence", figure.stated.evidence)


def _source(row: Row, edition: Edition) -> Cell:
    id_ = row.figure.stated.source
    return edition.link(edition.library.get("sources", id_)).text if id_ else ""


def _documented(sector: Entry, edition: Edition) -> int:
    return len(documented(edition.library.cases_of(sector), edition.library))


FIGURES = (
    Column(N_("Kind of record"), 12, _kind, N_("Which sheet of this file the record stands on")),
    _of_record(own(N_("Page of this site"), 40, "title"), N_("The record that the figure is of")),
    _of_record(COUNTRIES),
    _of_record(SECTORS),
    _of_record(labels(N_("Whose result"), 14, "scope", "scopes"), N_("Of cases only")),
    Column(N_("Figure"), 30, lambda row, edition: name_of(row.figure, edition)),
    Column(N_("Low"), 12, _low, N_("The figure, or the lower end of a range; less is negative")),
    Column(N_("High"), 12, _high, N_("The figure, or the upper end of a range; less is negative")),
    Column(
        N_("Word"),
        10,
        _qualifier,
        N_("What the source puts before the number; of less, before the number without its sign"),
    ),
    Column(
        N_("Unit"),
        12,
        lambda row, edition: unit_of(row.figure, edition),
        N_("Currency, months, % or the unit of what was measured"),
    ),
    Column(
        N_("Per"),
        16,
        lambda row, edition: denominator_of(row.figure, edition),
        N_("What the figure is divided by"),
    ),
    Column(
        N_("Year of the prices"),
        10,
        lambda row, edition: getattr(row.figure.stated, "price_year", None),
    ),
    Column(N_("Output"), 12, _output, N_("What was produced in the period of a reading")),
    Column(N_("Unit of the output"), 16, _output_unit),
    Column(N_("Resource"), 16, _resource),
    Column(N_("How we know"), 30, _how, N_("Evidence grade, or how the figure was computed")),
    Column(N_("Source"), 40, _source, N_("The document that states the figure")),
    Column(N_("Place in the document"), 24, lambda row, edition: row.figure.stated.page),
    Column(N_("Note"), 40, lambda row, edition: row.figure.stated.note),
    Column(N_("Record"), 28, lambda row, edition: row.entry.id, N_("The id in the other files")),
)
RUN_BY = institutions(N_("Run by"), "run_by")
WEBSITE = website(N_("Website"), "website")
FOLDERS: dict[str, tuple[Column, ...]] = {
    "cases": (
        title(N_("Case")),
        COUNTRIES,
        own(N_("Place"), 16, "place"),
        SECTORS,
        own(N_("Firm"), 20, "firm"),
        labels(N_("Whose result"), 14, "scope", "scopes"),
        Column(N_("Plants"), 8, lambda entry, edition: entry.record.plants),
        labels(N_("Size"), 14, "size", "size-classes"),
        FROM_YEAR,
        TO_YEAR,
        amount(N_("Investment"), "investment"),
        currency(N_("Currency of the investment"), "investment"),
        amount(N_("Saving a year"), "saving"),
        currency(N_("Currency of the saving"), "saving"),
        amount(N_("Payback, in months"), "payback"),
        amount(N_("Yearly return, in percent"), "return"),
        labels(N_("Technique"), 30, "techniques", "techniques"),
        titles(N_("Measures"), 40, "measures"),
        titles(N_("Helped by"), 30, "centres"),
        titles(N_("Programme"), 30, "programmes"),
        SUMMARY,
        REVIEWED,
    ),
    "sectors": (
        title(N_("Sector")),
        Column(N_("Documented cases"), 12, _documented),
        SUMMARY,
        REVIEWED,
    ),
    "measures": (
        title(N_("Measure")),
        SECTORS,
        labels(N_("Saves"), 24, "saves", "resources"),
        labels(N_("Cost"), 20, "cost", "cost-classes"),
        Column(
            N_("Payback"),
            24,
            lambda entry, edition: payback_words(edition.record(entry), edition),
        ),
        labels(N_("Technique"), 24, "technique", "techniques"),
        Column(
            N_("How we know"),
            24,
            lambda entry, edition: basis_words(edition.record(entry), edition),
        ),
        SUMMARY,
        REVIEWED,
    ),
    "centres": (
        title(N_("Centre")),
        own(N_("Short name"), 12, "acronym"),
        COUNTRIES,
        labels(N_("State"), 24, "status", "centre-status"),
        labels(N_("Services"), 40, "services", "services"),
        institutions(N_("Supported by"), "supported_by"),
        DATED,
        WEBSITE,
        *CONTACT,
        SUMMARY,
        REVIEWED,
    ),
    "financing": (
        title(N_("Financing")),
        labels(N_("Kind"), 20, "instrument", "instruments"),
        Column(N_("State"), 30, lambda entry, edition: state_words(entry.record, edition)),
        labels(N_("Who may ask"), 30, "who_may_ask", "askers"),
        COUNTRIES,
        SECTORS,
        RUN_BY,
        FROM_YEAR,
        TO_YEAR,
        DATED,
        WEBSITE,
        *CONTACT,
        SUMMARY,
        REVIEWED,
    ),
    "bodies": (
        title(N_("Body")),
        own(N_("Short name"), 12, "acronym"),
        labels(N_("Kind"), 24, "kind", "body-kinds"),
        COUNTRIES,
        SECTORS,
        own(N_("What to ask"), 40, "can_be_asked"),
        *CONTACT,
        SUMMARY,
        REVIEWED,
    ),
    "programmes": (
        title(N_("Programme")),
        COUNTRIES,
        RUN_BY,
        FROM_YEAR,
        TO_YEAR,
        DATED,
        WEBSITE,
        SUMMARY,
        REVIEWED,
    ),
    "policies": (
        title(N_("Policy")),
        labels(N_("Kind"), 20, "instrument", "policy-instruments"),
        COUNTRIES,
        FROM_YEAR,
        DATED,
        WEBSITE,
        SUMMARY,
        REVIEWED,
    ),
    "sources": (
        title(N_("Document")),
        own(N_("Authors"), 36, "authors"),
        own(N_("Published by"), 30, "publisher"),
        own(N_("Year"), 8, "year"),
        labels(N_("Kind of document"), 20, "kind", "source-kinds"),
        Column(
            N_("Language"), 12, lambda entry, edition: edition.words.language(entry.record.language)
        ),
        Column(N_("How far we read it"), 24, lambda entry, edition: edition.reach_of(entry.record)),
        website(N_("Web address"), "url"),
    ),
}


def _records(folder: str, edition: Edition) -> Iterable[Entry]:
    return edition.library.all(folder)


TABLES = (
    Table(N_("Figures"), FIGURES, _figure_rows),
    *(
        Table(KINDS[folder].title, columns, partial(_records, folder))
        for folder, columns in FOLDERS.items()
    ),
)
