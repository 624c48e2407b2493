"""The page of a case: what was saved, how it is known, what to do next."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, islice

from generator.figures import Change, best_payback, change, payback_class, per_unit, returns
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.base import Quantity, Result, StatedNumber
from generator.model.case import Case
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft, Edition
from generator.views.figures import (
    change_text,
    payback_value,
    reading_text,
    result_label,
    return_value,
    saving_value,
)
from generator.views.page import (
    Cell,
    Chart,
    Fact,
    NextStep,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
    row,
)

MOST_SIBLINGS = 6


def case_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a case."""
    draft = Draft(edition)
    case: Case = edition.record(entry)
    return draft.record_page(
        entry,
        _next_step(case, draft),
        note=_scope_note(case, edition),
        tiles=tuple(tiles(case, draft)),
        facts=tuple(_facts(case, draft)),
        charts=_charts(case, draft),
        sections=_sections(entry, case, draft),
        kind=edition.words(N_("Case")),
        filters=_filters(case, edition),
        sort={"payback": _sort_key(best_payback(case))},
        words=" ".join(_synonyms(case, edition)),
    )


def tiles(case: Case, draft: Draft) -> list[Tile]:
    """Return the big numbers of a case: payback, saving, investment, return, saving per unit."""
    words, found = draft.words, returns(case)
    rows: list[tuple[str, Value | None]] = [
        (N_("Payback"), payback_value(case, draft)),
        (N_("Saved"), draft.money(case.saving) if case.saving else None),
        (N_("Invested"), draft.money(case.investment) if case.investment else None),
        (N_("Yearly return"), return_value(case, draft)),
    ]
    tiles = [Tile(words(label), value) for label, value in rows if value]
    for saving in case.unit_savings:
        unit = draft.edition.label("output-units", saving.per)
        amount = words.money(saving.amount, saving.currency)
        text = words(N_("{amount} a year"), amount=amount)
        label = words(N_("Saved per {unit}"), unit=unit)
        tiles.append(Tile(label, draft.figure(saving, text, saving.amount.middle)))
    if case.saving and case.plants and case.plants > 1 and found.annual_saving:
        tiles.append(_per_plant(case, found.annual_saving, draft))
    return tiles


def _per_plant(case: Case, yearly: Decimal, draft: Draft) -> Tile:
    assert case.saving
    assert case.plants
    mean = round(yearly / case.plants)
    amount = draft.words.money(Quantity(Decimal(mean), Decimal(mean)), case.saving.currency)
    text = draft.words(N_("{amount} a year"), amount=amount)
    formula = N_("computed: yearly saving / number of plants")
    return Tile(draft.words(N_("Saved per plant")), draft.computed(text, Decimal(mean), formula))


def _scope_note(case: Case, edition: Edition) -> str:
    if case.scope == "group" and case.plants:
        text = N_("This is the result of {count} plants together, not of each one.")
        return edition.words(text, count=case.plants)
    return "" if case.scope == "enterprise" else edition.explanation("scopes", case.scope)


