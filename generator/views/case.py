"""The page of a case: what was saved, how it is known, what to do next."""

from decimal import Decimal

from generator.asking import instead_of, is_known
from generator.figures import Figure, find
from generator.library import Entry
from generator.marks import N_
from generator.model.records import Case
from generator.views.charts import reductions
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import (
    KNOWN,
    MONEY,
    amount_of,
    money_of,
    money_value,
    name_of,
    value_of,
    why_no_payback,
)
from generator.views.page import Cell, Facts, Link, NextStep, Page, Section, Tile, Value


def case_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a case."""
    words, case = draft.words, draft.record(entry)
    figures = entry.figures_in(draft.lang)
    sectors = [draft.record(draft.library.get("sectors", id_)) for id_ in case.sectors]
    synonyms = {word for one in sectors for word in one.synonyms.get(draft.lang, ())}
    return draft.record_page(
        entry,
        _next_step(entry, draft),
        note=_scope_note(case, draft),
        tiles=tiles(case, figures, draft),
        caution=words.text(case.disputed or ""),
        facts=(*_facts(case, draft), (words("May be the same plant as"), _same(entry, draft))),
        charts=reductions(figures, draft),
        sections=(
            _parts(entry, draft),
            _figure_section(figures, draft),
            Section(words("Similar cases"), links=draft.links(draft.library.similar_cases(entry))),
        ),
        kind=words("Case"),
        words=" ".join(sorted(synonyms)),
    )


def tiles(case: Case, figures: tuple[Figure, ...], draft: Draft) -> tuple[Tile, ...]:
    """Return the big numbers of a case: payback, saving, investment, return, saving per unit.

    A case that another document disputes begins with the saving per unit, and has no payback here.
    """
    words = draft.words
    units = [(unit_label(one.per, draft), one) for one in figures if one.name == "unit_saving"]
    saved = [(words("Saved"), find(figures, "saving"))]
    spent = [(words("Invested"), find(figures, "investment"))]
    if case.disputed:
        shown = [*units, *saved, *spent]
    else:
        shown = [*saved, *spent, (words("Yearly return"), find(figures, "return")), *units]
    if mean := find(figures, "saving_per_plant"):
        shown.append((name_of(mean, draft), mean))
    payback = None if case.disputed else money_value("payback", figures, draft)
    first = (Tile(words("Payback"), payback),) if payback else ()
    return (*first, *(Tile(label, value_of(figure, draft)) for label, figure in shown if figure))


def unit_label(unit: str, edition: Edition) -> str:
    """Return what the saving per room, tonne or other unit is called on its tile."""
    return edition.words("Saved per {unit}", unit=edition.label("output-units", unit))


def _same(entry: Entry, draft: Draft) -> tuple[Link, ...]:
    """Return links to what may tell of the same plant: other cases, and uses of measures."""
    measures = draft.library.linked_from(entry, "measures")
    told = (
        one for one in measures if any(entry.id in use.maybe_same_as for use in one.record.examples)
    )
    return draft.links((*draft.library.maybe_same(entry), *told))


def _scope_note(case: Case, draft: Draft) -> str:
    if case.scope == "group" and case.plants:
        text = N_("This is the result of {count} plants together, not of each one.")
        return draft.words(text, count=draft.words.number(case.plants))
    return "" if case.scope == "enterprise" else draft.explanation("scopes", case.scope)


def _facts(case: Case, draft: Draft) -> Facts:
    words, refs = draft.words, draft.refs
    return (
        (words("Country"), draft.country_links(case.countries)),
        (words("Place"), case.place),
        (words("Sector"), refs("sectors", case.sectors)),
        (words("Firm"), case.firm),
        (words("Whose result"), draft.label("scopes", case.scope)),
        (words("Plants"), words.number(case.plants) if case.plants else ""),
        (words("Size"), draft.label("size-classes", case.size) if case.size else ""),
        (words("Years"), years_of(case, words)),
        (words("Technique"), words.listing(draft.labels("techniques", case.techniques))),
        (words("Measures"), refs("measures", case.measures)),
        (words("Helped by"), refs("centres", case.centres)),
        (words("Programme"), refs("programmes", case.programmes)),
        (words("Paid for with"), refs("financing", case.financing)),
    )


def _figure_section(figures: tuple[Figure, ...], draft: Draft) -> Section:
    words, rows = draft.words, []
    for figure in figures:
        # Its name says already what it is divided by, and that it is a year's.
        is_said = figure.name in ("annual_saving", "unit_saving")
        value = value_of(figure, draft, amount_of(figure, draft) if is_said else "")
        how = value.computed or value.grade_label
        source = Cell(source=value.source, note=value.note)
        rows.append((name_of(figure, draft), value.text, how, source))
    title, caption = words("Every figure and how we know it"), words("Every figure of this case")
    why = why_no_payback(figures, draft)
    lead = words("The payback is {reason}.", reason=why) if why else ""
    head = (N_("Figure"), N_("Value"), *KNOWN)
    return draft.table_section(title, head, rows, lead, caption=caption)


def _parts(entry: Entry, draft: Draft) -> Section:
    words = draft.words
    parts = [draft.library.get("cases", id_) for id_ in entry.record.parts]
    named: list[tuple[Link | str, Entry]] = [(draft.link(part), part) for part in parts]
    if parts:
        named.append((words("Total"), entry))
    rows = []
    for name, part in named:
        plants = part.record.plants or 0
        count = Value(words.number(plants), Decimal(plants))
        rows.append((name, count, *money_of(part, draft)[:3]))
    head = (N_("Case"), N_("Plants"), *MONEY[:3])
    return draft.table_section(words("What the total is made of"), head, rows)


def _next_step(entry: Entry, draft: Draft) -> NextStep:
    words, library, case = draft.words, draft.library, draft.record(entry)
    guides = [id_ for id_ in case.sectors if library.get("sectors", id_).record.status == "guide"]
    centres = (one for country in case.countries for one in library.in_country("centres", country))
    asked = instead_of(entry, library) or [*filter(is_known, centres)]
    if guides:
        lead = words(
            "Take the checklist of the sector guide through your own plant, then ask for help."
        )
    else:
        lead = words("Walk through your own plant with a list of questions, then ask for help.")
    walk, helpers = draft.guides("running-a-walk-through"), draft.links(asked[:2])
    return NextStep(lead, (*draft.refs("sectors", guides), *walk, *helpers))
