"""The comparison of all results, and the matrix of priority sectors."""

from __future__ import annotations

from decimal import Decimal

from generator.figures import change_of, changes, find, statement_behind
from generator.locales import folded
from generator.marks import N_
from generator.model.case import Case
from generator.views.edition import Draft, Edition
from generator.views.figures import money_values, subject_of, text_of
from generator.views.page import Cell, NextStep, Page, Section, Table, Value, row


def results_page(edition: Edition) -> Page:
    """Return the comparison of all results, in tables that can be sorted."""
    draft = Draft(edition)
    words = edition.words
    return draft.hub_page(
        "results",
        NextStep(
            words(N_("Take the same figures as a file, or open the guide of your sector.")),
            (edition.link_to("data"), edition.link_to("sectors", N_("Sector guides"))),
        ),
        is_wide=True,
        sections=(
            Section(
                words(N_("Money")),
                lead=words(
                    N_(
                        "Payback and return are computed from investment and saving. Amounts are "
                        "in the currency of the source and were not converted."
                    )
                ),
                tables=(_money_table(draft),),
            ),
            Section(words(N_("Resources")), tables=(_resource_table(draft),)),
        ),
    )


def _money_table(draft: Draft) -> Table:
    words, edition = draft.words, draft.edition
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
    for entry in edition.library.all("cases"):
        case: Case = edition.record(entry)
        figures = entry.figures_in(edition.lang)
        names = ("saving", "investment", "return")
        cited = next((one for name in names if (one := find(figures, name, computed=False))), None)
        if not cited:
            continue
        rows.append(
            row(
                draft.edition.link(entry),
                draft.edition.refs("sectors", case.sectors),
                words.listing(edition.countries(case.countries)),
                edition.label("scopes", case.scope),
                Value(words.number(case.plants), Decimal(case.plants)) if case.plants else "",
                *money_values(figures, draft),
                Cell(source=draft.cite(cited.stated)),
            )
        )
    caption = words(N_("Money invested and saved, case by case"))
    return Table(caption, words.each(head), tuple(rows), sortable=True)


def _resource_table(draft: Draft) -> Table:
    words, edition = draft.words, draft.edition
    head = (N_("Case"), N_("Resource"), N_("Change"), N_("How we know"), N_("Source"))
    rows = []
    for entry in edition.library.all("cases"):
        figures = entry.figures_in(edition.lang)
        for figure in changes(figures):
            stated = statement_behind(figure, figures)
            assert stated
            rows.append(
                row(
                    edition.link(entry),
                    subject_of(figure, edition),
                    Value(text_of(figure, edition), change_of(figure).middle),
                    edition.label("evidence", stated.evidence),
                    Cell(source=draft.cite(stated)),
                )
            )
    caption = words(N_("Resources saved, case by case"))
    return Table(caption, words.each(head), tuple(rows), sortable=True)


def priorities_page(edition: Edition) -> Page:
    """Return the matrix of the sectors that countries put first."""
    draft = Draft(edition)
    words = edition.words
    by_title = edition.library.sectors_by_title(edition.lang)
    sectors = [entry for entry in by_title if entry.record.priorities]
    codes = sorted(
        {item.country for entry in sectors for item in entry.record.priorities},
        key=lambda code: folded(words.country(code)),
    )
    rows = []
    for entry in sectors:
        named = {item.country: item for item in entry.record.priorities}
        marks = tuple(
            Value(words(N_("yes")), source=draft.cite(named[code])) if code in named else ""
            for code in codes
        )
        rows.append(row(draft.edition.link(entry), *marks))
    head = (words(N_("Sector")), *edition.countries(codes))
    table = Table(words(N_("Priority sectors by country")), head, tuple(rows))
    return draft.hub_page(
        "priorities",
        NextStep(
            words(N_("Open the page of your country to see who helps there.")),
            edition.country_links(codes),
        ),
        is_wide=True,
        sections=(Section(words(N_("Sectors and countries")), tables=(table,)),),
    )
