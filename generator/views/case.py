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
from generator.views.edition import Desk, Office, page_of
from generator.views.figures import (
    change_text,
    payback_value,
    reading_text,
    result_label,
    return_value,
    saving_value,
)
from generator.views.jsonld import article
from generator.views.page import (
    Chart,
    Fact,
    Footnote,
    Link,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
)

MOST_SIBLINGS = 6


def case_page(entry: Entry, office: Office) -> Page:
    """Return the page of a case."""
    desk = Desk(office, page_of(entry))
    case: Case = office.record(entry)
    return Page(
        path=desk.path,
        note=_scope_note(case, office),
        tiles=tuple(tiles(case, desk)),
        facts=tuple(_facts(case, desk)),
        charts=_charts(case, desk),
        body=entry.body_in(office.lang),
        sections=_sections(entry, case, desk),
        frame=desk.frame(entry, *_next_step(case, desk)),
        kind=office.words(N_("Case")),
        filters=_filters(case, office),
        sort={"payback": _sort_key(best_payback(case))},
        words=" ".join(_synonyms(case, office)),
        jsonld=article(entry, office),
    )


def tiles(case: Case, desk: Desk) -> list[Tile]:
    """Return the big numbers of a case: payback, saving, investment, return, saving per unit."""
    words, found = desk.words, returns(case)
    rows: list[tuple[str, Value | None]] = [
        (N_("Payback"), payback_value(case, desk)),
        (N_("Saved"), desk.money(case.saving) if case.saving else None),
        (N_("Invested"), desk.money(case.investment) if case.investment else None),
        (N_("Yearly return"), return_value(case, desk)),
    ]
    tiles = [Tile(words(label), value) for label, value in rows if value]
    for saving in case.unit_savings:
        unit = desk.office.label("output-units", saving.per)
        amount = words.money(saving.amount, saving.currency)
        text = words(N_("{amount} a year"), amount=amount)
        label = words(N_("Saved per {unit}"), unit=unit)
        tiles.append(Tile(label, desk.figure(saving, text, saving.amount.middle)))
    if case.saving and case.plants and case.plants > 1 and found.annual_saving:
        tiles.append(_per_plant(case, found.annual_saving, desk))
    return tiles


def _per_plant(case: Case, yearly: Decimal, desk: Desk) -> Tile:
    assert case.saving
    assert case.plants
    mean = round(yearly / case.plants)
    amount = desk.words.money(Quantity(Decimal(mean), Decimal(mean)), case.saving.currency)
    text = desk.words(N_("{amount} a year"), amount=amount)
    formula = N_("computed: yearly saving / number of plants")
    return Tile(desk.words(N_("Saved per plant")), desk.computed(text, Decimal(mean), formula))


def _scope_note(case: Case, office: Office) -> str:
    if case.scope == "group" and case.plants:
        text = N_("This is the result of {count} plants together, not of each one.")
        return office.words(text, count=case.plants)
    return "" if case.scope == "enterprise" else office.explanation("scopes", case.scope)


