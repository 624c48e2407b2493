"""Whom a firm can ask, and in which order."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.library import Entry, Library
from generator.model.contacts import Contact

# A contact that was checked longer ago may be another one by now.
OLD = timedelta(days=365)


def contact_of(entry: Entry) -> Contact | None:
    """Return how the institution of a record is reached, if that is known."""
    contact = getattr(entry.record, "contact", None)
    # What an association prints on its sheets are lines of its own.
    return contact if isinstance(contact, Contact) else None


def contacts_until(library: Library, day: date) -> list[tuple[Entry, Contact]]:
    """Return the contacts that were checked last on a day or before, the oldest first."""
    known = ((entry, contact_of(entry)) for entry in library.everything())
    found = [(entry, contact) for entry, contact in known if contact and contact.checked <= day]
    return sorted(found, key=lambda one: one[1].checked)


def answers(entry: Entry) -> bool:
    """Say whether a way to ask the institution of a record is known."""
    contact = contact_of(entry)
    return bool(contact and contact.answers)


def bodies_of(library: Library, country: str, sector: Entry | None = None) -> list[Entry]:
    """Return the bodies to ask in a country, those first of whom a way to ask them is known.

    For a sector those of its trade come before those of all trades; without one, behind them.
    """
    kinds = list(library.vocabulary("body-kinds").terms)

    def rank(body: Entry) -> tuple[bool, bool, int]:
        is_near = bool(body.record.sectors) == bool(sector)
        return not answers(body), not is_near, kinds.index(body.record.kind)

    found = library.in_country("bodies", country)
    return sorted((one for one in found if not sector or _serves(one, sector)), key=rank)


def bodies_of_trade(library: Library, sector: Entry) -> list[Entry]:
    """Return the bodies of a trade in all countries, those first that can be asked."""
    named = library.linked_from(sector, "bodies")
    return sorted(named, key=lambda body: not answers(body))


def instead_of(entry: Entry, library: Library, countries: Iterable[str]) -> list[Entry]:
    """Return whom to ask in some countries in the place of an institution that nobody reaches."""
    found = (body for country in countries for body in bodies_of(library, country))
    return [body for body in found if body is not entry]


def _serves(body: Entry, sector: Entry) -> bool:
    return not body.record.sectors or sector.id in body.record.sectors
