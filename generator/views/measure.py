"""Measures: the page of each one, and the table that a sector shows."""

from generator.figures import best_payback, changes, figures_of, median_of
from generator.library import Entry
from generator.marks import N_
from generator.model.records import Measure
from generator.views.edition import Draft, Edition
from generator.views.figures import (
    MONEY,
    median_payback,
    money_values,
    subject_of,
    text_of,
    why_no_payback,
)
from generator.views.page import Cell, Content, NextStep, Page, Section, Tile


def measure_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a measure."""
    words, measure = draft.words, draft.record(entry)
    sectors = draft.refs("sectors", measure.sectors)
    cases = draft.links(draft.library.linked_from(entry, "cases"))
    return draft.record_page(
        entry,
        _next_step(measure, draft),
        tiles=_tiles(measure, draft),
        facts=(
            (words("Saves"), words.listing(draft.labels("resources", measure.saves))),
            (words("Cost"), draft.label("cost-classes", measure.cost)),
            (words("Payback"), payback_words(measure, draft)),
            (words("Technique"), draft.label("techniques", measure.technique)),
            (words("How we know"), basis_words(measure, draft)),
            (words("Sectors"), sectors or words("every sector")),
        ),
        sections=(_examples(measure, draft), Section(words("Cases that used it"), links=cases)),
        kind=words("Measure"),
        filters={
            words("Sector"): [link.text for link in sectors],
            words("Payback"): [draft.label("payback-classes", measure.payback)],
        },
    )


def _tiles(measure: Measure, draft: Draft) -> tuple[Tile, ...]:
    words = draft.words
    median = median_of(best_payback(example) for example in measure.examples)
    if not median:
        return ()
    formula = words.plural(
        "computed: median of {count} documented case",
        "computed: median of {count} documented cases",
        median.count,
    )
    return (Tile(words("Payback elsewhere"), median_payback(median, formula, draft)),)


def _examples(measure: Measure, draft: Draft) -> Section:
    words, rows = draft.words, []
    for example in measure.examples:
        figures, where = figures_of(example), words.listing(draft.countries(example.countries))
        place = ", ".join(filter(None, (where, str(example.year or ""))))
        spent, saved, payback, _ = money_values(figures, draft)
        money = (spent, saved, payback or why_no_payback(figures, draft))
        changed = [f"{subject_of(one, draft)}: {text_of(one, draft)}" for one in changes(figures)]
        source = Cell(source=draft.cite(example))
        rows.append((example.text, place, *money, "; ".join(changed), source))
    head = (N_("What was done"), N_("Where"), *MONEY[:3], N_("Change"), N_("Source"))
    lead = words("Each line is what one source reports. It is not a promise.")
    return draft.table_section(words("What it brought elsewhere"), head, rows, lead)


def _next_step(measure: Measure, draft: Draft) -> NextStep:
    words = draft.words
    lead = (
        words("Name one person who does this and a day to look at the result.")
        if measure.cost == "nothing"
        else words("Measure for a week before you spend, then ask for two quotations.")
    )
    guides = draft.guides("running-a-walk-through", "paying-for-it")
    return NextStep(lead, (*draft.refs("sectors", measure.sectors), *guides))


def cost_sections(measures: list[Entry], edition: Edition) -> list[Section]:
    """Return measures by what they cost, those that cost nothing first."""
    head = (N_("Measure"), N_("Saves"), N_("Payback"), N_("Technique"), N_("How we know"))
    return [
        edition.table_section(
            edition.label("cost-classes", cost),
            head,
            (_row(one, edition) for one in measures if one.record.cost == cost),
            edition.explanation("cost-classes", cost),
        )
        for cost in edition.library.vocabulary("cost-classes").terms
    ]


def _row(entry: Entry, edition: Edition) -> tuple[Content, ...]:
    measure = edition.record(entry)
    saves = ", ".join(edition.labels("resources", measure.saves))
    payback, basis = payback_words(measure, edition), basis_words(measure, edition)
    technique = edition.label("techniques", measure.technique)
    return edition.link(entry), saves, payback, technique, basis


def payback_words(measure: Measure, edition: Edition) -> str:
    """Return a measure's payback class, marked where it is our judgement."""
    label = edition.label("payback-classes", measure.payback)
    if measure.payback_basis == "source" or measure.payback == "unknown":
        return label
    return edition.words("{payback} (our judgement)", payback=label)


def basis_words(measure: Measure, edition: Edition) -> str:
    """Return whether a measure is documented, with the count of examples, or general practice."""
    if measure.basis == "general-practice":
        return edition.words("General practice")
    if count := len(measure.examples):
        return edition.words.plural("{count} documented case", "{count} documented cases", count)
    return edition.words("Recommended by a source")