def _facts(case: Case, desk: Desk) -> list[Fact]:
    words, office = desk.words, desk.office
    years = "–".join(str(year) for year in (case.start, case.end) if year)
    facts = [
        Fact(words(N_("Country")), links=desk.country_links(case.countries)),
        Fact(words(N_("Place")), case.place or ""),
        Fact(words(N_("Sector")), links=desk.refs("sectors", case.sectors)),
        Fact(words(N_("Firm")), case.firm or ""),
        Fact(words(N_("Whose result")), office.label("scopes", case.scope)),
        Fact(words(N_("Plants")), words.number(case.plants) if case.plants else ""),
        Fact(words(N_("Size")), office.label("size-classes", case.size) if case.size else ""),
        Fact(words(N_("Years")), years),
        Fact(
            words(N_("Technique")),
            words.listing([office.label("techniques", key) for key in case.techniques]),
        ),
        Fact(words(N_("Measures")), links=desk.refs("measures", case.measures)),
        Fact(words(N_("Helped by")), links=desk.refs("centres", case.centres)),
        Fact(words(N_("Programme")), links=desk.refs("programmes", case.programmes)),
        Fact(words(N_("Paid for with")), links=desk.refs("financing", case.financing)),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _sections(entry: Entry, case: Case, desk: Desk) -> tuple[Section, ...]:
    words = desk.words
    return filled(
        Section(words(N_("What the total is made of")), tables=_parts_tables(case, desk)),
        Section(words(N_("Every figure and how we know it")), tables=(_figure_table(case, desk),)),
        Section(words(N_("Similar cases")), links=desk.links(_siblings(entry, desk.office))),
    )


def _charts(case: Case, desk: Desk) -> tuple[Chart, ...]:
    reductions = [(result, change(result)) for result in case.results]
    data = [
        Datum(
            result_label(result, desk.office),
            change_text(found, desk),
            -found.high,
            -found.low,
            desk.cite(result),
        )
        for result, found in reductions
        if found and found.high <= 0
    ]
    if not data:
        return ()
    note = desk.words(N_("A full bar would be 100 %."))
    title = desk.words(N_("How much less was used"))
    return (bar_chart(title, data, note, full=Decimal(100)),)


def _figure_table(case: Case, desk: Desk) -> Table:
    words = desk.words
    rows: list[tuple[str, Value | None]] = [
        (words(N_("Investment")), desk.money(case.investment) if case.investment else None),
        (words(N_("Saving")), desk.money(case.saving) if case.saving else None),
        (words(N_("Saving a year")), _computed_only(saving_value(case, desk))),
        (words(N_("Payback")), payback_value(case, desk)),
        (words(N_("Payback, as stated")), _months(case.stated_payback_months, desk)),
        (words(N_("Yearly return")), _computed_only(return_value(case, desk))),
        (words(N_("Yearly return, as stated")), _percent(case.stated_return_percent, desk)),
        (words(N_("Recommendations carried out")), _percent(case.implemented_percent, desk)),
        *_unit_rows(case, desk),
        *_result_rows(case, desk),
    ]
    head = tuple(
        words(text) for text in (N_("Figure"), N_("Value"), N_("How we know"), N_("Source"))
    )
    cells = tuple(
        (label, value.text, value.computed or value.grade_label, Footnote(value.source, value.note))
        for label, value in rows
        if value
    )
    return Table(words(N_("Every figure of this case")), head, cells)


def _months(stated: StatedNumber | None, desk: Desk) -> Value | None:
    return desk.stated(stated, N_("{number} months")) if stated else None


def _percent(stated: StatedNumber | None, desk: Desk) -> Value | None:
    return desk.stated(stated, N_("{number} %")) if stated else None


def _computed_only(value: Value | None) -> Value | None:
    return value if value and value.computed else None


def _unit_rows(case: Case, desk: Desk) -> list[tuple[str, Value | None]]:
    rows: list[tuple[str, Value | None]] = []
    yearly = returns(case).annual_saving
    for saving in case.unit_savings:
        unit = desk.office.label("output-units", saving.per)
        text = desk.words.money(saving.amount, saving.currency)
        label = desk.words(N_("Saving a year per {unit}"), unit=unit)
        rows.append((label, desk.figure(saving, text, saving.amount.middle)))
        if yearly and case.saving and saving.currency == case.saving.currency:
            units = round(per_unit(yearly, saving.amount))
            formula = N_("computed: yearly saving / saving per unit")
            value = desk.computed(desk.words.number(units), Decimal(units), formula)
            rows.append((desk.words(N_("Units that this implies ({unit})"), unit=unit), value))
    if (implied := returns(case).implied_investment) and case.saving:
        amount = Quantity(Decimal(round(implied)), Decimal(round(implied)), "about")
        text = desk.words.money(amount, case.saving.currency)
        value = desk.computed(text, implied, N_("computed: yearly saving / stated return"))
        rows.append((desk.words(N_("Investment that this implies")), value))
    return rows


def _result_rows(case: Case, desk: Desk) -> list[tuple[str, Value | None]]:
    rows: list[tuple[str, Value | None]] = []
    for result in case.results:
        label = result_label(result, desk.office)
        if found := change(result):
            rows.append((label, _change_value(result, found, desk)))
        readings = (
            (N_("{what}, before"), result.before),
            (N_("{what}, after"), result.after),
            (N_("{what}, saved"), result.saved),
        )
        for pattern, reading in readings:
            if reading:
                value = desk.figure(result, reading_text(reading, desk), reading.quantity)
                rows.append((desk.words(pattern, what=label), value))
    return rows


def _change_value(result: Result, found: Change, desk: Desk) -> Value:
    text = change_text(found, desk)
    if not found.computed:
        return desk.figure(result, text, found.middle)
    per_output = N_("computed: after / before − 1, per unit of output")
    formula = per_output if found.per_output else N_("computed: after / before − 1")
    return desk.computed(text, found.middle, formula)


def _parts_tables(case: Case, desk: Desk) -> tuple[Table, ...]:
    if not case.parts:
        return ()
    words, library = desk.words, desk.office.library
    rows = []
    for id_ in case.parts:
        entry = library.get("cases", id_)
        part: Case = desk.office.record(entry)
        rows.append(
            (
                desk.link(entry),
                Value(words.number(part.plants or 0), Decimal(part.plants or 0)),
                part.investment and desk.money(part.investment),
                saving_value(part, desk),
                payback_value(part, desk),
            )
        )
    total = (
        words(N_("Total")),
        Value(words.number(case.plants or 0), Decimal(case.plants or 0)),
        case.investment and desk.money(case.investment),
        saving_value(case, desk),
        payback_value(case, desk),
    )
    head = (N_("Case"), N_("Plants"), N_("Investment"), N_("Saving a year"), N_("Payback"))
    caption = words(N_("What the total is made of"))
    return (Table(caption, words.each(head), (*rows, total)),)


def _siblings(entry: Entry, office: Office) -> list[Entry]:
    """Return some cases of the same sectors, or of the same programme where no sector is stated.

    Cases of one sector come before those of several. The search stops when there are enough, so
    that the cost of a page does not grow with the library.
    """
    library, case = office.library, entry.record
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


def _next_step(case: Case, desk: Desk) -> tuple[str, tuple[Link, ...]]:
    library = desk.office.library
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
        *desk.refs("sectors", guides),
        *desk.guides("running-a-walk-through"),
        *desk.links(centres[:2]),
    ]
    return desk.words(lead), tuple(links)


def _filters(case: Case, office: Office) -> dict[str, list[str]]:
    words, library = office.words, office.library
    classes = library.vocabulary("payback-classes")
    key = payback_class(best_payback(case), classes)
    sectors = [office.record(library.get("sectors", id_)).title for id_ in case.sectors]
    return {
        words(N_("Sector")): sectors,
        words(N_("Country")): office.countries(case.countries),
        words(N_("Payback")): [office.label("payback-classes", key)],
    }


def _sort_key(months: Decimal | None) -> str:
    return f"{months:09.2f}" if months is not None else "999999.99"


def _synonyms(case: Case, office: Office) -> list[str]:
    sectors = [office.library.get("sectors", id_).record for id_ in case.sectors]
    return sorted({word for sector in sectors for word in sector.synonyms.get(office.lang, ())})
