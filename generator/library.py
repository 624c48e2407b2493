"""The library: every record of ``content/``, its translations, and the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from generator.locales import country_codes, currency_codes
from generator.model import KINDS, Kind
from generator.model.base import Model
from generator.model.fields import Mention, mentions, with_texts
from generator.model.lists import Vocabulary
from generator.source import Document

Key = tuple[str, str]


@dataclass
class Translation:
    """The texts of a record in another language."""

    document: Document
    texts: Any

    @property
    def reviewed(self) -> date:
        """Return the day when it was last compared with its original."""
        return date.fromisoformat(str(self.texts.reviewed))


@dataclass
class Entry:
    """A record with the file that it was read from and its translations."""

    kind: Kind
    id: str
    document: Document
    record: Any
    translations: dict[str, Translation] = field(default_factory=dict)
    _localised: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Return folder and id, which name the entry in the library."""
        return (self.kind.folder, self.id)

    @property
    def path(self) -> PurePosixPath:
        """Return the path of the file, from the folder that holds ``content``."""
        return self.document.path

    @property
    def lang(self) -> str | None:
        """Return the language of the original, or None where a record holds all languages."""
        return getattr(self.record, "lang", None)

    def is_written_in(self, lang: str) -> bool:
        """Say whether the record can be read in ``lang``."""
        return self.lang in (None, lang) or lang in self.translations

    def is_stale_in(self, lang: str) -> bool:
        """Say whether the translation was last reviewed before its original."""
        translation = self.translations.get(lang)
        return translation is not None and translation.reviewed < self.record.reviewed

    def record_in(self, lang: str) -> Any:
        """Return the record with its texts in ``lang`` where they exist."""
        if lang not in self.translations:
            return self.record
        if lang not in self._localised:
            self._localised[lang] = with_texts(self.record, self.translations[lang].texts)
        return self._localised[lang]

    def body_in(self, lang: str) -> str:
        """Return the prose in ``lang``, or in the language of the original."""
        translation = self.translations.get(lang)
        return (translation.document if translation else self.document).body


@dataclass(frozen=True)
class Backlink:
    """A place in another entry that refers to this one."""

    entry: Entry
    mention: Mention


@dataclass
class Library:
    """All entries by folder and id, closed lists included.

    ``paths`` names every original, also one that could not be read: a link to it is not wrong.
    ``documents`` holds every file whose prose could be read, also that of a wrong record.
    """

    root: Path
    entries: dict[str, dict[str, Entry]]
    pictures: frozenset[PurePosixPath] = frozenset()
    paths: frozenset[PurePosixPath] = frozenset()
    documents: list[Document] = field(default_factory=list)

    def all(self, folder: str) -> Iterable[Entry]:
        """Return the entries of a folder in the order of their ids."""
        return self.entries[folder].values()

    def get(self, folder: str, id_: str) -> Entry:
        """Return one entry; raise ``KeyError`` if there is none."""
        return self.entries[folder][id_]

    def everything(self) -> Iterator[Entry]:
        """Yield every entry, folder by folder."""
        for folder in self.entries.values():
            yield from folder.values()

    def path_of(self, folder: str, id_: str) -> PurePosixPath:
        """Return where the original of a record is, or would be."""
        return PurePosixPath(self.root.name, folder, f"{id_}{KINDS[folder].suffix}")

    def vocabulary(self, name: str) -> Vocabulary:
        """Return one closed list; an empty one if it is missing or could not be read."""
        entry = self.entries["vocabularies"].get(name)
        vocabulary: Vocabulary = entry.record if entry else Vocabulary(title={}, terms={})
        return vocabulary

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that the site is published in."""
        return tuple(self.vocabulary("languages").terms)

    @cached_property
    def last_reviewed(self) -> date:
        """Return the last day when anybody reviewed a record; it stands in for a build date."""
        days = [entry.record.reviewed for entry in self.everything() if entry.lang]
        return max(days, default=date(2000, 1, 1))

    def choices(self, name: str) -> Collection[str]:
        """Return the keys of a closed list; countries and currencies come from CLDR."""
        if name == "countries":
            return country_codes()
        if name == "currencies":
            return currency_codes()
        return self.vocabulary(name).terms

    @cached_property
    def backlinks(self) -> dict[Key, tuple[Backlink, ...]]:
        """Return, for every entry, the places that refer to it."""
        found: dict[Key, list[Backlink]] = defaultdict(list)
        for entry in self.everything():
            for mention in mentions(entry.record):
                target = getattr(mention.mark, "kind", None)
                if target and mention.value in self.entries[target]:
                    found[(target, mention.value)].append(Backlink(entry, mention))
        return {key: tuple(links) for key, links in found.items()}

    def linked_from(self, entry: Entry, folder: str) -> list[Entry]:
        """Return the entries of ``folder`` that refer to ``entry``, each once, in order of id."""
        return self._referring.get((*entry.key, folder), [])

    @cached_property
    def _referring(self) -> dict[tuple[str, str, str], list[Entry]]:
        """Return, for every entry and folder, the entries of the folder that refer to it."""
        found: dict[tuple[str, str, str], dict[str, Entry]] = defaultdict(dict)
        for key, links in self.backlinks.items():
            for link in links:
                found[*key, link.entry.kind.folder][link.entry.id] = link.entry
        return {key: [named[id_] for id_ in sorted(named)] for key, named in found.items()}

    def serving(self, sector: Entry, folder: str) -> list[Entry]:
        """Return the entries of ``folder`` that serve a sector: those that name it, or none."""
        return [
            entry
            for entry in self.all(folder)
            if not entry.record.sectors or sector.id in entry.record.sectors
        ]

    def in_country(self, folder: str, country: str) -> list[Entry]:
        """Return the entries of ``folder`` that name ``country``."""
        return [entry for entry in self.all(folder) if country in countries_of(entry.record)]


def countries_of(record: Model) -> tuple[str, ...]:
    """Return the countries that a record itself is about."""
    one = getattr(record, "country", None)
    return (one,) if one else getattr(record, "countries", ())
