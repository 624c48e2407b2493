"""The site in one language, and a page of it that is being drafted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.library import Entry, Library
from generator.locales import Locale, locale
from generator.model.base import Cited
from generator.model.profiles import Profile
from generator.model.sector import Sector
from generator.settings import Settings
from generator.views.page import Fact, Facts, Link, NextStep, Page, Rows, Section, SourceLine, Table

if TYPE_CHECKING:
    from generator.views.plan import Plan


@dataclass(frozen=True)
class Edition:
    """The site in one language: what all its pages share."""

    library: Library
    settings: Settings
    lang: str
    plan: Plan

    @property
    def words(self) -> Locale:
        """Return the words and formats of the language."""
        return locale(self.lang)

    def url(self, address: str) -> str:
        """Return the full address of a page, or of a file at the root of the site."""
        if "://" in address:
            return address
        if address.startswith("/"):
            return f"{self.settings.site_url}{address[1:]}"
        return self.settings.page_url(self.lang, address)

    @property
    def feed(self) -> str:
        """Return the address of the feed of the language, at the root of the site."""
        return f"/feed.{self.lang}.xml"

    def label(self, vocabulary: str, key: str) -> str:
        """Return the label of an entry of a closed list."""
        return self.pick(self.library.vocabulary(vocabulary).terms[key].label)

    def labels(self, vocabulary: str, keys: Iterable[str]) -> list[str]:
        """Return the labels of several entries of a closed list."""
        return [self.label(vocabulary, key) for key in keys]

    def explanation(self, vocabulary: str, key: str) -> str:
        """Return the explanation of an entry of a closed list, or an empty text."""
        return self.pick(self.library.vocabulary(vocabulary).terms[key].explanation or {})

    def pick(self, labels: Mapping[str, str]) -> str:
        """Return the text in this language, or in the first one that there is."""
        return labels.get(self.lang) or next(iter(labels.values()), "")

    def synonyms(self, sector: Sector) -> tuple[str, ...]:
        """Return the other words for a sector."""
        return sector.synonyms.get(self.lang, ())

    def record(self, entry: Entry) -> Any:
        """Return the record of an entry in this language."""
        return entry.record_in(self.lang)

    def lang_of(self, entry: Entry) -> str:
        """Return the language that the page of an entry is shown in."""
        return self.lang if entry.is_written_in(self.lang) else str(entry.lang)

    def twins(self, address: str) -> tuple[str, ...]:
        """Return the languages of the site that a page is written in."""
        entry, languages = self.plan.pages[address].entry, self.library.languages
        return tuple(lang for lang in languages if not entry or entry.is_written_in(lang))

    def canonical(self, address: str) -> str:
        """Return the full address that stands for a page: that of a language it is written in."""
        twins = self.twins(address) or self.library.languages
        return self.settings.page_url(self.lang if self.lang in twins else twins[0], address)

    def countries(self, codes: Iterable[str]) -> list[str]:
        """Return the names of countries."""
        return [self.words.country(code) for code in codes]

    def link(self, entry: Entry, note: str = "") -> Link:
        """Return a link to the page of an entry, named by its title."""
        return Link(self.record(entry).title, self.plan.address_of(entry), note)

    def link_to(self, page: str, text: str = "") -> Link:
        """Return a link to a page that the plan names, under its title or under ``text``."""
        planned = self.plan.named(page)
        return Link(text or planned.title(self), planned.address)

    def links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to entries, in their order."""
        return tuple(self.link(entry) for entry in entries)

    def refs(self, folder: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the entries that a record names by id."""
        return self.links(self.library.get(folder, id_) for id_ in ids)

    def guides(self, *ids: str) -> tuple[Link, ...]:
        """Return links to those of the guides that the library has."""
        known = self.library.entries["guides"]
        return self.links(known[id_] for id_ in ids if id_ in known)

    def dated_links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to profiles with the date of their facts."""
        return tuple(self.link(entry, self.as_of(entry.record)) for entry in entries)

    def summaries(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to entries with their summaries."""
        return tuple(self.link(entry, self.record(entry).summary) for entry in entries)

    def as_of(self, profile: Profile) -> str:
        """Return the date of the facts of a profile, in words."""
        return self.words("as of {year}", year=profile.as_of)

    def country_links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of countries."""
        address_of = self.plan.address_of_country
        return tuple(Link(self.words.country(code), address_of(code)) for code in codes)

    def table(self, caption: str, head: Iterable[str], rows: Rows, *, sort: bool = False) -> Table:
        """Return a table; ``head`` are interface texts, and ``sort`` lets the reader sort it."""
        return Table.of(caption, tuple(map(self.words, head)), rows, sort)

    def table_section(self, title: str, head: Iterable[str], rows: Rows, lead: str = "") -> Section:
        """Return a section that is one table, which is called like it."""
        return Section(title, lead, tables=(self.table(title, head, rows),))


class Draft(Edition):
    """A page that is being drafted: numbers the sources that it cites."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.library, edition.settings, edition.lang, edition.plan)
        self._cited: dict[str, tuple[int, list[str]]] = {}

    def cite(self, cited: Cited | None) -> int:
        """Return the number of a source on this page, and note which pages of it are cited."""
        if not cited:
            return 0
        number, pages = self._cited.setdefault(cited.source, (len(self._cited) + 1, []))
        if cited.page and cited.page not in pages:
            pages.append(cited.page)
        return number

    def sources(self, more: Iterable[Cited] = ()) -> tuple[SourceLine, ...]:
        """Return the numbered sources of this page, those of its figures first."""
        for cited in more:
            self.cite(cited)
        lines = []
        for id_, (number, pages) in self._cited.items():
            entry = self.library.get("sources", id_)
            detail, year = source_detail(entry, self), source_year(entry, self)
            lines.append(SourceLine(number, self.link(entry), detail, year, "; ".join(pages)))
        return tuple(lines)

    def page(
        self,
        title: str,
        summary: str,
        next_step: NextStep,
        *,
        facts: Facts = (),
        sections: Iterable[Section] = (),
        cited: Iterable[Cited] = (),
        **parts: Any,
    ) -> Page:
        """Return a page with those of its facts and sections that have something to show.

        ``cited`` are sources beyond those of its figures; ``parts`` are other parts of ``Page``.
        """
        return Page(
            title,
            summary,
            next_step=next_step,
            facts=tuple(_fact(label, said) for label, said in facts if said),
            sections=tuple(section for section in sections if not section.is_empty),
            sources=self.sources(cited),
            **parts,
        )

    def record_page(self, entry: Entry, next_step: NextStep, **parts: Any) -> Page:
        """Return the page of a record."""
        record, lang = self.record(entry), self.lang_of(entry)
        return self.page(
            record.title,
            record.summary,
            next_step,
            cited=record.sources,
            notices=self._notices(entry),
            body=entry.document_in(self.lang).body,
            body_path=posixpath.join(entry.kind.folder, entry.path.name),
            reviewed=self.words.date(self.reviewed(entry)),
            edit_url=self.settings.edit_url(entry, self.lang),
            lang="" if lang == self.lang else lang,
            **parts,
        )

    def hub_page(self, name: str, next_step: NextStep | None = None, **parts: Any) -> Page:
        """Return a page that gathers records, with the title and summary that the plan has."""
        planned = self.plan.named(name)
        title, summary = planned.title(self), self.words(planned.summary)
        return self.gathering_page(title, summary, planned.folder, next_step, **parts)

    def gathering_page(
        self, title: str, summary: str, folder: str, next_step: NextStep | None = None, **parts: Any
    ) -> Page:
        """Return a page that gathers records; its edit link leads to ``folder`` of the content."""
        usual = NextStep(
            self.words("Open the guide of your trade, or ask for help."),
            (self.link_to("sectors", self.words("Sector guides")), *self.guides("finding-help")),
        )
        return self.page(
            title,
            summary,
            next_step or usual,
            reviewed=self.words.date(self.library.last_reviewed),
            edit_url=self.settings.folder_url(posixpath.join("content", folder)),
            **parts,
        )

    def reviewed(self, entry: Entry) -> date:
        """Return when what is shown of a record was reviewed last."""
        translation = entry.translations.get(self.lang)
        day: date = (translation.texts if translation else entry.record).reviewed
        return day

    def _notices(self, entry: Entry) -> tuple[str, ...]:
        words = self.words
        if not entry.is_written_in(self.lang):
            text = words(
                "This page has no translation yet. It is shown in its original "
                "language ({language}).",
                language=words.language(str(entry.lang)),
            )
        elif entry.is_stale_in(self.lang):
            text = words(
                "The original was reviewed after this translation. "
                "Figures are up to date; the text may not be."
            )
        else:
            return ()
        return (text,)


def _fact(label: str, said: str | tuple[Link, ...]) -> Fact:
    return Fact(label, said) if isinstance(said, str) else Fact(label, links=said)


def source_detail(entry: Entry, edition: Edition) -> str:
    """Return authors, publisher and year of a source in one line."""
    source = entry.record
    parts = [", ".join(source.authors), source.publisher, source_year(entry, edition)]
    return ". ".join(filter(None, parts))


def source_year(entry: Entry, edition: Edition) -> str:
    """Return the year of a source, or that it has none."""
    return str(entry.record.year or edition.words("No date"))


def years_of(record: Any) -> str:
    """Return the years of a record: 1999–2001, or nothing if they are not known."""
    return "–".join(str(year) for year in (record.start, getattr(record, "end", None)) if year)
