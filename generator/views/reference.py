"""The bibliography and the glossary."""

from __future__ import annotations

from itertools import groupby

from generator.library import Backlink, Entry
from generator.locales import folded
from generator.marks import N_
from generator.model.base import Figure, Money, Quantity, Result, StatedNumber
from generator.model.fields import Loc
from generator.model.lists import Source, Term
from generator.model.profiles import Count, Sum
from generator.model.sector import Benchmark
from generator.views.benchmarks import benchmark_text
from generator.views.edition import Desk, Office, page_of, source_detail
from generator.views.figures import reading_text, result_label
from generator.views.jsonld import work
from generator.views.page import Fact, Frame, Link, Page, Section, Table, filled


def source_page(entry: Entry, office: Office) -> Page:
    """Return the page of a document: what it is, and everything that rests on it."""
    desk = Desk(office, page_of(entry))
    source: Source = entry.record
    words = office.words
    website = (Link(source.url, source.url),) if source.url else ()
    facts = [
        Fact(words(N_("Authors")), ", ".join(source.authors)),
        Fact(words(N_("Published by")), source.publisher or ""),
        Fact(words(N_("Year")), str(source.year or "")),
        Fact(words(N_("Date")), office.pick(source.date_note) if source.date_note else ""),
        Fact(words(N_("Kind of document")), office.label("source-kinds", source.kind)),
        Fact(words(N_("Language")), words.language(source.language)),
        Fact(words(N_("Web address")), links=website),
        Fact(words(N_("Read in")), source.seen_in or ""),
        Fact(
            words(N_("Cited by")), links=desk.refs("sources", (c.source for c in source.cited_by))
        ),
        Fact(words(N_("Note")), office.pick(source.note) if source.note else ""),
    ]
    links = [link for link in office.library.backlinks.get(entry.key, ()) if _has_page(link.entry)]
    lead = words(N_("Read the original where you can, and tell us if we misread it."))
    return Page(
        path=desk.path,
        facts=tuple(fact for fact in facts if not fact.is_empty),
        sections=filled(_figures(links, desk), _pages(links, desk)),
        frame=Frame(
            source.title,
            source_detail(entry, office),
            next_lead=lead,
            next_links=(Link(words(N_("How to contribute")), desk.href("contribute.md")),),
            reviewed=words.date(office.library.last_reviewed),
            edit_url=office.settings.edit_url(entry, office.lang),
        ),
        kind=words(N_("Source")),
        weight="0.3",
        jsonld=work(entry, office),
    )


def _has_page(entry: Entry) -> bool:
    return entry.kind.folder not in ("glossary", "vocabularies")


def _model_at(entry: Entry, loc: Loc, office: Office) -> object:
    value: object = office.record(entry)
    for step in loc:
        value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
    return value


def _figures(links: list[Backlink], desk: Desk) -> Section:
    rows = []
    for link in links:
        model = _model_at(link.entry, link.mention.loc[:-1], desk.office)
        if isinstance(model, Figure):
            grade = desk.office.label("evidence", model.evidence)
            field = _field_of(link.mention.loc)
            name = figure_name(model, field, desk.office)
            rows.append(
                (
                    desk.link(link.entry),
                    name,
                    figure_text(model, field, desk),
                    model.page or "",
                    grade,
                )
            )
    words = desk.words
    title = words(N_("Figures that come from it"))
    head = (
        N_("Page of this site"),
        N_("Figure"),
        N_("Value"),
        N_("Place in the document"),
        N_("How we know"),
    )
    return Section(title, tables=(Table(title, words.each(head), tuple(rows)),))


def _field_of(loc: Loc) -> str:
    """Return the name of the field that holds the figure whose source stands at ``loc``."""
    return [step for step in loc[:-1] if isinstance(step, str)][-1]


def figure_name(figure: Figure, field: str, office: Office) -> str:
    """Return what a figure is about, in words."""
    match figure:
        case Result():
            return result_label(figure, office)
        case Benchmark():
            return figure.indicator
        case Count() | Sum():
            return figure.label
    return office.words(_FIELD_NAMES[field])


_FIELD_NAMES = {
    "investment": N_("Investment"),
    "saving": N_("Saving"),
    "unit_savings": N_("Saving per unit"),
    "stated_payback_months": N_("Payback, as stated"),
    "stated_return_percent": N_("Yearly return, as stated"),
    "implemented_percent": N_("Recommendations carried out"),
}


def figure_text(figure: Figure, field: str, desk: Desk) -> str:
    """Return the value of a figure as its source gives it."""
    words = desk.words
    match figure:
        case Money():
            return words.money(figure.amount, figure.currency)
        case Benchmark():
            return benchmark_text(figure, desk.office)
        case Count():
            return words.quantity(figure.value)
        case StatedNumber():
            pattern = N_("{number} months") if field.endswith("months") else N_("{number} %")
            return words(pattern, number=words.quantity(figure.value))
        case Result(reduction_percent=Quantity() as percent):
            return words(N_("{number} % less"), number=words.quantity(percent))
        case Result():
            readings = (figure.before, figure.after, figure.saved)
            return " → ".join(reading_text(reading, desk) for reading in readings if reading)
    raise TypeError(figure)


def _pages(links: list[Backlink], desk: Desk) -> Section:
    entries = {link.entry.key: link.entry for link in links}
    named = (desk.link(entry) for entry in entries.values())
    ordered = sorted(named, key=lambda link: folded(link.text))
    return Section(desk.words(N_("Pages that rest on it")), links=tuple(ordered))


def sources_index(office: Office) -> Page:
    """Return the bibliography."""
    desk = Desk(office, "sources/index.md")
    words = office.words
    entries = sorted(office.library.all("sources"), key=lambda entry: folded(entry.record.title))
    head = (words(N_("Document")), words(N_("Author and publisher")), words(N_("Year")))
    rows = tuple(
        (
            Link(entry.record.title, desk.href(page_of(entry))),
            ". ".join(filter(None, (", ".join(entry.record.authors), entry.record.publisher))),
            str(entry.record.year or ""),
        )
        for entry in entries
    )
    title = words(N_("Sources"))
    return Page(
        path=desk.path,
        hide=("toc",),
        sections=(
            Section(words(N_("All documents")), tables=(Table(title, head, rows, sortable=True),)),
        ),
        frame=desk.hub_frame(
            title,
            words(N_("Every document that a figure or a statement of this site comes from.")),
            folder="sources",
        ),
    )


def glossary_page(office: Office) -> Page:
    """Return the glossary: every term with what it stands for and what it means."""
    desk = Desk(office, "glossary.md")
    words = office.words
    terms = sorted(
        office.library.all("glossary"), key=lambda entry: folded(_name(entry.record, office))
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
                        (_name(entry.record, office), _meaning(entry.record, office))
                        for entry in group
                    ),
                ),
            ),
        )
        for letter, group in groupby(terms, key=lambda entry: _initial(_name(entry.record, office)))
    )
    summary = words(N_("Terms and acronyms of cleaner production, in plain words."))
    return Page(
        desk.path,
        desk.hub_frame(words(N_("Glossary")), summary, folder="glossary"),
        sections=sections,
    )


def _name(term: Term, office: Office) -> str:
    return office.pick(term.name)


def _initial(name: str) -> str:
    letter = folded(name)[:1].upper()
    return letter if letter.isalpha() else "0–9"


def _meaning(term: Term, office: Office) -> str:
    parts = [office.pick(text) for text in (term.expansion, term.meaning) if text]
    return ". ".join(part.rstrip(".") for part in parts) + "." if parts else ""
