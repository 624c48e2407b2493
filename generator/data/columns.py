"""Columns of tables in the reader's language: what each shows of a record or of a figure."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from generator.data.figures import written
from generator.figures import Figure, find, yearly_saving
from generator.library import Entry, countries_of
from generator.locales.years import years_in
from generator.marks import N_
from generator.views.edition import Edition
from generator.views.names import names_in
from generator.views.page import Link

# A number to count with is a Decimal; a year is an int, and never grouped.
Cell = str | int | Decimal | date | Link | None
Shown = Callable[[Any, Edition], Cell]
BETWEEN = "; "


class Column(NamedTuple):
    """One column: its head, how many signs wide it is, what it shows of a row, what it holds."""

    head: str
    width: int
    shown: Shown
    about: str = ""


def title(head: str) -> Column:
    """Return the column with the titles of records, which lead to their pages."""
    return Column(head, 44, lambda entry, edition: edition.link(entry))


def own(head: str, width: int, field: str) -> Column:
    """Return the column of a field as it was typed."""

    def shown(entry: Entry, edition: Edition) -> Cell:
        value: Cell | tuple[str, ...] = _field(entry, edition, field)
        return BETWEEN.join(value) if isinstance(value, tuple) else value

    return Column(head, width, shown)


def labels(head: str, width: int, field: str, vocabulary: str) -> Column:
    """Return the column of a field that holds keys of a closed list, by their labels."""

    def shown(entry: Entry, edition: Edition) -> str:
        value = _field(entry, edition, field) or ()
        keys = (value,) if isinstance(value, str) else value
        return BETWEEN.join(edition.labels(vocabulary, keys))

    return Column(head, width, shown)


def titles(head: str, width: int, folder: str) -> Column:
    """Return the column of the records of a folder that a record names, by their titles."""

    def shown(entry: Entry, edition: Edition) -> str:
        named = edition.refs(folder, _field(entry, edition, folder) or ())
        return BETWEEN.join(link.text for link in named)

    return Column(head, width, shown)


def institutions(head: str, field: str) -> Column:
    """Return the column of the institutions that a record names, as readers know them."""
    return Column(head, 30, lambda entry, edition: names_in(edition, _field(entry, edition, field)))


def website(head: str, field: str) -> Column:
    """Return the column of a web address, which leads there."""

    def shown(entry: Entry, edition: Edition) -> Link | None:
        address = _field(entry, edition, field)
        return Link(address, address) if address else None

    return Column(head, 36, shown)


def contact(head: str, width: int, field: str) -> Column:
    """Return the column of a part of a contact; several are in one cell."""

    def shown(entry: Entry, edition: Edition) -> Cell:
        found: Cell | tuple[str, ...] = getattr(_field(entry, edition, "contact"), field, None)
        return BETWEEN.join(found) if isinstance(found, tuple) else found

    return Column(head, width, shown)


def amount(head: str, name: str) -> Column:
    """Return the column of a figure of cases: a number, or in words what is none, as a range."""

    def shown(entry: Entry, edition: Edition) -> Cell:
        if not (figure := _money(entry, edition, name)):
            return None
        quantity = figure.quantity
        is_exact = not (quantity.is_range or quantity.qualifier)
        number = Decimal(written(quantity.low, figure))
        return number if is_exact else edition.words.quantity(quantity)

    return Column(head, 14, shown)


def currency(head: str, name: str) -> Column:
    """Return the column of the currency of a figure of cases."""

    def shown(entry: Entry, edition: Edition) -> str:
        figure = _money(entry, edition, name)
        return figure.unit if figure else ""

    return Column(head, 12, shown)


def _sectors(entry: Entry, edition: Edition) -> str:
    """Return the sectors of a record; a sector is its own, and a measure of none serves all."""
    own = (entry.id,) if entry.kind.folder == "sectors" else getattr(entry.record, "sectors", ())
    if not own and entry.kind.folder == "measures":
        return edition.words("every sector")
    return BETWEEN.join(link.text for link in edition.refs("sectors", own))


def _dated(entry: Entry, edition: Edition) -> str:
    return years_in(edition.words, entry.record.as_of)


def _countries(entry: Entry, edition: Edition) -> str:
    return BETWEEN.join(edition.countries(countries_of(entry.record)))


def _contact_page(entry: Entry, edition: Edition) -> Link | None:
    found = _field(entry, edition, "contact")
    return Link(found.web, found.web) if found and found.web else None


CONTACT = (
    contact(N_("Telephone"), 24, "telephone"),
    contact(N_("Freephone"), 18, "freephone"),
    contact(N_("WhatsApp"), 18, "whatsapp"),
    contact(N_("E-mail"), 28, "email"),
    Column(N_("Contact page"), 36, _contact_page),
    contact(N_("Ask for"), 24, "role"),
    contact(N_("Address"), 30, "address"),
    contact(N_("City"), 16, "city"),
    contact(N_("Hours"), 20, "hours"),
    contact(N_("Contact checked on"), 14, "checked"),
)
COUNTRIES = Column(N_("Country"), 18, _countries)
SECTORS = Column(N_("Sector"), 24, _sectors)
SUMMARY = own(N_("Summary"), 60, "summary")
FROM_YEAR, TO_YEAR = own(N_("From the year"), 10, "start"), own(N_("To the year"), 10, "end")
DATED = Column(N_("Date of the facts"), 14, _dated)
REVIEWED = own(N_("Last reviewed"), 14, "reviewed")


def _field(entry: Entry, edition: Edition, field: str) -> Any:
    return getattr(edition.record(entry), field, None)


def _money(entry: Entry, edition: Edition, name: str) -> Figure | None:
    figures = entry.figures_in(edition.lang)
    return yearly_saving(figures) if name == "saving" else find(figures, name)
