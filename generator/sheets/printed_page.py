"""Sheets made from a page of the site: guides, sector guides, case sheets and centre sheets.

They print what the page shows, from the same view: no figure is fetched twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.library import Entry
from generator.marks import N_
from generator.sheets import prose
from generator.sheets.parts import Audience, View, imprint
from generator.views.case import case_page
from generator.views.edition import Draft
from generator.views.page import Chart, Fact, NextStep, Page, Section, Tile
from generator.views.profiles import guide_page, profile_page
from generator.views.sector import sector_page


@dataclass(frozen=True)
class PrintedPage(View):
    """What the page of a record says, in the order of the page."""

    notices: tuple[str, ...]
    tiles: tuple[Tile, ...]
    facts: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    body: prose.Tree
    sections: tuple[Section, ...]
    next_step: NextStep | None


Maker = Callable[[Entry, Audience], PrintedPage]


def _sheet_of(page_of: Callable[[Entry, Draft], Page], kicker: str) -> Maker:
    """Return what prints a page of the site."""

    def sheet(entry: Entry, audience: Audience) -> PrintedPage:
        edition = audience.edition
        page = page_of(entry, Draft(edition))
        return PrintedPage(
            kicker=edition.words(kicker),
            title=page.title,
            summary=page.summary,
            imprint=imprint(entry, edition, page.sources, page.reviewed),
            notices=tuple(filter(None, (*page.notices, page.note))),
            tiles=page.tiles,
            facts=page.facts,
            charts=page.charts,
            body=prose.tree(page.body, edition.resolver(page, edition.url)),
            sections=page.sections,
            next_step=page.next_step,
        )

    return sheet


guide = _sheet_of(guide_page, N_("Guide"))
sector_guide = _sheet_of(sector_page, N_("Sector guide"))
case_sheet = _sheet_of(case_page, N_("Case sheet"))
centre_sheet = _sheet_of(profile_page, N_("Centre sheet"))
