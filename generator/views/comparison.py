"""The comparison of all results, and the matrix of priority sectors."""

from __future__ import annotations

from decimal import Decimal

from generator.figures import change
from generator.locales import folded
from generator.marks import N_
from generator.model.case import Case
from generator.views.edition import Desk, Office
from generator.views.figures import (
    change_text,
    payback_value,
    result_label,
    return_value,
    saving_value,
)
from generator.views.hubs import sectors_by_title
from generator.views.page import Footnote, Page, Section, Table, Value


def results_page(office: Office) -> Page:
    """Return the comparison of all results, in tables that can be sorted."""
    desk = Desk(office, "results.md")
    words = office.words
    return Page(
        path=desk.path,
        hide=("toc",),
        sections=(
            Section(
                words(N_("Money")),
                lead=words(
                    N_(
                        "Payback and return are computed from investment and saving. Amounts are "
                        "in the currency of the source and were not converted."
                    )
                ),
                tables=(_money_table(desk),),
            ),
            Section(words(N_("Resources")), tables=(_resource_table(desk),)),
        ),
        frame=desk.hub_frame(
            words(N_("All results compared")),
            words(
                N_(
                    "Every case with its investment, yearly saving, payback and return. "
                    "Choose a column to sort by it."
                )
            ),
            next_lead=words(
                N_("Take the same figures as a file, or open the guide of your sector.")
            ),
            next_links=(
                desk.page_link(N_("Data to download"), "data.md"),
                desk.page_link(N_("Sector guides"), "sectors/index.md"),
            ),
            folder="cases",
        ),
    )


def _money_table(desk: Desk) -> Table:
    words, office = desk.words, desk.office
    head = (
        N_("Case"),
        N_("Sector"),
        N_("Country"),
        N_("Whose result"),
        N_("Plants"),
        N_("Investment"),
        N_("Saving a year"),
        N_("Payback"),
        N_("Yearly return"),
        N_("Source"),
    )
    rows = []
    for entry in office.library.all("cases"):
        case: Case = office.record(entry)
        figure = case.saving or case.investment or case.stated_return_percent
        if not figure:
            continue
        rows.append(
            (
                desk.link(entry),
                desk.refs("sectors", case.sectors),
                words.listing(office.countries(case.countries)),
                office.label("scopes", case.scope),
                Value(words.number(case.plants), Decimal(case.plants)) if case.plants else "",
                case.investment and desk.money(case.investment),
                saving_value(case, desk),
                payback_value(case, desk),
                return_value(case, desk),
                Footnote(desk.cite(figure)),
            )
        )
    caption = words(N_("Money invested and saved, case by case"))
    return Table(caption, words.each(head), tuple(rows), sortable=True)


def _resource_table(desk: Desk) -> Table:
    words, office = desk.words, desk.office
    head = (N_("Case"), N_("Resource"), N_("Change"), N_("How we know"), N_("Source"))
    rows = []
    for entry in office.library.all("cases"):
        for result in office.record(entry).results:
            if found := change(result):
                rows.append(
                    (
                        desk.link(entry),
                        result_label(result, office),
                        Value(change_text(found, desk), found.middle),
                        office.label("evidence", result.evidence),
                        Footnote(desk.cite(result)),
                    )
                )
    caption = words(N_("Resources saved, case by case"))
    return Table(caption, words.each(head), tuple(rows), sortable=True)


def priorities_page(office: Office) -> Page:
    """Return the matrix of the sectors that countries put first."""
    desk = Desk(office, "priorities.md")
    words = office.words
    sectors = [entry for entry in sectors_by_title(office) if entry.record.priorities]
    codes = sorted(
        {item.country for entry in sectors for item in entry.record.priorities},
        key=lambda code: folded(words.country(code)),
    )
    rows = []
    for entry in sectors:
        named = {item.country: item for item in entry.record.priorities}
        marks = tuple(
            Value(words(N_("yes")), source=desk.cite(named[code])) if code in named else ""
            for code in codes
        )
        rows.append((desk.link(entry), *marks))
    head = (words(N_("Sector")), *office.countries(codes))
    title = words(N_("Priority sectors by country"))
    return Page(
        path=desk.path,
        hide=("toc",),
        sections=(
            Section(words(N_("Sectors and countries")), tables=(Table(title, head, tuple(rows)),)),
        ),
        frame=desk.hub_frame(
            title,
            words(N_("Which sectors each country named as priorities of cleaner production.")),
            next_lead=words(N_("Open the page of your country to see who helps there.")),
            next_links=desk.country_links(codes),
            folder="sectors",
        ),
    )
