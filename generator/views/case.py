"""The page of a case: what was saved, how it is known, what to do next."""

from __future__ import annotations

from decimal import Decimal

from generator.figures import (
    Figure,
    best_payback,
    change_of,
    changes,
    find,
    payback_class,
    statement_behind,
)
from generator.library import Entry
from generator.marks import N_
from generator.model.case import Case
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import (
    amount_of,
    money_values,
    name_of,
    subject_of,
    text_of,
    value_of,
)
from generator.views.page import (
    Cell,
    Chart,
    Fact,
    Link,
    NextStep,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
    row,
)


def case_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a case."""
    draft = Draft(edition)
    case: Case = edition.record(entry)
    figures = entry.figures_in(edition.lang)
    return draft.record_page(
        entry,
        _next_step(case, draft),
        note=_scope_note(case, edition),
        tiles=tuple(tiles(figures, draft)),
        facts=tuple(_facts(case, draft)),
        charts=_charts(figures, draft),
        sections=_sections(entry, case, figures, draft),
        kind=edition.words(N_("Case")),
        filters=_filters(case, edition),
        sort={"payback": _sort_key(best_payback(case))},
        words=" ".join(_synonyms(case, edition)),
    )


def tiles(figures: tuple[Figure, ...], draft: Draft) -> list[Tile]:
    """Return the big numbers of a case: payback, saving, investment, return, saving per unit."""
    words, edition = draft.words, draft.edition
    named = (
        (N_("Payback"), find(figures, "payback")),
        (N_("Saved"), find(figures, "saving")),
        (N_("Invested"), find(figures, "investment")),
        (N_("Yearly return"), find(figures, "return")),
    )
    tiles = [Tile(words(label), value_of(figure, draft)) for label, figure in named if figure]
    for figure in figures:
        if figure.name == "unit_saving":
            unit = edition.label("output-units", figure.per)
            label = words(N_("Saved per {unit}"), unit=unit)
            tiles.append(Tile(label, value_of(figure, draft)))
    if mean := find(figures, "saving_per_plant"):
        tiles.append(Tile(name_of(mean, edition), value_of(mean, draft)))
    return tiles


def _scope_note(case: Case, edition: Edition) -> str:
    if case.scope == "group" and case.plants:
        text = N_("This is the result of {count} plants together, not of each one.")
        return edition.words(text, count=case.plants)
    return "" if case.scope == "enterprise" else edition.explanation("scopes", case.scope)


def _facts(case: Case, draft: Draft) -> list[Fact]:
    words, edition = draft.words, draft.edition
    facts = [
        Fact(words(N_("Country")), links=edition.country_links(case.countries)),
        Fact(words(N_("Place")), case.place or ""),
        Fact(words(N_("Sector")), links=edition.refs("sectors", case.sectors)),
        Fact(words(N_("Firm")), case.firm or ""),
        Fact(words(N_("Whose result")), edition.label("scopes", case.scope)),
        Fact(words(N_("Plants")), words.number(case.plants) if case.plants else ""),
        Fact(words(N_("Size")), edition.label("size-classes", case.size) if case.size else ""),
        Fact(words(N_("Years")), years_of(case)),
        Fact(
            words(N_("Technique")),
            words.listing([edition.label("techniques", key) for key in case.techniques]),
        ),
        Fact(words(N_("Measures")), links=edition.refs("measures", case.measures)),
        Fact(words(N_("Helped by")), links=edition.refs("centres", case.centres)),
        Fact(words(N_("Programme")), links=edition.refs("programmes", case.programmes)),
        Fact(words(N_("Paid for with")), links=edition.refs("financing", case.financing)),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _sections(
    entry: Entry, case: Case, figures: tuple[Figure, ...], draft: Draft
) -> tuple[Section, ...]:
    words, edition = draft.words, draft.edition
    table = _figure_table(figures, draft)
    similar = edition.library.similar_cases(entry)
    return filled(
        Section(words(N_("What the total is made of")), tables=_parts_tables(entry, draft)),
        Section(words(N_("Every figure and how we know it")), tables=(table,)),
        Section(words(N_("Similar cases")), links=edition.links(similar)),
    )


def _charts(figures: tuple[Figure, ...], draft: Draft) -> tuple[Chart, ...]:
    data = [
        Datum(
            subject_of(figure, draft.edition),
            text_of(figure, draft.edition),
            -change_of(figure).high,
            -change_of(figure).low,
            draft.cite(statement_behind(figure, figures)),
        )
        for figure in changes(figures)
        if change_of(figure).high <= 0
    ]
    if not data:
        return ()
    note = draft.words(N_("A full bar would be 100 %."))
    title = draft.words(N_("How much less was used"))
    return (bar_chart(title, data, note, full=Decimal(100)),)


def _figure_table(figures: tuple[Figure, ...], draft: Draft) -> Table:
    words = draft.words
    head = (N_("Figure"), N_("Value"), N_("How we know"), N_("Source"))
    rows = tuple(_figure_row(figure, draft) for figure in figures)
    return Table(words(N_("Every figure of this case")), words.each(head), rows)


def _figure_row(figure: Figure, draft: Draft) -> tuple[Cell, ...]:
    edition = draft.edition
    # Its name says already what it is divided by, and that it is a year's.
    text = amount_of(figure, edition) if figure.name in ("annual_saving", "unit_saving") else ""
    value = value_of(figure, draft, text)
    return row(
        name_of(figure, edition), value.text, value.how, Cell(source=value.source, note=value.note)
    )


def _parts_tables(entry: Entry, draft: Draft) -> tuple[Table, ...]:
    if not entry.record.parts:
        return ()
    words, edition = draft.words, draft.edition
    parts = [edition.library.get("cases", id_) for id_ in entry.record.parts]
    rows = [_part_row(edition.link(part), part, draft) for part in parts]
    total = _part_row(words(N_("Total")), entry, draft)
    head = (N_("Case"), N_("Plants"), N_("Investment"), N_("Saving a year"), N_("Payback"))
    caption = words(N_("What the total is made of"))
    return (Table(caption, words.each(head), (*rows, total)),)


def _part_row(name: Link | str, entry: Entry, draft: Draft) -> tuple[Cell, ...]:
    plants = entry.record.plants or 0
    figures = entry.figures_in(draft.edition.lang)
    investment, saving, payback, _ = money_values(figures, draft)
    number = Value(draft.words.number(plants), Decimal(plants))
    return row(name, number, investment, saving, payback)


def _next_step(case: Case, draft: Draft) -> NextStep:
    library = draft.edition.library
    guides = [id_ for id_ in case.sectors if library.get("sectors", id_).record.status == "guide"]
    centres = [
        centre for country in case.countries for centre in library.in_country("centres", country)
    ]
    if guides:
        lead = N_(
            "Take the checklist of the sector guide through your own plant, then ask for help."
        )
    else:
        lead = N_("Walk through your own plant with a list of questions, then ask for help.")
    links = [
        *draft.edition.refs("sectors", guides),
        *draft.edition.guides("running-a-walk-through"),
        *draft.edition.links(centres[:2]),
    ]
    return NextStep(draft.words(lead), tuple(links))


def _filters(case: Case, edition: Edition) -> dict[str, list[str]]:
    words, library = edition.words, edition.library
    classes = library.vocabulary("payback-classes")
    key = payback_class(best_payback(case), classes)
    sectors = [edition.record(library.get("sectors", id_)).title for id_ in case.sectors]
    return {
        words(N_("Sector")): sectors,
        words(N_("Country")): edition.countries(case.countries),
        words(N_("Payback")): [edition.label("payback-classes", key)],
    }


def _sort_key(months: Decimal | None) -> str:
    return f"{months:09.2f}" if months is not None else "999999.99"


def _synonyms(case: Case, edition: Edition) -> list[str]:
    sectors = [edition.library.get("sectors", id_).record for id_ in case.sectors]
    return sorted({word for sector in sectors for word in sector.synonyms.get(edition.lang, ())})
