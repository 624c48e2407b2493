"""The bibliography and the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from generator.figures import Figure
from generator.library import Backlink, Entry, Key
from generator.locales import folded
from generator.marks import N_
from generator.model.fields import Loc
from generator.model.lists import Source, Term
from generator.views.edition import Draft, Edition, source_detail
from generator.views.figures import name_of, text_of
from generator.views.page import (
    Fact,
    Link,
    NextStep,
    Page,
    Section,
    Table,
    filled,
    row,
    table_section,
)


def source_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a document: what it is, and everything that rests on it."""
    draft = Draft(edition)
    source: Source = entry.record
    words = edition.words
    website = (Link(source.url, source.url),) if source.url else ()
    facts = [
        Fact(words(N_("Authors")), ", ".join(source.authors)),
        Fact(words(N_("Published by")), source.publisher or ""),
        Fact(words(N_("Year")), str(source.year or "")),
        Fact(words(N_("Date")), edition.pick(source.date_note) if source.date_note else ""),
        Fact(words(N_("Kind of document")), edition.label("source-kinds", source.kind)),
        Fact(words(N_("Language")), words.language(source.language)),
        Fact(words(N_("Web address")), links=website),
        Fact(words(N_("Read in")), source.seen_in or ""),
        Fact(
            words(N_("Cited by")),
            links=draft.edition.refs("sources", (c.source for c in source.cited_by)),
        ),
        Fact(words(N_("Note")), edition.pick(source.note) if source.note else ""),
    ]
    links = [link for link in edition.library.backlinks.get(entry.key, ()) if _has_page(link.entry)]
    lead = words(N_("Read the original where you can, and tell us if we misread it."))
    return Page(
        source.title,
        source_detail(entry, edition),
        facts=tuple(fact for fact in facts if not fact.is_empty),
        sections=filled(_figures(links, draft), _pages(links, draft)),
        next_step=NextStep(lead, (edition.link_to("contribute", N_("How to contribute")),)),
        reviewed=words.date(edition.library.last_reviewed),
        edit_url=edition.settings.edit_url(entry, edition.lang),
        kind=words(N_("Source")),
        weight="0.3",
    )


def _has_page(entry: Entry) -> bool:
    return entry.kind.folder not in ("glossary", "vocabularies")


def _figures(links: list[Backlink], draft: Draft) -> Section:
    words, edition = draft.words, draft.edition
    head = (
        N_("Page of this site"),
        N_("Figure"),
        N_("Value"),
        N_("Place in the document"),
        N_("How we know"),
    )
    rows = (
        row(
            edition.link(entry),
            name_of(figure, edition),
            text_of(figure, edition),
            figure.page,
            edition.label("evidence", figure.evidence),
        )
        for entry, figure in _stated_figures(links, edition)
    )
    return table_section(words(N_("Figures that come from it")), words.each(head), rows)


def _stated_figures(links: list[Backlink], edition: Edition) -> Iterator[tuple[Entry, Figure]]:
    """Yield the figures that a source states, in the order of the records that name it."""
    stated: dict[Key, dict[Loc, list[Figure]]] = {}
    for link in links:
        if link.entry.key not in stated:
            by_loc = stated[link.entry.key] = defaultdict(list)
            for figure in link.entry.figures_in(edition.lang):
                if figure.stated:
                    by_loc[figure.loc].append(figure)
        for figure in stated[link.entry.key].get(link.mention.loc[:-1], ()):
            yield link.entry, figure


def _pages(links: list[Backlink], draft: Draft) -> Section:
    entries = {link.entry.key: link.entry for link in links}
    named = (draft.edition.link(entry) for entry in entries.values())
    ordered = sorted(named, key=lambda link: folded(link.text))
    return Section(draft.words(N_("Pages that rest on it")), links=tuple(ordered))


def sources_index(edition: Edition) -> Page:
    """Return the bibliography."""
    draft = Draft(edition)
    words = edition.words
    entries = edition.library.by_title("sources", edition.lang)
    head = (words(N_("Document")), words(N_("Author and publisher")), words(N_("Year")))
    rows = tuple(
        row(
            edition.link(entry),
            ". ".join(filter(None, (", ".join(entry.record.authors), entry.record.publisher))),
            str(entry.record.year or ""),
        )
        for entry in entries
    )
    table = Table(words(N_("Sources")), head, rows, sortable=True)
    return draft.hub_page(
        "sources",
        is_wide=True,
        sections=(Section(words(N_("All documents")), tables=(table,)),),
    )


def glossary_page(edition: Edition) -> Page:
    """Return the glossary: every term with what it stands for and what it means."""
    draft = Draft(edition)
    words = edition.words
    terms = sorted(
        edition.library.all("glossary"), key=lambda entry: folded(_name(entry.record, edition))
    )
    head = (words(N_("Term")), words(N_("Meaning")))
    sections = tuple(
        Section(
            letter,
            tables=(
                Table(
                    words(N_("Terms with {letter}"), letter=letter),
                    head,
                    tuple(
                        row(_name(entry.record, edition), _meaning(entry.record, edition))
                        for entry in group
                    ),
                ),
            ),
        )
        for letter, group in groupby(
            terms, key=lambda entry: _initial(_name(entry.record, edition))
        )
    )
    return draft.hub_page("glossary", sections=sections)


def _name(term: Term, edition: Edition) -> str:
    return edition.pick(term.name)


def _initial(name: str) -> str:
    letter = folded(name)[:1].upper()
    return letter if letter.isalpha() else "0–9"


def _meaning(term: Term, edition: Edition) -> str:
    parts = [edition.pick(text) for text in (term.expansion, term.meaning) if text]
    return ". ".join(part.rstrip(".") for part in parts) + "." if parts else ""
