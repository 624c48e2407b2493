"""The site in one language, and a page of it that is being drafted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.library import Entry, Library
from generator.locales import Locale, locale
from generator.marks import N_
from generator.model.base import Cited
from generator.model.profiles import Profile
from generator.settings import Settings
from generator.views.page import Link, NextStep, Page, SourceLine

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

    def explanation(self, vocabulary: str, key: str) -> str:
        """Return the explanation of an entry of a closed list, or an empty text."""
        found = self.library.vocabulary(vocabulary).terms[key].explanation
        return self.pick(found) if found else ""

    def pick(self, labels: Mapping[str, str]) -> str:
        """Return the text in this language, or in the first one that there is."""
        return labels.get(self.lang) or next(iter(labels.values()), "")

    def record(self, entry: Entry) -> Any:
        """Return the record of an entry in this language."""
        return entry.record_in(self.lang)

    def lang_of(self, entry: Entry) -> str:
        """Return the language that the page of an entry is shown in."""
        return self.lang if entry.is_written_in(self.lang) else str(entry.lang)

    def twins(self, address: str) -> tuple[str, ...]:
        """Return the languages of the site that a page is written in."""
        entry = self.plan.pages[address].entry
        return tuple(
            lang for lang in self.library.languages if not entry or entry.is_written_in(lang)
        )

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
        """Return a link to a page that the plan names; ``text`` is an interface text."""
        planned = self.plan.named(page)
        return Link(self.words(text) if text else planned.title(self), planned.address)

    def links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to entries, in their order."""
        return tuple(self.link(entry) for entry in entries)

    def refs(self, folder: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the entries that a record names by id."""
        return self.links(self.library.get(folder, id_) for id_ in ids)

    def guides(self, *ids: str) -> tuple[Link, ...]:
        """Return links to those of the guides that the library has."""
        known = self.library.entries["guides"]
        return self.refs("guides", (id_ for id_ in ids if id_ in known))

    def dated_links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to profiles with the date of their facts."""
        return tuple(self.link(entry, self.as_of(entry.record)) for entry in entries)

    def as_of(self, profile: Profile) -> str:
        """Return the date of the facts of a profile, in words."""
        return self.words(N_("as of {year}"), year=profile.as_of)

    def country_link(self, code: str) -> Link:
        """Return a link to the page of a country."""
        return Link(self.words.country(code), self.plan.address_of_country(code))

    def country_links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of countries."""
        return tuple(self.country_link(code) for code in codes)


class Draft:
    """A page that is being drafted: numbers the sources that it cites."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.words = edition.words
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
        return tuple(
            self._source_line(id_, number, pages) for id_, (number, pages) in self._cited.items()
        )

    def _source_line(self, id_: str, number: int, pages: list[str]) -> SourceLine:
        entry = self.edition.library.get("sources", id_)
        return SourceLine(
            number,
            self.edition.link(entry),
            source_detail(entry, self.edition),
            source_year(entry, self.edition),
            "; ".join(pages),
        )

    def record_page(self, entry: Entry, next_step: NextStep, **parts: Any) -> Page:
        """Return the page of a record; ``parts`` are those of ``Page`` that are its own."""
        edition, record = self.edition, self.edition.record(entry)
        lang = edition.lang_of(entry)
        return Page(
            record.title,
            record.summary,
            notices=self._notices(entry),
            body=entry.document_in(edition.lang).body,
            body_path=posixpath.join(entry.kind.folder, entry.path.name),
            next_step=next_step,
            sources=self.sources(record.sources),
            reviewed=self.words.date(self.reviewed(entry)),
            edit_url=edition.settings.edit_url(entry, edition.lang),
            lang="" if lang == edition.lang else lang,
            **parts,
        )

    def hub_page(self, name: str, next_step: NextStep | None = None, **parts: Any) -> Page:
        """Return a page that gathers records, with the title and summary that the plan has."""
        planned, words = self.edition.plan.named(name), self.words
        return self.gathering_page(
            planned.title(self.edition), words(planned.summary), planned.folder, next_step, **parts
        )

    def gathering_page(
        self, title: str, summary: str, folder: str, next_step: NextStep | None = None, **parts: Any
    ) -> Page:
        """Return a page that gathers records; its edit link leads to ``folder`` of the content."""
        edition = self.edition
        usual = NextStep(
            self.words(N_("Open the guide of your trade, or ask for help.")),
            (edition.link_to("sectors", N_("Sector guides")), *edition.guides("finding-help")),
        )
        return Page(
            title,
            summary,
            next_step=next_step or usual,
            sources=self.sources(),
            reviewed=self.words.date(edition.library.last_reviewed),
            edit_url=edition.settings.folder_url(posixpath.join("content", folder)),
            **parts,
        )

    def reviewed(self, entry: Entry) -> date:
        """Return when what is shown of a record was reviewed last."""
        translation = entry.translations.get(self.edition.lang)
        reviewed: date = entry.record.reviewed
        return translation.texts.reviewed if translation else reviewed

    def _notices(self, entry: Entry) -> tuple[str, ...]:
        if not entry.is_written_in(self.edition.lang):
            name = self.words.language(str(entry.lang))
            text = N_(
                "This page has no translation yet. It is shown in its original "
                "language ({language})."
            )
            return (self.words(text, language=name),)
        if entry.is_stale_in(self.edition.lang):
            text = N_(
                "The original was reviewed after this translation. "
                "Figures are up to date; the text may not be."
            )
            return (self.words(text),)
        return ()


def source_detail(entry: Entry, edition: Edition) -> str:
    """Return authors, publisher and year of a source in one line."""
    source = entry.record
    parts = [", ".join(source.authors), source.publisher or "", source_year(entry, edition)]
    return ". ".join(part for part in parts if part)


def source_year(entry: Entry, edition: Edition) -> str:
    """Return the year of a source, or that it has none."""
    year = entry.record.year
    return str(year) if year else edition.words(N_("No date"))


def years_of(record: Any) -> str:
    """Return the years of a record: 1999–2001, or nothing if they are not known."""
    return "–".join(str(year) for year in (record.start, getattr(record, "end", None)) if year)
