"""Measures: the page of each one, and the table that a sector shows."""

from __future__ import annotations

from generator.figures import best_payback, change, median_of
from generator.library import Entry
from generator.marks import N_
from generator.model.sector import Example, Measure
from generator.views.edition import Desk, Office, page_of
from generator.views.figures import change_text, payback_value, result_label, saving_value
from generator.views.jsonld import article
from generator.views.page import Fact, Footnote, Link, Page, Section, Table, Tile, Value, filled


def measure_page(entry: Entry, office: Office) -> Page:
    """Return the page of a measure."""
    desk = Desk(office, page_of(entry))
    measure: Measure = office.record(entry)
    return Page(
        path=desk.path,
        tiles=tuple(_tiles(measure, desk)),
        facts=tuple(_facts(measure, desk)),
        body=entry.body_in(office.lang),
        sections=_sections(entry, measure, desk),
        frame=desk.frame(entry, *_next_step(measure, desk)),
        kind=office.words(N_("Measure")),
        filters={
            office.words(N_("Sector")): [
                link.text for link in desk.refs("sectors", measure.sectors)
            ],
            office.words(N_("Payback")): [office.label("payback-classes", measure.payback)],
        },
        jsonld=article(entry, office),
    )


def _tiles(measure: Measure, desk: Desk) -> list[Tile]:
    median = median_of(best_payback(example) for example in measure.examples)
    if not median:
        return []
    formula = desk.words.plural(
        "computed: median of {count} documented case",
        "computed: median of {count} documented cases",
        median.count,
    )
    value = Value(desk.months(median.value), median.value, computed=formula)
    return [Tile(desk.words(N_("Payback elsewhere")), value)]


def _facts(measure: Measure, desk: Desk) -> list[Fact]:
    words, office = desk.words, desk.office
    saves = words.listing([office.label("resources", key) for key in measure.saves])
    facts = [
        Fact(words(N_("Saves")), saves),
        Fact(words(N_("Cost")), office.label("cost-classes", measure.cost)),
        Fact(words(N_("Payback")), payback_words(measure, office)),
        Fact(words(N_("Technique")), office.label("techniques", measure.technique)),
        Fact(words(N_("How we know")), basis_words(measure, office)),
        Fact(
            words(N_("Sectors")),
            "" if measure.sectors else words(N_("every sector")),
            desk.refs("sectors", measure.sectors),
        ),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _sections(entry: Entry, measure: Measure, desk: Desk) -> tuple[Section, ...]:
    words, library = desk.words, desk.office.library
    head = (
        N_("What was done"),
        N_("Where"),
        N_("Investment"),
        N_("Saving a year"),
        N_("Payback"),
        N_("Change"),
        N_("Source"),
    )
    rows = tuple(_example_row(example, desk) for example in measure.examples)
    title = words(N_("What it brought elsewhere"))
    table = Table(title, words.each(head), rows)
    return filled(
        Section(
            title,
            lead=words(N_("Each line is what one source reports. It is not a promise.")),
            tables=(table,),
        ),
        Section(
            words(N_("Cases that used it")), links=desk.links(library.linked_from(entry, "cases"))
        ),
    )


def _example_row(example: Example, desk: Desk) -> tuple[object, ...]:
    words = desk.words
    where = words.listing(desk.office.countries(example.countries))
    when = ", ".join(part for part in (where, str(example.year or "")) if part)
    changes = [
        f"{result_label(result, desk.office)}: {change_text(found, desk)}"
        for result in example.results
        if (found := change(result))
    ]
    return (
        example.text,
        when,
        example.investment and desk.money(example.investment),
        saving_value(example, desk),
        payback_value(example, desk),
        "; ".join(changes),
        Footnote(desk.cite(example)),
    )


def _next_step(measure: Measure, desk: Desk) -> tuple[str, tuple[Link, ...]]:
    lead = (
        N_("Name one person who does this and a day to look at the result.")
        if measure.cost == "nothing"
        else N_("Measure for a week before you spend, then ask for two quotations.")
    )
    guides = desk.guides("running-a-walk-through", "paying-for-it")
    return desk.words(lead), (*desk.refs("sectors", measure.sectors), *guides)


def measure_table(measures: list[Entry], cost: str, desk: Desk) -> Table:
    """Return a table of measures with technique, resources, payback and how well they are known."""
    words = desk.words
    head = (N_("Measure"), N_("Saves"), N_("Payback"), N_("Technique"), N_("How we know"))
    return Table(
        desk.office.label("cost-classes", cost),
        words.each(head),
        tuple(_measure_row(measure, desk) for measure in measures),
    )


def _measure_row(entry: Entry, desk: Desk) -> tuple[object, ...]:
    office = desk.office
    measure: Measure = office.record(entry)
    return (
        desk.link(entry),
        ", ".join(office.label("resources", key) for key in measure.saves),
        payback_words(measure, office),
        office.label("techniques", measure.technique),
        basis_words(measure, office),
    )


def payback_words(measure: Measure, office: Office) -> str:
    """Return a measure's payback class, marked where it is our judgement."""
    label = office.label("payback-classes", measure.payback)
    if measure.payback_basis == "source" or measure.payback == "unknown":
        return label
    return office.words(N_("{payback} (our judgement)"), payback=label)


def basis_words(measure: Measure, office: Office) -> str:
    """Return whether a measure is documented, with the count of examples, or general practice."""
    if measure.basis == "general-practice":
        return office.words(N_("General practice"))
    if measure.examples:
        count = len(measure.examples)
        return office.words.plural("{count} documented case", "{count} documented cases", count)
    return office.words(N_("Recommended by a source"))
