"""Measures: the page of each one, and the table that a sector shows."""

from functools import partial

from generator.figures import changes, figures_of
from generator.library import Entry
from generator.marks import N_
from generator.model.records import Example, Measure
from generator.plants import documented_uses
from generator.views.drawings import drawing_of
from generator.views.edition import Draft, Edition
from generator.views.figures import (
    MONEY,
    money_value,
    money_values,
    subject_of,
    text_of,
)
from generator.views.page import Cell, Content, Link, NextStep, Page, Section, Tile
from generator.views.paybacks import named_tiles, typical_tile


def measure_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a measure."""
    words, measure = draft.words, draft.record(entry)
    sectors = draft.refs("sectors", measure.sectors)
    cases = draft.links(draft.library.linked_from(entry, "cases"))
    return draft.record_page(
        entry,
        _next_step(measure, draft),
        drawing=drawing_of(measure.drawing, draft),
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
    )


def _tiles(measure: Measure, draft: Draft) -> tuple[Tile, ...]:
    groups = documented_uses(measure, draft.library)
    if typical := typical_tile(groups, draft):
        return (typical,)
    return named_tiles(groups, partial(_payback_tile, draft), draft)


def _payback_tile(draft: Draft, example: Example) -> Tile:
    payback = money_value("payback", figures_of(example), draft)
    assert payback
    case = draft.link(draft.library.get("cases", example.case)) if example.case else None
    if case and not example.plant:
        plant = case.text
    else:
        plant = ", ".join(filter(None, (example.plant, *draft.countries(example.countries))))
    label = (
        draft.words("Payback: {case}", case=plant) if plant else draft.words("Payback of one plant")
    )
    return Tile(label, payback, case.address if case else "")


def _examples(measure: Measure, draft: Draft) -> Section:
    words, rows = draft.words, []
    for example in measure.examples:
        figures, where = figures_of(example), words.listing(draft.countries(example.countries))
        place = ", ".join(filter(None, (where, str(example.year or ""))))
        spent, saved, payback, _ = money_values(figures, draft)
        money = (spent, saved, payback)
        changed = [f"{subject_of(one, draft)}: {text_of(one, draft)}" for one in changes(figures)]
        source = Cell(source=draft.cite(example))
        rows.append((words.text(example.text), place, *money, "; ".join(changed), source))
    head = (N_("What was done"), N_("Where"), *MONEY[:3], N_("Change"), N_("Source"))
    lead = words("Each line is what one source reports. It is not a promise.")
    title, links = words("What it brought elsewhere"), _cases_of(measure, draft)
    return draft.table_section(title, head, rows, lead, links=links)


def _cases_of(measure: Measure, draft: Draft) -> tuple[Link, ...]:
    """Return links to the cases that tell, or may tell, of the plants of the examples."""
    notes = {
        **dict.fromkeys(
            (id_ for one in measure.examples for id_ in one.maybe_same_as),
            draft.words("may be a plant of this table"),
        ),
        **dict.fromkeys(
            (one.case for one in measure.examples if one.case),
            draft.words("a plant of this table"),
        ),
    }
    return tuple(draft.link(draft.library.get("cases", id_), note) for id_, note in notes.items())


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
    name = Cell(links=(edition.link(entry),), drawing=drawing_of(measure.drawing, edition))
    return name, saves, payback, technique, basis


def payback_words(measure: Measure, edition: Edition) -> str:
    """Return a measure's payback class, marked where it is our judgement."""
    label = edition.label("payback-classes", measure.payback)
    if measure.payback_basis == "source" or measure.payback == "unknown":
        return label
    return edition.words("{payback} (our judgement)", payback=label)


def basis_words(measure: Measure, edition: Edition) -> str:
    """Return what a measure rests on: plants with figures, other figures, mentions, or practice."""
    words = edition.words
    if measure.basis == "general-practice":
        return words("General practice")
    if count := len(documented_uses(measure, edition.library)):
        return words.plural("{count} documented case", "{count} documented cases", count)
    if any(map(figures_of, measure.examples)):
        return words("Figures of no plant in particular")
    if count := len({example.source for example in measure.examples}):
        return words.plural("described in {count} source", "described in {count} sources", count)
    return words("Recommended by a source")
