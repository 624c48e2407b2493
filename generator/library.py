"""The library: every record of ``content/``, its translations, and the links between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, count, islice
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote

from generator.figures import Figure, best_payback, figures_of, payback_order
from generator.groups import together
from generator.locales import country_codes, currency_codes, folded
from generator.locales.regions import region
from generator.model import KINDS, Kind
from generator.model.base import Model, RefTo
from generator.model.documents import Term, Vocabulary
from generator.model.fields import Mention, mentions, with_texts
from generator.model.records import Case, Financing
from generator.prose import Heading
from generator.source import Document

Key = tuple[str, str]

MOST_SIMILAR = 6
_Value = TypeVar("_Value")
_CLDR = {"countries": country_codes, "currencies": currency_codes}


class Translation(NamedTuple):
    """The texts of a record in another language."""

    document: Document
    texts: Any


@dataclass
class Entry:
    """A record with the file that it was read from and its translations."""

    kind: Kind
    id: str
    document: Document
    record: Any
    translations: dict[str, Translation] = field(default_factory=dict)
    _localised: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    _figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict, compare=False, repr=False)

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

    @property
    def country(self) -> str:
        """Return the one country that the record is about; nothing if it is about several."""
        own = (self.id.upper(),) if self.kind.folder == "countries" else countries_of(self.record)
        return own[0] if len(own) == 1 else ""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return every reference of the record to another one or to a closed list."""
        return tuple(mentions(self.record))

    @cached_property
    def targets(self) -> tuple[Key, ...]:
        """Return the keys of the entries that the record refers to, each once."""
        return tuple(dict.fromkeys(key for key, _ in self.references()))

    def references(self) -> Iterator[tuple[Key, Mention]]:
        """Yield every reference to another entry, with the key of that."""
        for mention in self.mentions:
            if isinstance(mention.mark, RefTo):
                yield (mention.mark.kind, mention.value), mention

    def is_written_in(self, lang: str) -> bool:
        """Say whether the record can be read in ``lang``."""
        return self.lang in (None, lang) or lang in self.translations

    def is_stale_in(self, lang: str) -> bool:
        """Say whether the translation was last reviewed before its original."""
        translation = self.translations.get(lang)
        return bool(translation and translation.texts.reviewed < self.record.reviewed)

    def record_in(self, lang: str) -> Any:
        """Return the record with its texts in ``lang`` where they exist."""
        if lang in self.translations and lang not in self._localised:
            self._localised[lang] = with_texts(self.record, self.translations[lang].texts)
        return self._localised.get(lang, self.record)

    def figures_in(self, lang: str) -> tuple[Figure, ...]:
        """Return every figure of the record, with its words in ``lang`` where they exist."""
        if lang not in self._figures:
            self._figures[lang] = figures_of(self.record_in(lang))
        return self._figures[lang]

    def document_in(self, lang: str) -> Document:
        """Return the file whose prose is shown in ``lang``: a translation or the original."""
        translation = self.translations.get(lang)
        return translation.document if translation else self.document

    def find_heading(self, fragment: str, lang: str) -> Heading | None:
        """Return the heading that a link in ``lang`` names; None if no version has it.

        Its number is that of the heading to lead to in any other language.
        """
        versions = dict.fromkeys((lang, self.lang or "", *self.translations))
        found = (self.document_in(one).headings.get(unquote(fragment)) for one in versions)
        return next(filter(None, found), None)


class Backlink(NamedTuple):
    """A place in another entry that refers to this one."""

    entry: Entry
    mention: Mention


