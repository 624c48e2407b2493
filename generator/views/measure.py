"""Measures: the page of each one, and the table that a sector shows."""

from __future__ import annotations

from generator.figures import best_payback, changes, figures_of, median_of
from generator.library import Entry
from generator.marks import N_
from generator.model.sector import Example, Measure
from generator.views.edition import Draft, Edition
from generator.views.figures import median_payback, money_values, subject_of, text_of
from generator.views.page import (
    Cell,
    Fact,
    NextStep,
    Page,
    Section,
    Table,
    Tile,
    filled,
    row,
    table_section,
)


def measure_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a measure."""
    draft = Draft(edition)
    measure: Measure = edition.record(entry)
    return draft.record_page(
        entry,
        _next_step(measure, draft),
        tiles=tuple(_tiles(measure, draft)),
        facts=tuple(_facts(measure, draft)),
        sections=_sections(entry, measure, draft),
        kind=edition.words(N_("Measure")),
        filters={
            edition.words(N_("Sector")): [
                link.text for link in draft.edition.refs("sectors", measure.sectors)
            ],
            edition.words(N_("Payback")): [edition.label("payback-classes", measure.payback)],
        },
    )


def _tiles(measure: Measure, draft: Draft) -> list[Tile]:
    median = median_of(best_payback(example) for example in measure.examples)
    if not median:
        return []
    formula = draft.words.plural(
        "computed: median of {count} documented case",
        "computed: median of {count} documented cases",
        median.count,
    )
    value = median_payback(median, formula, draft.edition)
    return [Tile(draft.words(N_("Payback elsewhere")), value)]


def _facts(measure: Measure, draft: Draft) -> list[Fact]:
    words, edition = draft.words, draft.edition
    saves = words.listing([edition.label("resources", key) for key in measure.saves])
    facts = [
        Fact(words(N_("Saves")), saves),
        Fact(words(N_("Cost")), edition.label("cost-classes", measure.cost)),
        Fact(words(N_("Payback")), payback_words(measure, edition)),
        Fact(words(N_("Technique")), edition.label("techniques", measure.technique)),
        Fact(words(N_("How we know")), basis_words(measure, edition)),
        Fact(
            words(N_("Sectors")),
            "" if measure.sectors else words(N_("every sector")),
            draft.edition.refs("sectors", measure.sectors),
        ),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _sections(entry: Entry, measure: Measure, draft: Draft) -> tuple[Section, ...]:
    words, edition, library = draft.words, draft.edition, draft.edition.library
    head = (
        N_("What was done"),
        N_("Where"),
        N_("Investment"),
        N_("Saving a year"),
        N_("Payback"),
        N_("Change"),
        N_("Source"),
    )
    return filled(
        table_section(
            words(N_("What it brought elsewhere")),
            words.each(head),
            (_example_row(example, draft) for example in measure.examples),
            words(N_("Each line is what one source reports. It is not a promise.")),
        ),
        Section(
            words(N_("Cases that used it")),
            links=edition.links(library.linked_from(entry, "cases")),
        ),
    )


def _example_row(example: Example, draft: Draft) -> tuple[Cell, ...]:
    words = draft.words
    where = words.listing(draft.edition.countries(example.countries))
    when = ", ".join(part for part in (where, str(example.year or "")) if part)
    edition, figures = draft.edition, figures_of(example)
    changed = [
        f"{subject_of(figure, edition)}: {text_of(figure, edition)}" for figure in changes(figures)
    ]
    investment, saving, payback, _ = money_values(figures, draft)
    return row(
        example.text,
        when,
        investment,
        saving,
        payback,
        "; ".join(changed),
        Cell(source=draft.cite(example)),
    )


def _next_step(measure: Measure, draft: Draft) -> NextStep:
    lead = (
        N_("Name one person who does this and a day to look at the result.")
        if measure.cost == "nothing"
        else N_("Measure for a week before you spend, then ask for two quotations.")
    )
    guides = draft.edition.guides("running-a-walk-through", "paying-for-it")
    links = (*draft.edition.refs("sectors", measure.sectors), *guides)
    return NextStep(draft.words(lead), links)


def cost_sections(measures: list[Entry], edition: Edition) -> list[Section]:
    """Return measures by what they cost, those that cost nothing first."""
    return [
        Section(
            edition.label("cost-classes", cost),
            lead=edition.explanation("cost-classes", cost),
            tables=(_table([m for m in measures if m.record.cost == cost], cost, edition),),
        )
        for cost in edition.library.vocabulary("cost-classes").terms
    ]


def _table(measures: list[Entry], cost: str, edition: Edition) -> Table:
    """Return a table of measures with technique, resources, payback and how well they are known."""
    words = edition.words
    head = (N_("Measure"), N_("Saves"), N_("Payback"), N_("Technique"), N_("How we know"))
    return Table(
        edition.label("cost-classes", cost),
        words.each(head),
        tuple(_measure_row(measure, edition) for measure in measures),
    )


def _measure_row(entry: Entry, edition: Edition) -> tuple[Cell, ...]:
    measure: Measure = edition.record(entry)
    return row(
        edition.link(entry),
        ", ".join(edition.label("resources", key) for key in measure.saves),
        payback_words(measure, edition),
        edition.label("techniques", measure.technique),
        basis_words(measure, edition),
    )


def payback_words(measure: Measure, edition: Edition) -> str:
    """Return a measure's payback class, marked where it is our judgement."""
    label = edition.label("payback-classes", measure.payback)
    if measure.payback_basis == "source" or measure.payback == "unknown":
        return label
    return edition.words(N_("{payback} (our judgement)"), payback=label)


def basis_words(measure: Measure, edition: Edition) -> str:
    """Return whether a measure is documented, with the count of examples, or general practice."""
    if measure.basis == "general-practice":
        return edition.words(N_("General practice"))
    if measure.examples:
        count = len(measure.examples)
        return edition.words.plural("{count} documented case", "{count} documented cases", count)
    return edition.words(N_("Recommended by a source"))
