"""The comparison of all results, and the matrix of priority sectors."""

from __future__ import annotations

from decimal import Decimal

from generator.figures import change_of, changes, find, statement_behind
from generator.locales import folded
from generator.marks import N_
from generator.views.edition import Draft
from generator.views.figures import KNOWN, MONEY, money_values, subject_of, text_of
from generator.views.page import Cell, NextStep, Page, Section, Table, Value


def results_page(draft: Draft) -> Page:
    """Return the comparison of all results, in tables that can be sorted."""
    words = draft.words
    money_lead = words(
        "Payback and return are computed from investment and saving. Amounts are "
        "in the currency of the source and were not converted."
    )
    return draft.hub_page(
        "results",
        NextStep(
            words("Take the same figures as a file, or open the guide of your sector."),
            (draft.link_to("data"), draft.link_to("sectors", words("Sector guides"))),
        ),
        is_wide=True,
        sections=(
            Section(words("Money"), money_lead, tables=(_money_table(draft),)),
            Section(words("Resources"), tables=(_resource_table(draft),)),
        ),
    )


def _money_table(draft: Draft) -> Table:
    words, rows = draft.words, []
    for entry in draft.library.all("cases"):
        case, figures = draft.record(entry), entry.figures_in(draft.lang)
        named = (find(figures, name, computed=False) for name in ("saving", "investment", "return"))
        if not (cited := next(filter(None, named), None)):
            continue
        rows.append(
            (
                draft.link(entry),
                draft.refs("sectors", case.sectors),
                words.listing(draft.countries(case.countries)),
                draft.label("scopes", case.scope),
                Value(words.number(case.plants), Decimal(case.plants)) if case.plants else "",
                *money_values(figures, draft),
                Cell(source=draft.cite(cited.stated)),
            )
        )
    whose = (N_("Case"), N_("Sector"), N_("Country"), N_("Whose result"), N_("Plants"))
    caption = words("Money invested and saved, case by case")
    return draft.table(caption, (*whose, *MONEY, N_("Source")), rows, sort=True)


def _resource_table(draft: Draft) -> Table:
    rows = []
    for entry in draft.library.all("cases"):
        figures = entry.figures_in(draft.lang)
        for figure in changes(figures):
            stated = statement_behind(figure, figures)
            assert stated
            rows.append(
                (
                    draft.link(entry),
                    subject_of(figure, draft),
                    Value(text_of(figure, draft), change_of(figure).middle),
                    draft.label("evidence", stated.evidence),
                    Cell(source=draft.cite(stated)),
                )
            )
    head = (N_("Case"), N_("Resource"), N_("Change"), *KNOWN)
    return draft.table(draft.words("Resources saved, case by case"), head, rows, sort=True)


def priorities_page(draft: Draft) -> Page:
    """Return the matrix of the sectors that countries put first."""
    words, rows = draft.words, []
    by_title = draft.library.sectors_by_title(draft.lang)
    sectors = [sector for sector in by_title if sector.record.priorities]
    found = {item.country for sector in sectors for item in sector.record.priorities}
    codes = sorted(found, key=lambda code: folded(words.country(code)))
    for sector in sectors:
        named = {item.country: item for item in sector.record.priorities}
        marks = (
            Value(words("yes"), source=draft.cite(named[code])) if code in named else ""
            for code in codes
        )
        rows.append((draft.link(sector), *marks))
    head = (N_("Sector"), *draft.countries(codes))
    table = draft.table(words("Priority sectors by country"), head, rows)
    lead = words("Open the page of your country to see who helps there.")
    return draft.hub_page(
        "priorities",
        NextStep(lead, draft.country_links(codes)),
        is_wide=True,
        sections=(Section(words("Sectors and countries"), tables=(table,)),),
    )
