"""The ids of records and the keys of closed lists with what they are called: ``cpkb list``."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.asking import contacts_until
from generator.library import Library
from generator.locales import Locale, country_codes, currency_codes
from generator.model import KINDS

CONTACTS = "contacts"
_STANDARDS = {"countries": country_codes, "currencies": currency_codes}


def names_of_lists(library: Library) -> list[str]:
    """Return the names of all that can be listed: folders, closed lists and standards."""
    return list(dict.fromkeys([*KINDS, *library.entries["vocabularies"], *_STANDARDS, CONTACTS]))


def listed(name: str, library: Library, words: Locale) -> Iterator[tuple[str, str]]:
    """Yield every id or key of a folder or list, with what it is called in a language."""
    # That of the countries comes before the folder of the same name: its codes are what is typed.
    if name in _STANDARDS:
        called = words.country if name == "countries" else words.currency
        yield from ((code, called(code)) for code in sorted(_STANDARDS[name]()))
    elif name in KINDS:
        yield from ((entry.id, _title(entry.record, words)) for entry in library.all(name))
    else:
        terms = library.vocabulary(name).terms
        yield from ((key, _in(term.label, words)) for key, term in terms.items())


def listed_contacts(library: Library, until: date, words: Locale) -> Iterator[tuple[str, str, str]]:
    """Yield the records whose contact was checked last by a day, the oldest first."""
    for entry, contact in contacts_until(library, until):
        yield contact.checked.isoformat(), str(entry.path), _title(entry.record, words)


def _title(record: Any, words: Locale) -> str:
    title = record.title if hasattr(record, "title") else record.name
    return title if isinstance(title, str) else _in(title, words)


def _in(labels: Mapping[str, str], words: Locale) -> str:
    return labels.get(words.code) or next(iter(labels.values()), "")
