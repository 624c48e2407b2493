"""Whom a firm can ask, and in which order."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Any

from generator.library import Entry, Library, countries_of
from generator.locales.regions import nearest
from generator.model.contacts import Contact
from generator.model.records import Centre

# A contact that was checked longer ago may be another one by now.
OLD = timedelta(days=365)
# So many are named in the place of one that nobody reaches.
MOST_ASKED = 3


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


def _answers_abroad(entry: Entry) -> bool:
    contact = contact_of(entry)
    return bool(contact and (contact.telephone or contact.whatsapp or contact.email))


def page_of(record: Any) -> str:
    """Return the web address where an institution is reached, or that of its site, if any."""
    contact = getattr(record, "contact", None)
    page: str | None = contact.web if isinstance(contact, Contact) else None
    return page or getattr(record, "website", None) or ""


def helpers_of(library: Library, country: str, sector: Entry | None = None) -> list[Entry]:
    """Return the centres and the bodies of a country, those first that can be asked.

    Behind them, for a sector, come the bodies of its trade, then those that have a web page.
    """
    found = (*library.in_country("centres", country), *library.in_country("bodies", country))
    return _ranked((one for one in found if _serves(one, sector)), library, sector)


def bodies_of(library: Library, country: str) -> list[Entry]:
    """Return the bodies of a country, those first that can be asked, those of one trade last."""
    return _ranked(library.in_country("bodies", country), library)


def helpers_of_trade(library: Library, sector: Entry) -> list[Entry]:
    """Return the bodies of a trade and the centres, of all that the site is for, as helpers are."""
    found = (*library.linked_from(sector, "bodies"), *library.helpers(sector))
    return _ranked(filter(library.is_near, found), library, sector)


def asked_in(library: Library, country: str) -> list[Entry]:
    """Return the centres and the bodies of a country that can be asked."""
    return [one for one in helpers_of(library, country) if answers(one)]


def instead_of(entry: Entry, library: Library) -> list[Entry]:
    """Return who can be asked, in its countries, in the place of an institution.

    Nobody is asked of a trade that is not its own.
    """
    countries, trades = countries_of(entry.record), _trades(entry)
    most = max(1, MOST_ASKED // max(1, len(countries)))
    found: list[Entry] = []
    for country in countries:
        others = (one for one in asked_in(library, country) if one is not entry)
        found += islice((one for one in others if _trades(one) <= trades), most)
    return found


def nearest_instead(entry: Entry, library: Library) -> list[Entry]:
    """Return who can be asked near the first of its countries in the place of an institution."""
    return [one for code in countries_of(entry.record)[:1] for one in nearest_asked(library, code)]


def nearest_asked(library: Library, country: str, sector: Entry | None = None) -> list[Entry]:
    """Return who can be asked in the nearest countries where somebody can be, for any trade."""
    near = nearest(country, library.countries)
    found = (one for code in near for one in helpers_of(library, code, sector))
    own = {sector.id} if sector else set[str]()
    asked = (one for one in found if _answers_abroad(one) and _trades(one) <= own)
    return list(islice(asked, MOST_ASKED))


def is_known(helper: Entry) -> bool:
    """Say whether one could find who helps: by a contact or page, or a centre by its name."""
    record: Any = helper.record
    is_named = isinstance(record, Centre) and (record.acronym or record.names)
    return bool(record.contact or page_of(record) or is_named)


def _ranked(helpers: Iterable[Entry], library: Library, sector: Entry | None = None) -> list[Entry]:
    kinds = list(library.vocabulary("body-kinds").terms)

    def rank(one: Entry) -> tuple[bool, bool, bool, bool, int]:
        trades, kind = _trades(one), getattr(one.record, "kind", "")
        is_of_trade = bool(sector and sector.id in trades)
        is_reached = answers(one) or bool(page_of(one.record))
        place = kinds.index(kind) if kind else -1
        return not answers(one), not is_of_trade, not is_reached, bool(trades), place

    return sorted(helpers, key=rank)


def _trades(entry: Entry) -> set[str]:
    return set(getattr(entry.record, "sectors", ()))


def _serves(helper: Entry, sector: Entry | None) -> bool:
    trades = _trades(helper)
    return not sector or not trades or sector.id in trades
