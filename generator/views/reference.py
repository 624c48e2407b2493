"""The bibliography and the glossary."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from generator.figures import Figure
from generator.library import Backlink, Entry, Key
from generator.locales import folded
from generator.marks import N_
from generator.model.documents import Term
from generator.model.fields import Loc
from generator.prose import Slugs
from generator.views.edition import Draft, Edition, described
from generator.views.figures import KNOWN, name_of, text_of
from generator.views.page import Cell, Link, NextStep, Page, Section


def source_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a document: what it is, and everything that rests on it."""
    words, source = draft.words, entry.record
    lang = draft.foreign(source.language)
    website = (Link(source.url, source.url),) if source.url else ()
    citing = draft.refs("sources", (cited.source for cited in source.cited_by))
    backlinks = draft.library.backlinks.get(entry.key, ())
    links = [one for one in backlinks if one.entry.kind.folder not in ("glossary", "vocabularies")]
    lead = words("Read the original where you can, and tell us if we misread it.")
    return draft.page(
        source.title,
        described(source) or source.title,
        next_step=NextStep(lead, (draft.link_to("contribute"),)),
        facts=(
            (words("Authors"), Cell(", ".join(source.authors), lang=lang)),
            (words("Published by"), Cell(source.publisher or "", lang=lang)),
            (words("Year"), str(source.year or "")),
            (words("Date"), draft.pick(source.date_note or {})),
            (words("Kind of document"), draft.label("source-kinds", source.kind)),
            (words("Language"), words.language(source.language)),
            (words("Web address"), website),
            (words("How far we read it"), draft.reach_of(source)),
            (words("Cited by"), citing),
            (words("Note"), draft.pick(source.note or {})),
        ),
        sections=(_figures(links, lang, draft), _pages(links, draft)),
        reviewed=words.date(draft.library.last_reviewed),
        edit_url=draft.settings.edit_url(entry, draft.lang),
        head_lang=lang,
        kind=words("Source"),
        weight="0.3",
    )


def _figures(links: list[Backlink], lang: str, draft: Draft) -> Section:
    rows = []
    for entry, figure in _stated_figures(links, draft):
        name, value = name_of(figure, draft), text_of(figure, draft)
        grade = draft.label("evidence", figure.stated.evidence)
        place = Cell(figure.stated.page or "", lang=lang)
        rows.append((draft.link(entry), name, value, place, grade))
    head = (N_("Page of this site"), N_("Figure"), N_("Value"), N_("Place in the document"))
    return draft.table_section(draft.words("Figures that come from it"), (*head, KNOWN[0]), rows)


def _stated_figures(links: list[Backlink], edition: Edition) -> Iterator[tuple[Entry, Figure]]:
    """Yield the figures that a source states, in the order of the records that name it."""
    stated: dict[Key, dict[Loc, list[Figure]]] = {}
    for entry, mention in links:
        if entry.key not in stated:
            by_loc = stated[entry.key] = defaultdict(list)
            for figure in entry.figures_in(edition.lang):
                if not figure.is_computed:
                    by_loc[figure.loc].append(figure)
        for figure in stated[entry.key].get(mention.loc[:-1], ()):
            yield entry, figure


def _pages(links: list[Backlink], draft: Draft) -> Section:
    entries = {link.entry.key: link.entry for link in links}
    named = sorted(draft.links(entries.values()), key=lambda link: folded(link.text))
    return Section(draft.words("Pages that rest on it"), links=tuple(named))


def sources_index(draft: Draft) -> Page:
    """Return the bibliography."""
    rows = (
        (
            draft.link(entry),
            Cell(described(entry.record), lang=draft.foreign(entry.record.language)),
            str(entry.record.year or ""),
            draft.reach_of(entry.record),
        )
        for entry in draft.library.by_title("sources", draft.lang)
    )
    head = (N_("Document"), N_("Author and publisher"), N_("Year"), N_("How far we read it"))
    title, caption = draft.words("All documents"), draft.words("Sources")
    section = draft.table_section(title, head, rows, caption=caption, sort=True)
    return draft.hub_page("sources", is_wide=True, sections=(section,))


def glossary_page(draft: Draft) -> Page:
    """Return the glossary: every term with what it stands for and what it means."""
    every = draft.library.all("glossary")
    named = [(draft.pick(one.record.name), meaning_of(one.record, draft)) for one in every]
    terms = sorted(named, key=lambda term: folded(term[0]))
    head, sections = (N_("Term"), N_("Meaning")), []
    for letter, rows in groupby(terms, key=lambda term: _initial(term[0])):
        caption = draft.words("Terms with {letter}", letter=letter)
        sections.append(draft.table_section(letter, head, rows, caption=caption))
    return draft.hub_page("glossary", sections=sections)


def glossary_anchor(name: str) -> str:
    """Return the address of the letter under which a term stands, within the page."""
    return Slugs().take(_initial(name))


def _initial(name: str) -> str:
    letter = folded(name)[:1].upper()
    return letter if letter.isalpha() else "0–9"


def meaning_of(term: Term, edition: Edition) -> str:
    """Return what a term stands for and what it means."""
    parts = [edition.pick(text) for text in (term.expansion, term.meaning) if text]
    return ". ".join(part.rstrip(".") for part in parts) + "." if parts else ""