# One library is no other, so that what is worked out from one can be kept for it.
@dataclass(eq=False)
class Library:
    """All entries by folder and id, closed lists included."""

    root: Path
    entries: dict[str, dict[str, Entry]]
    pictures: frozenset[PurePosixPath] = frozenset()
    drawings: Mapping[str, Path] = field(default_factory=dict)
    # Every original, also one that could not be read: a link to it is not wrong.
    paths: frozenset[PurePosixPath] = frozenset()
    # Files that are told to take the place of another one, with that.
    rivals: Mapping[PurePosixPath, PurePosixPath] = field(default_factory=dict)

    def all(self, folder: str) -> Iterable[Entry]:
        """Return the entries of a folder in the order of their ids."""
        return self.entries[folder].values()

    def get(self, folder: str, id_: str) -> Entry:
        """Return one entry; raise ``KeyError`` if there is none."""
        return self.entries[folder][id_]

    def everything(self) -> Iterator[Entry]:
        """Yield every entry, folder by folder."""
        return (entry for folder in self.entries.values() for entry in folder.values())

    def path_of(self, folder: str, id_: str) -> PurePosixPath:
        """Return where the original of a record is, or would be."""
        return PurePosixPath(self.root.name, folder, f"{id_}{KINDS[folder].suffix}")

    def has_picture(self, path: str) -> bool:
        """Say whether there is a picture at a path below the content."""
        return PurePosixPath(self.root.name, path) in self.pictures

    def file_of(self, path: PurePosixPath) -> Path:
        """Return the file at a path that begins with the folder of the content."""
        return self.root.joinpath(*path.parts[1:])

    def vocabulary(self, name: str) -> Vocabulary:
        """Return one closed list; an empty one if it is missing or could not be read."""
        entry = self.entries["vocabularies"].get(name)
        return entry.record if entry else Vocabulary.model_construct(title={}, terms={})

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that the site is published in."""
        return tuple(self.vocabulary("languages").terms)

    @property
    def acronyms(self) -> list[Term]:
        """Return the acronyms of the glossary."""
        return [one.record for one in self.all("glossary") if one.record.kind == "acronym"]

    @cached_property
    def last_reviewed(self) -> date:
        """Return the last day when anybody reviewed a record; it stands in for a build date."""
        days = (entry.record.reviewed for entry in self.everything() if entry.lang)
        return max(days, default=date(2000, 1, 1))

    def choices(self, name: str) -> Collection[str]:
        """Return the keys of a closed list; countries and currencies come from CLDR."""
        return _CLDR[name]() if name in _CLDR else self.vocabulary(name).terms

    @cached_property
    def backlinks(self) -> dict[Key, list[Backlink]]:
        """Return, for every entry, the places that refer to it."""
        return _grouped(
            (key, Backlink(entry, mention))
            for entry in self.everything()
            for key, mention in entry.references()
            if key[1] in self.entries[key[0]]
        )

    def linked_from(self, entry: Entry, folder: str) -> list[Entry]:
        """Return the entries of ``folder`` that refer to ``entry``, each once, in order of id."""
        return self._referring[folder].get(entry.key, [])

    @cached_property
    def _referring(self) -> dict[str, dict[Key, list[Entry]]]:
        """Return, for every folder, the entries of it that refer to others, by these."""
        shelves = {folder: sorted(shelf.items()) for folder, shelf in self.entries.items()}
        return {
            folder: _grouped((key, entry) for _, entry in shelf for key in entry.targets)
            for folder, shelf in shelves.items()
        }

    @cached_property
    def former(self) -> dict[Key, list[Entry]]:
        """Return, for every former id of a folder, the entries that had it."""
        return _grouped(
            ((entry.kind.folder, id_), entry)
            for entry in self.everything()
            for id_ in set(getattr(entry.record, "formerly", ()))
        )

    def serving(self, sector: Entry, folder: str) -> list[Entry]:
        """Return the entries of ``folder`` that serve a sector: those that name it, or none."""
        found = self.all(folder)
        return [one for one in found if not one.record.sectors or sector.id in one.record.sectors]

    def in_country(self, folder: str, country: str) -> list[Entry]:
        """Return the entries of ``folder`` that name ``country``."""
        return self._by_country.get((folder, country), [])

    @cached_property
    def _by_country(self) -> dict[Key, list[Entry]]:
        return _grouped(
            ((folder, code), entry)
            for folder in self.entries
            for entry in self.all(folder)
            for code in dict.fromkeys(countries_of(entry.record))
        )

    @cached_property
    def plants(self) -> dict[str, str]:
        """Return, by the id of a case, the one id of all cases that may tell of the same plant.

        A case that may tell of no other's plant is not among them.
        """
        linked = [case for case in self.all("cases") if case.record.maybe_same_as]
        names = [{case.id, *case.record.maybe_same_as} for case in linked]
        groups = [set().union(*group) for group in together(zip(names, names, strict=True))]
        return {id_: min(group) for group in groups for id_ in group}

    def maybe_same(self, case: Entry) -> list[Entry]:
        """Return the cases that may tell of the same plant, whichever of the two says so."""
        shelf = self.entries["cases"]
        own = [shelf[id_] for id_ in case.record.maybe_same_as if id_ in shelf]
        others = self.linked_from(case, "cases")
        own += (one for one in others if case.id in one.record.maybe_same_as)
        return list({one.id: one for one in own}.values())

    def cases_of(self, sector: Entry) -> list[Entry]:
        """Return the cases of a sector, those with the shortest payback first, totals last."""
        cases = self.linked_from(sector, "cases")
        return sorted(cases, key=lambda case: payback_order(case.record))

    def measures_of(self, sector: Entry) -> list[Entry]:
        """Return the measures that serve a sector, its own before those of every sector."""
        serving = self.serving(sector, "measures")
        return sorted(serving, key=lambda measure: (not measure.record.sectors, measure.id))

    def ranked_measures(self, sector: Entry) -> list[Entry]:
        """Return the measures of a sector by who stays when there is little room.

        Each class of cost has its turn, in the order of their list; in a class the sector's own and
        the documented ones come first.
        """
        measures = self.serving(sector, "measures")
        measures.sort(key=lambda one: (not one.record.sectors, not figures_of(one.record), one.id))
        costs = list(self.vocabulary("cost-classes").terms)
        turns = defaultdict[str, Iterator[int]](count)
        return sorted(
            measures, key=lambda one: (next(turns[one.record.cost]), costs.index(one.record.cost))
        )

    def best_case(self, sector: Entry, country: str = "") -> Entry | None:
        """Return the best documented result of a sector: of its own plants, with money, best grade.

        What is disputed comes last, a result of the country first.
        """
        own = [
            case
            for case in self.cases_of(sector)
            if case.record.scope != "programme"
            and len(case.record.sectors) == 1
            and (case.record.saving or best_payback(case.record) is not None)
        ]
        return min(own, key=lambda case: self._merit(case.record, country), default=None)

    def _merit(self, case: Case, country: str) -> tuple[bool, bool, int, bool, bool]:
        grades = list(self.choices("evidence"))
        grade = grades.index(case.saving.evidence) if case.saving else -1
        both = bool(case.saving and case.investment)
        is_foreign, is_several = country not in case.countries, case.scope != "enterprise"
        return (bool(case.disputed), is_foreign, -grade, not both, is_several)

    def similar_cases(self, entry: Entry) -> list[Entry]:
        """Return some cases of the same sectors, or programmes, those of one sector first."""
        folder = "sectors" if entry.record.sectors else "programmes"
        groups = [self.get(folder, id_) for id_ in getattr(entry.record, folder)]
        others = [other for group in groups for other in self._other_cases(group, entry)]
        others.sort(key=lambda other: len(other.record.sectors))
        return list({other.id: other for other in others}.values())[:MOST_SIMILAR]

    def _other_cases(self, group: Entry, entry: Entry) -> list[Entry]:
        # The search stops when there are enough: the cost of a page does not grow with the library.
        cases = self.linked_from(group, "cases")
        single = (case for case in cases if len(case.record.sectors) == 1)
        several = (case for case in cases if len(case.record.sectors) != 1)
        others = (case for case in chain(single, several) if case is not entry)
        return list(islice(others, MOST_SIMILAR))

    def helpers(self, sector: Entry, country: str = "") -> list[Entry]:
        """Return the centres of a country, or all, those in the countries of the cases first."""
        if country:
            return self.in_country("centres", country)
        cases = self.linked_from(sector, "cases")
        first = {code for case in cases for code in case.record.countries}
        return sorted(self.all("centres"), key=lambda centre: centre.record.country not in first)

    def lends(self, facility: Financing) -> bool:
        """Say whether plants can, or once could, ask a facility for money."""
        is_money = self.vocabulary("instruments").terms[facility.instrument].is_money
        return is_money and facility.state != "planned" and "firms" in facility.who_may_ask

    def lenders(self, facilities: Iterable[Entry]) -> list[Entry]:
        """Return the facilities that lend or give to plants: open ones first, then the latest."""
        states = list(self.vocabulary("financing-states").terms)

        def rank(one: Entry) -> tuple[int, int]:
            # None is dated but by the years that its facts describe.
            return states.index(one.record.state), -one.record.as_of.last

        return sorted((one for one in facilities if self.lends(one.record)), key=rank)

    def by_title(self, folder: str, lang: str) -> list[Entry]:
        """Return the entries of a folder by their titles in a language."""
        return sorted(self.all(folder), key=lambda entry: folded(entry.record_in(lang).title))

    def sectors_by_title(self, lang: str) -> list[Entry]:
        """Return all sectors by title, those with a guide first."""
        by_title = self.by_title("sectors", lang)
        return sorted(by_title, key=lambda entry: entry.record.status != "guide")

    def guide_sectors(self, lang: str) -> list[Entry]:
        """Return the sectors that have a guide, by title."""
        return [entry for entry in self.sectors_by_title(lang) if entry.record.status == "guide"]

    def guides(self, lang: str) -> list[Entry]:
        """Return the topic guides in the order that they are to be read in, then by title."""
        return sorted(self.by_title("guides", lang), key=lambda entry: entry.record.order)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Return the codes of the countries that have anything in the library, sorted."""
        found = {entry.id.upper() for entry in self.all("countries")}
        for folder in ("cases", "centres", "financing", "bodies", "programmes", "policies"):
            found.update(*(countries_of(entry.record) for entry in self.all(folder)))
        for sector in self.all("sectors"):
            found.update(priority.country for priority in sector.record.priorities)
        return tuple(sorted(found))

    @cached_property
    def served(self) -> tuple[str, ...]:
        """Return the countries whose firms it is for: of the region, or with their own record.

        Others are there for what was learnt in them.
        """
        meant = {*region(), *(entry.id.upper() for entry in self.all("countries"))}
        return tuple(code for code in self.countries if code in meant)

    def is_near(self, entry: Entry) -> bool:
        """Say whether an entry is about a country whose firms the library is for."""
        return not {*self.served}.isdisjoint(countries_of(entry.record))


def countries_of(record: Model) -> tuple[str, ...]:
    """Return the countries that a record itself is about."""
    one: str = getattr(record, "country", "")
    several: tuple[str, ...] = getattr(record, "countries", ())
    return (one,) if one else several


def _grouped(pairs: Iterable[tuple[Key, _Value]]) -> dict[Key, list[_Value]]:
    found = defaultdict[Key, list[_Value]](list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
