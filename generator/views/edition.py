"""The desk at which a page is put together: one language, one page, its citations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.library import Entry, Library
from generator.locales import Locale, locale
from generator.marks import N_
from generator.model.base import Cited, Figure, Money, Saving, StatedNumber
from generator.settings import Settings
from generator.views.markdown import relative
from generator.views.page import Frame, Link, SourceLine, Value


@dataclass(frozen=True)
class Office:
    """What all pages of one language share."""

    library: Library
    settings: Settings
    lang: str

    @property
    def words(self) -> Locale:
        """Return the words and formats of the language."""
        return locale(self.lang)

    def label(self, vocabulary: str, key: str) -> str:
        """Return the label of an entry of a closed list."""
        return self.pick(self.library.vocabulary(vocabulary).terms[key].label)

    def explanation(self, vocabulary: str, key: str) -> str:
        """Return the explanation of an entry of a closed list, or an empty text."""
        found = self.library.vocabulary(vocabulary).terms[key].explanation
        return self.pick(found) if found else ""

    def pick(self, labels: Mapping[str, str]) -> str:
        """Return the text in this language, or in the first one that there is."""
        return labels.get(self.lang) or next(iter(labels.values()))

    def record(self, entry: Entry) -> Any:
        """Return the record of an entry in this language."""
        return entry.record_in(self.lang)

    def countries(self, codes: Iterable[str]) -> list[str]:
        """Return the names of countries."""
        return [self.words.country(code) for code in codes]


class Desk:
    """Puts one page together: makes links that start there and numbers what it cites."""

    def __init__(self, office: Office, path: str) -> None:
        self.office = office
        self.path = path
        self.words = office.words
        self._cited: dict[str, tuple[int, list[str]]] = {}

    def link(self, entry: Entry, note: str = "") -> Link:
        """Return a link to the page of an entry, named by its title."""
        return Link(self.office.record(entry).title, self.href(page_of(entry)), note)

    def href(self, page: str) -> str:
        """Return the link from this page to another one of the tree."""
        return relative(page, self.path)

    def page_link(self, text: str, page: str, note: str = "") -> Link:
        """Return a link to a page of the tree with an interface text."""
        return Link(self.words(text), self.href(page), note)

    def links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to entries, in their order."""
        return tuple(self.link(entry) for entry in entries)

    def refs(self, folder: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the entries that a record names by id."""
        return self.links(self.office.library.get(folder, id_) for id_ in ids)

    def guides(self, *ids: str) -> tuple[Link, ...]:
        """Return links to those of the guides that the library has."""
        known = self.office.library.entries["guides"]
        return self.refs("guides", (id_ for id_ in ids if id_ in known))

    def dated_links(self, entries: Iterable[Entry]) -> tuple[Link, ...]:
        """Return links to profiles with the date of their facts."""
        return tuple(
            self.link(entry, self.words(N_("as of {year}"), year=entry.record.as_of))
            for entry in entries
        )

    def country_links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return links to the pages of countries."""
        return tuple(
            Link(self.words.country(code), self.href(country_page(code))) for code in codes
        )

    def cite(self, cited: Cited | None) -> int:
        """Return the number of a source on this page, and note which pages of it are cited."""
        if not cited:
            return 0
        number, pages = self._cited.setdefault(cited.source, (len(self._cited) + 1, []))
        if cited.page and cited.page not in pages:
            pages.append(cited.page)
        return number

    def figure(self, figure: Figure, text: str, number: Decimal | None = None) -> Value:
        """Return a stated figure with its grade and source."""
        return Value(
            text,
            number,
            grade=figure.evidence,
            grade_label=self.office.label("evidence", figure.evidence),
            source=self.cite(figure),
            note=figure.note or "",
        )

    def money(self, money: Money) -> Value:
        """Return an amount of money; a saving says how often."""
        text = self.words.money(money.amount, money.currency)
        if isinstance(money, Saving):
            pattern = N_("{amount} a month") if money.per == "month" else N_("{amount} a year")
            text = self.words(pattern, amount=text)
        if money.price_year:
            text = self.words(N_("{amount} ({year} prices)"), amount=text, year=money.price_year)
        return self.figure(money, text, money.amount.middle)

    def computed(self, text: str, number: Decimal, formula: str) -> Value:
        """Return a figure that the generator computed; ``formula`` says how."""
        return Value(text, number, computed=self.words(formula))

    def months(self, value: Decimal) -> str:
        """Return a payback in words: months up to two years, then years."""
        if value == 0:
            return self.words(N_("at once"))
        if value < Decimal("0.95"):
            return self.words(N_("under a month"))
        if round(value, 1) == 1:
            return self.words(N_("1 month"))
        if value <= 24:
            return self.words(N_("{number} months"), number=self.words.number(round(value, 1), 1))
        return self.words(N_("{number} years"), number=self.words.number(round(value / 12, 1), 1))

    def stated(self, stated: StatedNumber, pattern: str) -> Value:
        """Return a stated payback, return or share; ``pattern`` holds its unit."""
        text = self.words(pattern, number=self.words.quantity(stated.value))
        return self.figure(stated, text, stated.value.middle)

    def sources(self, more: Iterable[Cited] = ()) -> tuple[SourceLine, ...]:
        """Return the numbered sources of this page, those of its figures first."""
        for cited in more:
            self.cite(cited)
        return tuple(
            self._source_line(id_, number, pages) for id_, (number, pages) in self._cited.items()
        )

    def _source_line(self, id_: str, number: int, pages: list[str]) -> SourceLine:
        entry = self.office.library.get("sources", id_)
        return SourceLine(
            number,
            Link(entry.record.title, self.href(page_of(entry))),
            source_detail(entry, self.office),
            "; ".join(pages),
        )

    def frame(self, entry: Entry, next_lead: str = "", next_links: tuple[Link, ...] = ()) -> Frame:
        """Return the frame of a record's page; call it last, when all figures are cited."""
        record = self.office.record(entry)
        return Frame(
            record.title,
            record.summary,
            notices=self._notices(entry),
            next_lead=next_lead,
            next_links=next_links,
            sources=self.sources(record.sources),
            reviewed=self.words.date(self._reviewed(entry)),
            edit_url=self.office.settings.edit_url(entry, self.office.lang),
            lang="" if entry.is_written_in(self.office.lang) else entry.lang or "",
        )

    def hub_frame(
        self,
        title: str,
        summary: str,
        next_lead: str = "",
        next_links: tuple[Link, ...] = (),
        folder: str = "",
    ) -> Frame:
        """Return the frame of a page that gathers records; its edit link leads to their folder.

        Call it last, when all figures are cited.
        """
        library, settings = self.office.library, self.office.settings
        usual = (
            self.page_link(N_("Sector guides"), "sectors/index.md"),
            *self.guides("finding-help"),
        )
        return Frame(
            title,
            summary,
            next_lead=next_lead or self.words(N_("Open the guide of your trade, or ask for help.")),
            next_links=next_links or usual,
            sources=self.sources(),
            reviewed=self.words.date(library.last_reviewed),
            edit_url=settings.folder_url(posixpath.join("content", folder)),
        )

    def _reviewed(self, entry: Entry) -> date:
        translation = entry.translations.get(self.office.lang)
        reviewed: date = entry.record.reviewed
        return translation.reviewed if translation else reviewed

    def _notices(self, entry: Entry) -> tuple[str, ...]:
        if not entry.is_written_in(self.office.lang):
            name = self.words.language(str(entry.lang))
            return (
                self.words(
                    N_(
                        "This page has no translation yet. It is shown in its original "
                        "language ({language})."
                    ),
                    language=name,
                ),
            )
        if entry.is_stale_in(self.office.lang):
            return (
                self.words(
                    N_(
                        "The original was reviewed after this translation. "
                        "Figures are up to date; the text may not be."
                    )
                ),
            )
        return ()


def page_of(entry: Entry) -> str:
    """Return the page of an entry in the Markdown tree."""
    return posixpath.join(entry.kind.folder, f"{entry.id}.md")


def country_page(code: str) -> str:
    """Return the page of a country in the Markdown tree."""
    return f"countries/{code.lower()}.md"


def source_detail(entry: Entry, office: Office) -> str:
    """Return authors, publisher and year of a source in one line."""
    source = entry.record
    when = str(source.year) if source.year else office.words(N_("No date"))
    parts = [", ".join(source.authors), source.publisher or "", when]
    return ". ".join(part for part in parts if part)