def _facts(case: Case, draft: Draft) -> list[Fact]:
    words, edition = draft.words, draft.edition
    years = "–".join(str(year) for year in (case.start, case.end) if year)
    facts = [
        Fact(words(N_("Country")), links=edition.country_links(case.countries)),
        Fact(words(N_("Place")), case.place or ""),
        Fact(words(N_("Sector")), links=edition.refs("sectors", case.sectors)),
        Fact(words(N_("Firm")), case.firm or ""),
        Fact(words(N_("Whose result")), edition.label("scopes", case.scope)),
        Fact(words(N_("Plants")), words.number(case.plants) if case.plants else ""),
        Fact(words(N_("Size")), edition.label("size-classes", case.size) if case.size else ""),
        Fact(words(N_("Years")), years),
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


def _sections(entry: Entry, case: Case, draft: Draft) -> tuple[Section, ...]:
    words, edition = draft.words, draft.edition
    return filled(
        Section(words(N_("What the total is made of")), tables=_parts_tables(case, draft)),
        Section(words(N_("Every figure and how we know it")), tables=(_figure_table(case, draft),)),
        Section(words(N_("Similar cases")), links=edition.links(_siblings(entry, draft.edition))),
    )


def _charts(case: Case, draft: Draft) -> tuple[Chart, ...]:
    reductions = [(result, change(result)) for result in case.results]
    data = [
        Datum(
            result_label(result, draft.edition),
            change_text(found, draft),
            -found.high,
            -found.low,
            draft.cite(result),
        )
        for result, found in reductions
        if found and found.high <= 0
    ]
    if not data:
        return ()
    note = draft.words(N_("A full bar would be 100 %."))
    title = draft.words(N_("How much less was used"))
    return (bar_chart(title, data, note, full=Decimal(100)),)


def _figure_table(case: Case, draft: Draft) -> Table:
    words = draft.words
    rows: list[tuple[str, Value | None]] = [
        (words(N_("Investment")), draft.money(case.investment) if case.investment else None),
        (words(N_("Saving")), draft.money(case.saving) if case.saving else None),
        (words(N_("Saving a year")), _computed_only(saving_value(case, draft))),
        (words(N_("Payback")), payback_value(case, draft)),
        (words(N_("Payback, as stated")), _months(case.stated_payback_months, draft)),
        (words(N_("Yearly return")), _computed_only(return_value(case, draft))),
        (words(N_("Yearly return, as stated")), _percent(case.stated_return_percent, draft)),
        (words(N_("Recommendations carried out")), _percent(case.implemented_percent, draft)),
        *_unit_rows(case, draft),
        *_result_rows(case, draft),
    ]
    head = tuple(
        words(text) for text in (N_("Figure"), N_("Value"), N_("How we know"), N_("Source"))
    )
    cells = tuple(
        row(label, value.text, value.how, Cell(source=value.source, note=value.note))
        for label, value in rows
        if value
    )
    return Table(words(N_("Every figure of this case")), head, cells)


def _months(stated: StatedNumber | None, draft: Draft) -> Value | None:
    return draft.stated(stated, N_("{number} months")) if stated else None


def _percent(stated: StatedNumber | None, draft: Draft) -> Value | None:
    return draft.stated(stated, N_("{number} %")) if stated else None


def _computed_only(value: Value | None) -> Value | None:
    return value if value and value.computed else None


def _unit_rows(case: Case, draft: Draft) -> list[tuple[str, Value | None]]:
    rows: list[tuple[str, Value | None]] = []
    yearly = returns(case).annual_saving
    for saving in case.unit_savings:
        unit = draft.edition.label("output-units", saving.per)
        text = draft.words.money(saving.amount, saving.currency)
        label = draft.words(N_("Saving a year per {unit}"), unit=unit)
        rows.append((label, draft.figure(saving, text, saving.amount.middle)))
        if yearly and case.saving and saving.currency == case.saving.currency:
            units = round(per_unit(yearly, saving.amount))
            formula = N_("computed: yearly saving / saving per unit")
            value = draft.computed(draft.words.number(units), Decimal(units), formula)
            rows.append((draft.words(N_("Units that this implies ({unit})"), unit=unit), value))
    if (implied := returns(case).implied_investment) and case.saving:
        amount = Quantity(Decimal(round(implied)), Decimal(round(implied)), "about")
        text = draft.words.money(amount, case.saving.currency)
        value = draft.computed(text, implied, N_("computed: yearly saving / stated return"))
        rows.append((draft.words(N_("Investment that this implies")), value))
    return rows


def _result_rows(case: Case, draft: Draft) -> list[tuple[str, Value | None]]:
    rows: list[tuple[str, Value | None]] = []
    for result in case.results:
        label = result_label(result, draft.edition)
        if found := change(result):
            rows.append((label, _change_value(result, found, draft)))
        readings = (
            (N_("{what}, before"), result.before),
            (N_("{what}, after"), result.after),
            (N_("{what}, saved"), result.saved),
        )
        for pattern, reading in readings:
            if reading:
                value = draft.figure(result, reading_text(reading, draft), reading.quantity)
                rows.append((draft.words(pattern, what=label), value))
    return rows


def _change_value(result: Result, found: Change, draft: Draft) -> Value:
    text = change_text(found, draft)
    if not found.computed:
        return draft.figure(result, text, found.middle)
    per_output = N_("computed: after / before − 1, per unit of output")
    formula = per_output if found.per_output else N_("computed: after / before − 1")
    return draft.computed(text, found.middle, formula)


def _parts_tables(case: Case, draft: Draft) -> tuple[Table, ...]:
    if not case.parts:
        return ()
    words, library = draft.words, draft.edition.library
    rows = []
    for id_ in case.parts:
        entry = library.get("cases", id_)
        part: Case = draft.edition.record(entry)
        rows.append(
            row(
                draft.edition.link(entry),
                Value(words.number(part.plants or 0), Decimal(part.plants or 0)),
                draft.money(part.investment) if part.investment else None,
                saving_value(part, draft),
                payback_value(part, draft),
            )
        )
    total = row(
        words(N_("Total")),
        Value(words.number(case.plants or 0), Decimal(case.plants or 0)),
        draft.money(case.investment) if case.investment else None,
        saving_value(case, draft),
        payback_value(case, draft),
    )
    head = (N_("Case"), N_("Plants"), N_("Investment"), N_("Saving a year"), N_("Payback"))
    caption = words(N_("What the total is made of"))
    return (Table(caption, words.each(head), (*rows, total)),)


def _siblings(entry: Entry, edition: Edition) -> list[Entry]:
    """Return some cases of the same sectors, or of the same programme where no sector is stated.

    Cases of one sector come before those of several. The search stops when there are enough, so
    that the cost of a page does not grow with the library.
    """
    library, case = edition.library, entry.record
    groups = [library.get("sectors", id_) for id_ in case.sectors] or [
        library.get("programmes", id_) for id_ in case.programmes
    ]
    others = [other for group in groups for other in _other_cases(group, entry, library)]
    found = {
        other.id: other for other in sorted(others, key=lambda other: len(other.record.sectors))
    }
    return list(found.values())[:MOST_SIBLINGS]


def _other_cases(group: Entry, entry: Entry, library: Library) -> list[Entry]:
    cases = library.linked_from(group, "cases")
    single = (case for case in cases if len(case.record.sectors) == 1 and case is not entry)
    several = (case for case in cases if len(case.record.sectors) != 1 and case is not entry)
    return list(islice(chain(single, several), MOST_SIBLINGS))


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
