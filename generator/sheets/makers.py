"""What sheets show: a page of the site, a form to fill in by hand, a picture to share.

What a page of the site shows is printed from the same view: no figure is fetched twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from generator.library import Entry
from generator.marks import N_
from generator.model.sectors import OwnNumber, Question, Sector, Step
from generator.sheets import prose
from generator.sheets.handout import Headline, MeasureGroup, handout, names
from generator.sheets.parts import Audience, View, imprint
from generator.views.case import case_page, tiles
from generator.views.edition import Draft
from generator.views.page import Chart, Fact, NextStep, Page, Section, Tile
from generator.views.profiles import guide_page, profile_page
from generator.views.sector import sector_page


@dataclass(frozen=True)
class PrintedPage(View):
    """What the page of a record says, in the order of the page."""

    notices: tuple[str, ...]
    tiles: tuple[Tile, ...]
    caution: str
    contact: Section | None
    facts: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    body: prose.Tree
    sections: tuple[Section, ...]
    next_step: NextStep | None


def _printing(
    page_of: Callable[[Entry, Draft], Page], kicker: str
) -> Callable[[Entry, Audience], PrintedPage]:
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
            caution=page.caution,
            contact=page.contact,
            facts=page.facts,
            charts=page.charts,
            body=prose.tree(page.body, edition.resolver(page, edition.url)),
            sections=page.sections,
            next_step=page.next_step,
        )

    return sheet


guide = _printing(guide_page, N_("Guide"))
sector_guide = _printing(sector_page, N_("Sector guide"))
case_sheet = _printing(case_page, N_("Case sheet"))
centre_sheet = _printing(profile_page, N_("Centre sheet"))


@dataclass(frozen=True)
class Worksheet(View):
    """The questions with room for what was seen, the plant's numbers, and what the losses cost."""

    questions: tuple[Question, ...]
    own_numbers: tuple[OwnNumber, ...]


def worksheet(entry: Entry, audience: Audience) -> Worksheet:
    """Return the walk-through worksheet of a sector."""
    words = audience.edition.words
    sector: Sector = audience.edition.record(entry)
    return Worksheet(
        words("Walk-through worksheet"),
        names(sector, audience)[0],
        words("Answer on the floor, with the plant running. Every no is money lost."),
        imprint(entry, audience.edition),
        sector.checklist,
        sector.own_numbers,
    )


@dataclass(frozen=True)
class Slides(View):
    """The process of a sector, and most of what its handout says."""

    headline: Headline | None
    chart: Chart | None
    steps: tuple[Step, ...]
    checklist: tuple[Question, ...]
    measures: tuple[MeasureGroup, ...]
    scales: tuple[Chart, ...]
    own_numbers: tuple[OwnNumber, ...]


def slides(entry: Entry, audience: Audience) -> Slides:
    """Return the slides of a course on a sector."""
    sector: Sector = audience.edition.record(entry)
    own = {"kicker": audience.edition.words("Slides for a course"), "steps": sector.steps}
    said = vars(handout(entry, audience)) | own
    return Slides(**{field.name: said[field.name] for field in fields(Slides)})


def proposal(entry: Entry, audience: Audience) -> View:
    """Return the blank investment proposal; ``entry`` is the guide that explains it."""
    words = audience.edition.words
    return View(
        words("To fill in and take to the bank"),
        words("Investment proposal"),
        words("Money that pays itself back out of what the plant no longer wastes."),
        imprint(entry, audience.edition),
    )


@dataclass(frozen=True)
class Share:
    """Title, the figures that matter most or the summary, and whose figures they are."""

    title: str
    summary: str
    tiles: tuple[Tile, ...]
    who: str


def share(entry: Entry, audience: Audience) -> Share:
    """Return what the picture beside a link to a case or a sector shows."""
    edition = audience.edition
    case = entry if entry.kind.folder == "cases" else edition.library.best_case(entry)
    title, summary = edition.record(entry).title, edition.summary_of(entry)
    if not case:
        return Share(title, summary, (), "")
    shown = tiles(edition.record(case), case.figures_in(edition.lang), Draft(edition))[:3]
    who = edition.record(case).title if case is not entry else ""
    return Share(title, summary, shown, who)
