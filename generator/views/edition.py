"""The site in one language, and a page of it that is being drafted."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.library import Entry, Library, countries_of
from generator.locales import Locale, locale
from generator.locales.years import dated_in
from generator.marks import N_
from generator.model.base import Cited
from generator.model.documents import Reach, Source
from generator.model.records import Profile
from generator.pictures.album import Shown, album_of
from generator.prose import Resolve, Slugs, read
from generator.settings import Settings
from generator.views.page import (
    Fact,
    Facts,
    Link,
    NextStep,
    Page,
    Rows,
    Section,
    SourceLine,
    Table,
    cell_of,
    is_full,
)

if TYPE_CHECKING:
    from generator.views.plan import Plan


_REACH: dict[Reach, str] = {
    "full": N_("Read in full"),
    "excerpt": N_("Read as an excerpt"),
    "abstract": N_("Only its summary was read"),
    "report": N_("Known from what others report of it"),
    "cited": N_("Known only from a document that cites it"),
}


@dataclass(frozen=True)
class Edition:
    """The site in one language: what all its pages share.

    What is about one ``country`` only writes numbers as is the custom there.
    """

    library: Library
    settings: Settings
    lang: str
    plan: "Plan"
    country: str = ""

    def within(self, country: str) -> "Edition":
        """Return the edition for what is about one country, or about several if none is named."""
        return replace(self, country=country)

    @property
    def words(self) -> Locale:
        """Return the words of the language, and its formats in the country."""
        return locale(self.lang, self.country)

    @property
    def feed(self) -> str:
        """Return the address of the feed of the language, at the root of the site."""
        return f"/feed.{self.lang}.xml"

    def url(self, address: str) -> str:
        """Return the full address of a page, or of a file at the root of the site."""
        if is_full(address):
            return address
        if address.startswith("/"):
            return f"{self.settings.site_url}{address[1:]}"
        return self.settings.page_url(self.lang, address)

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

    def record(self, entry: Entry) -> Any:
        """Return the record of an entry in this language."""
        return entry.record_in(self.lang)

    def title_of(self, entry: Entry) -> str:
        """Return the title of a record; it stands on pages of any country."""
        return self.words.text(self.record(entry).title)

    def summary_of(self, entry: Entry) -> str:
        """Return the summary of a record; it stands on pages of any country."""
        return self.words.text(self.record(entry).summary)

    def story_of(self, entry: Entry) -> str:
        """Return the prose of a record; it groups numbers as the country does that it is about."""
        words = locale(self.lang_of(entry), entry.country or self.country)
        return words.text(entry.document_in(self.lang).body)

    def reach_of(self, source: Source) -> str:
        """Return how much of a source was read, or an empty text where that is not known."""
        return self.words(_REACH[source.read]) if source.read else ""

    def lang_of(self, entry: Entry) -> str:
        """Return the language that the texts of an entry are shown in: of a source, its own."""
        if isinstance(entry.record, Source):
            return entry.record.language
        return self.lang if entry.is_written_in(self.lang) else str(entry.lang)

    def foreign(self, lang: str) -> str:
        """Return a language unless it is that of the edition."""
        return "" if lang == self.lang else lang

    def twins(self, address: str) -> tuple[str, ...]:
        """Return the languages of the site that a page is written in."""
        entry, languages = self.plan.pages[address].entry, self.library.languages
        return tuple(lang for lang in languages if not entry or entry.is_written_in(lang))

    def changed(self, entry: Entry) -> date:
        """Return when a page of a record changed last: its figures, or its texts."""
        day: date = entry.record.reviewed
        translation = entry.translations.get(self.lang)
        return max(day, translation.texts.reviewed) if translation else day

    def canonical(self, address: str) -> str:
        """Return the full address that stands for a page: that of a language it is written in."""
        twins = self.twins(address) or self.library.languages
        return self.settings.page_url(self.lang if self.lang in twins else twins[0], address)

    def countries(self, codes: Iterable[str]) -> list[str]:
        """Return the names of countries."""
        return [self.words.country(code) for code in codes]

    def link(self, entry: Entry, note: str = "") -> Link:
        """Return a link to the page of an entry, named by its title."""
        lang = self.foreign(self.lang_of(entry))
        return Link(
            self.title_of(entry),
            record_address(*entry.key),
            note,
            lang,
            countries=" ".join(countries_of(entry.record)).lower(),
            trade=self.trade_of(entry),
        )

    def trade_of(self, entry: Entry) -> str:
        """Return the id of a sector of which the language has words of some countries, if any."""
        named = getattr(entry.record, "trade_names", ())
        has_words = any(self.lang in one.name for one in named)
        return entry.id if has_words and entry.is_written_in(self.lang) else ""

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
        links = ((self.link(entry), self.summary_of(entry)) for entry in entries)
        return tuple(replace(link, note=said, note_lang=link.lang) for link, said in links)

    def as_of(self, profile: Profile) -> str:
        """Return the date of the facts of a profile, in words."""
        return dated_in(self.words, profile.as_of)

    def feed_link(self) -> Link:
        """Return a link to the feed, with what it holds."""
        what = self.words("what was added and changed, for a feed reader")
        return Link(self.feed[1:], self.feed, what)

    def country_links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of countries."""
        named = ((self.words.country(code), code.lower()) for code in codes)
        return tuple(
            Link(name, record_address("countries", id_), countries=id_) for name, id_ in named
        )

    def table_section(
        self, title: str, head: Iterable[str], rows: Rows, lead: str = "", **parts: Any
    ) -> Section:
        """Return a section with a table: ``head`` are interface texts.

        ``parts`` are ``caption`` if it is not the title, ``sort`` to let the reader sort the table,
        and other parts of ``Section``.
        """
        caption, sort = parts.pop("caption", title), parts.pop("sort", False)
        table = Table.of(caption, tuple(map(self.words, head)), rows, sort)
        return Section(title, lead, tables=(table,), **parts)

    def resolver(self, page: Page, link: Callable[[str], str]) -> Resolve:
        """Return what knows the records behind the links of a page.

        ``link`` makes of an address what an outlet publishes.
        """
        return lambda typed: link(target) if (target := self.target_of(typed, page)) else ""

    def target_of(self, typed: str, page: Page) -> str:
        """Return the address of what a link in the text of a page names, as it was typed there.

        The address of a heading is that of the language of the edition, whatever the words that the
        link uses. An empty text if there is nothing to lead to.
        """
        path, _, fragment = typed.partition("#")
        file = _file_at(path, page)
        address = f"{posixpath.splitext(file)[0]}/"
        if file.count("/") != 1 or address not in self.plan.pages:
            return ""
        entry = self.plan.pages[address].entry
        anchor = self._anchor_of(fragment, page.lang or self.lang, entry) if entry else ""
        return f"{address}#{anchor}" if anchor else address

    def picture_at(self, path: str, page: Page) -> tuple[Shown, ...]:
        """Return the sizes of the picture that a text of a page names, the largest last."""
        file = _file_at(path, page)
        if not self.library.has_picture(file):
            return ()
        return album_of(self.library.root).shown(self.library.root / file)

    def _anchor_of(self, fragment: str, lang: str, entry: Entry) -> str:
        """Return the address of a heading within its page, which begins with its title."""
        heading = entry.find_heading(fragment, lang) if fragment else None
        if not heading:
            return ""
        headings, slugs = read(self.story_of(entry)).headings, Slugs()
        slugs.take(self.record(entry).title)
        anchors = [slugs.take(one.text) for one in headings]
        return anchors[heading.number] if heading.number < len(anchors) else ""


