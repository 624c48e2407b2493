"""The library: every record of ``content/``, its translations, and the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from generator.locales import country_codes, currency_codes
from generator.model import KINDS, Kind
from generator.model.base import Model
from generator.model.fields import Mention, mentions, translation_model, with_texts
from generator.model.lists import Vocabulary
from generator.problems import START, Problem
from generator.records import read_record
from generator.source import Document, read_document

IMAGES = {".png", ".jpg", ".jpeg", ".webp", ".svg"}
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
    """All entries by folder and id, closed lists included."""

    root: Path
    entries: dict[str, dict[str, Entry]]
    pictures: frozenset[PurePosixPath] = frozenset()

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

    def vocabulary(self, name: str) -> Vocabulary:
        """Return one closed list."""
        vocabulary: Vocabulary = self.entries["vocabularies"][name].record
        return vocabulary

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that the site is published in."""
        return tuple(self.vocabulary("languages").terms)

    def choices(self, name: str) -> Iterable[str]:
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
        links = self.backlinks.get(entry.key, ())
        found = {link.entry.id: link.entry for link in links if link.entry.kind.folder == folder}
        return [found[id_] for id_ in sorted(found)]

    def in_country(self, folder: str, country: str) -> list[Entry]:
        """Return the entries of ``folder`` that name ``country``."""
        return [entry for entry in self.all(folder) if country in countries_of(entry.record)]


def countries_of(record: Model) -> tuple[str, ...]:
    """Return the countries that a record itself is about."""
    one = getattr(record, "country", None)
    return (one,) if one else getattr(record, "countries", ())


def load(content: Path) -> tuple[Library, list[Problem]]:
    """Read every file below ``content``.

    Return the library of all readable records and the problems of the others. Links are not
    checked here.
    """
    shelves: dict[str, dict[str, Entry]] = {folder: {} for folder in KINDS}
    problems: list[Problem] = []
    pictures: set[PurePosixPath] = set()
    translations: list[tuple[Path, PurePosixPath]] = []
    for file in sorted(path for path in content.rglob("*") if path.is_file()):
        path = PurePosixPath(content.name, *file.relative_to(content).parts)
        if file.suffix.lower() in IMAGES:
            pictures.add(path)
        elif misplaced := _misplaced(path):
            problems.append(misplaced)
        elif "." in file.stem:
            translations.append((file, path))
        else:
            problems += _add_original(file, path, shelves)
    for file, path in translations:
        problems += _add_translation(file, path, shelves)
    return Library(content, shelves, frozenset(pictures)), problems


def _misplaced(path: PurePosixPath) -> Problem | None:
    kind = KINDS.get(path.parent.name) if len(path.parts) == 3 else None
    if not kind or path.suffix != kind.suffix:
        suffix = kind.suffix if kind else ".md"
        return Problem.at(path, START, "K013", suffix=suffix, folders=", ".join(KINDS))
    good = path.name.lower().replace("_", "-").replace(" ", "-")
    plain = good.encode("ascii", "ignore").decode()
    if plain != path.name or not path.name.split(".")[0]:
        return Problem.at(path, START, "K012", name=path.name, near=plain)
    return None


def _add_original(
    file: Path, path: PurePosixPath, shelves: dict[str, dict[str, Entry]]
) -> list[Problem]:
    kind = KINDS[path.parent.name]
    document, problems = read_document(file, path)
    if not document:
        return problems
    record, wrong = read_record(document, kind.model)
    if record and not problems:
        shelves[kind.folder][file.stem] = Entry(kind, file.stem, document, record)
    return problems + wrong


def _add_translation(
    file: Path, path: PurePosixPath, shelves: dict[str, dict[str, Entry]]
) -> list[Problem]:
    kind = KINDS[path.parent.name]
    id_, lang = file.stem.split(".", 1)
    document, problems = read_document(file, path)
    if not document:
        return problems
    original = path.with_name(f"{id_}{kind.suffix}")
    if not file.with_name(original.name).exists():
        return [*problems, Problem.at(path, START, "K301", file=original, near="")]
    texts, wrong = read_record(document, translation_model(kind.model))
    wrong = [_not_a_text(problem, kind, original) for problem in wrong]
    entry = shelves[kind.folder].get(id_)
    if texts and entry:
        if entry.lang == lang:
            return [*problems, Problem.at(path, START, "K304", lang=lang, id=id_)]
        entry.translations[lang] = Translation(document, texts)
    return problems + wrong


def _not_a_text(problem: Problem, kind: Kind, original: PurePosixPath) -> Problem:
    """Turn "no such field" into "not a text" where the original does have the field."""
    field_name = dict(problem.values).get("field", "")
    known = field_name in kind.model.model_fields or field_name in _FIGURE_FIELDS
    if problem.code != "K102" or not known:
        return problem
    return Problem.at(problem.path, problem.place, "K302", field=field_name, file=original)


_FIGURE_FIELDS = frozenset(
    {"amount", "currency", "value", "source", "page", "evidence", "reduction_percent", "id", "unit"}
)