class Draft(Edition):
    """A page that is being drafted: numbers the sources that it cites."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(**vars(edition))
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
            year = self.year_of(entry.record)
            detail = described(entry.record)
            reach = self.reach_of(entry.record)
            line = SourceLine(number, self.link(entry), detail, year, "; ".join(pages), reach)
            lines.append(line)
        return tuple(lines)

    def year_of(self, source: Source) -> str:
        """Return the year of a source, or that it has none."""
        return str(source.year or self.words("No date"))

    def page(
        self,
        title: str,
        summary: str,
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
            facts=tuple(
                Fact(label, cell.text, cell.links, cell.lang)
                for label, said in facts
                if (cell := cell_of(said)).text or cell.links
            ),
            sections=tuple(section for section in sections if not section.is_empty),
            sources=self.sources(cited),
            **parts,
        )

    def record_page(self, entry: Entry, next_step: NextStep, **parts: Any) -> Page:
        """Return the page of a record."""
        record = self.record(entry)
        return self.page(
            self.title_of(entry),
            self.summary_of(entry),
            next_step=next_step,
            cited=record.sources,
            notices=tuple(self._notices(entry)),
            body=self.story_of(entry),
            body_path=posixpath.join(entry.kind.folder, entry.path.name),
            reviewed=self.words.date(self.reviewed(entry)),
            edit_url=self.settings.edit_url(entry, self.lang),
            lang=self.foreign(self.lang_of(entry)),
            trade=self.trade_of(entry),
            **parts,
        )

    def hub_page(self, name: str, **parts: Any) -> Page:
        """Return a page that gathers records, as the plan has it where ``parts`` do not say."""
        planned, words = self.plan.named(name), self.words
        guides = (self.link_to("sectors", words("Sector guides")), *self.guides("finding-help"))
        usual: dict[str, Any] = {
            "title": planned.title(self),
            "summary": words(planned.summary),
            "next_step": NextStep(words("Open the guide of your trade, or ask for help."), guides),
            "reviewed": words.date(self.library.last_reviewed),
            "edit_url": self.settings.folder_url(
                posixpath.join(self.library.root.name, planned.folder)
            ),
        }
        return self.page(**usual | parts)

    def reviewed(self, entry: Entry) -> date:
        """Return when what is shown of a record was reviewed last."""
        translation = entry.translations.get(self.lang)
        day: date = (translation.texts if translation else entry.record).reviewed
        return day

    def _notices(self, entry: Entry) -> Iterator[str]:
        if not entry.is_written_in(self.lang):
            yield self.words(
                "This page has no translation yet. It is shown in its original "
                "language ({language}).",
                language=self.words.language(str(entry.lang)),
            )
        elif entry.is_stale_in(self.lang):
            yield self.words(
                "The original was reviewed after this translation. "
                "Figures are up to date; the text may not be."
            )


def _file_at(path: str, page: Page) -> str:
    """Return the file that a text of a page names, below the content; by default its own."""
    own = page.body_path
    return posixpath.normpath(posixpath.join(posixpath.dirname(own), path)) if path else own


def record_address(folder: str, id_: str) -> str:
    """Return the address of the page of a record."""
    return f"{folder}/{id_}/"


def described(source: Source) -> str:
    """Return authors and publisher of a source in one line."""
    return ". ".join(filter(None, (", ".join(source.authors), source.publisher)))


def years_of(record: Any, words: Locale) -> str:
    """Return the years of a record: 1999–2001, from 1999, or nothing if they are not known."""
    first, last = record.start, getattr(record, "end", None)
    if first and not last:
        return words("from {year}", year=first)
    if last and not first:
        return words("until {year}", year=last)
    return "–".join(str(year) for year in dict.fromkeys((first, last)) if year)
