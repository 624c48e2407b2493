"""The pages that are no page of a record: home, the lists, the comparisons, search, data, help."""

from dataclasses import replace
from operator import itemgetter

from generator.figures import best_payback
from generator.library import Entry
from generator.marks import N_
from generator.model import KINDS
from generator.plants import documented
from generator.settings import DATA_FOLDER, WORKBOOK
from generator.views.edition import Draft
from generator.views.figures import money_of
from generator.views.own import choice
from generator.views.page import Link, NextStep, Page, Section, Tile, Value
from generator.views.paybacks import typical_tile
from generator.views.readers import doors, for_plants

BEST_CASES = 6
DATA_FILES = {
    "figures.csv": N_(
        "every figure of every case, one line each, with unit, evidence grade and source"
    ),
    "figures.json": N_("the same figures as JSON"),
    "datapackage.json": N_("what the columns mean (Frictionless data package)"),
}


def home_page(draft: Draft) -> Page:
    """Return the first page: the search, the trades, what firms saved, where to start."""
    words, library, link_to = draft.words, draft.library, draft.link_to
    guides = draft.summaries(library.guide_sectors(draft.lang))
    starts = for_plants(library.guides(draft.lang))
    others = draft.links(one for one in library.all("sectors") if one.record.status == "outline")
    results = tuple(_result_card(case, draft) for case in _best_cases(draft))
    compared = (
        link_to("results", words("Compare all results")),
        link_to("cases", words("All cases")),
    )
    lists = (
        link_to("centres", words("Who helps: centres")),
        link_to("financing", words("Who lends: financing")),
        link_to("bodies"),
        *map(link_to, ("countries", "measures", "glossary", "data", "print-list")),
    )
    sections = (
        Section(words("Choose your trade"), cards=guides, links=others),
        Section(words("What firms saved"), tiles=_best_tiles(draft), cards=results, links=compared),
        Section(words("Where to start"), cards=draft.summaries(starts), links=doors(draft)),
        Section(words("Look up"), links=lists),
    )
    search = replace(link_to("search"), note=words(draft.plan.named("search").summary))
    parts = {"layout": "home", "is_wide": True, "search": search, "choice": choice(draft)}
    return draft.hub_page("home", sections=sections, **parts)


def _best_cases(draft: Draft) -> list[Entry]:
    """Return the single firms with a payback and a named sector, the fastest first, each once."""
    library = draft.library
    single = [one for one in library.all("cases") if one.record.scope == "enterprise"]
    paid = [
        (payback, case)
        for case in single
        if case.record.sectors and (payback := best_payback(case.record)) is not None
    ]
    fastest = [case for _, case in sorted(paid, key=itemgetter(0))]
    return [group[0] for group in documented(fastest, library)[:BEST_CASES]]


def _best_tiles(draft: Draft) -> tuple[Tile, ...]:
    words, library = draft.words, draft.library
    cases = documented(library.all("cases"), library)
    costs = [measure.record.cost for measure in library.all("measures")]
    meant = words("with figures of plants; what may be one plant counts once")
    values = [
        (words("Documented cases"), Value(words.number(len(cases)), computed=meant)),
        (words("Measures"), Value(words.number(len(costs)))),
        (words("Measures that cost nothing"), Value(words.number(costs.count("nothing")))),
    ]
    typical = typical_tile(cases, draft)
    counts = (Tile(label, value) for label, value in values)
    return (typical, *counts) if typical else tuple(counts)


def _result_card(case: Entry, draft: Draft) -> Link:
    words = draft.words
    _, saving, payback, _ = money_of(case, draft)
    parts = (
        words("saved {amount} a year", amount=saving.text) if saving else "",
        words("payback {time}", time=payback.text) if payback else "",
    )
    return draft.link(case, ", ".join(filter(None, parts)))


def sectors_index(draft: Draft) -> Page:
    """Return the list of sectors: guides first, then those that are only named so far."""
    words, library = draft.words, draft.library
    guides = Section(words("Guides"), cards=draft.summaries(library.guide_sectors(draft.lang)))
    rows = (
        (draft.link(sector), words.number(len(documented(library.cases_of(sector), library))))
        for sector in library.sectors_by_title(draft.lang)
        if sector.record.status == "outline"
    )
    title, lead = words("Other sectors"), words("Named in the sources, without a guide so far.")
    head, links = (N_("Sector"), N_("Documented cases")), (draft.link_to("priorities"),)
    others = draft.table_section(title, head, rows, lead, links=links)
    return draft.hub_page("sectors", is_wide=True, sections=(guides, others))


def cases_index(draft: Draft) -> Page:
    """Return the list of cases, sector by sector."""
    words, library = draft.words, draft.library
    every = library.all("cases")
    sections = [
        Section(
            draft.record(one).title,
            links=draft.links(c for c in library.cases_of(one) if len(c.record.sectors) == 1),
            trade=draft.trade_of(one),
        )
        for one in library.sectors_by_title(draft.lang)
    ]
    several = (case for case in every if len(case.record.sectors) > 1)
    silent = (case for case in every if not case.record.sectors)
    sections += (
        Section(words("Several sectors"), links=draft.links(several)),
        Section(words("Sector not stated"), links=draft.links(silent)),
    )
    others = (
        draft.link_to("results", words("Compare all results")),
        draft.link_to("countries", words("By country")),
    )
    sections.append(Section(words("Other ways in"), links=others))
    return draft.hub_page("cases", sections=sections)


def list_of(folder: str, draft: Draft) -> Page:
    """Return a plain list of the records of a folder with their summaries."""
    entries = draft.library.by_title(folder, draft.lang)
    section = Section(draft.words("All of them"), cards=draft.summaries(entries))
    return draft.hub_page(folder, is_wide=True, sections=(section,))


def priorities_page(draft: Draft) -> Page:
    """Return the matrix of the sectors that countries put first."""
    words, rows = draft.words, []
    by_title = draft.library.sectors_by_title(draft.lang)
    sectors = [sector for sector in by_title if sector.record.priorities]
    found = {item.country for sector in sectors for item in sector.record.priorities}
    codes = words.by_name(found)
    for sector in sectors:
        named = {item.country: item for item in sector.record.priorities}
        marks = (
            Value(words("yes"), source=draft.cite(named[code])) if code in named else ""
            for code in codes
        )
        rows.append((draft.link(sector), *marks))
    head, title = (N_("Sector"), *draft.countries(codes)), words("Sectors and countries")
    caption = words("Priority sectors by country")
    section = draft.table_section(title, head, rows, caption=caption)
    lead = words("Open the page of your country to see who helps there.")
    next_step = NextStep(lead, draft.country_links(codes))
    return draft.hub_page("priorities", next_step=next_step, is_wide=True, sections=(section,))


def search_page(draft: Draft) -> Page:
    """Return the page that holds the search, and the ways in for those without scripts."""
    hubs = ("sectors", "cases", "measures", "centres", "countries")
    lists = Section(draft.words("Or look through the lists"), links=tuple(map(draft.link_to, hubs)))
    return draft.hub_page("search", layout="search", sections=(lists,))


def data_page(draft: Draft) -> Page:
    """Return the page of the data files."""
    words = draft.words
    records = {f"{kind.folder}.json": kind.title for kind in KINDS.values()}
    lead = words("Stated figures carry their source; computed ones say how they were computed.")
    every, follow = words("Every record with its translations."), words("Follow what is added.")
    sections = (
        _workbooks(draft),
        Section(words("Figures"), lead, links=_files(DATA_FILES, draft)),
        Section(words("Records"), every, links=_files(records, draft)),
        Section(words("Feed"), follow, links=(draft.feed_link(), draft.link_to("new"))),
    )
    return draft.hub_page("data", layout="data", sections=sections)


def _workbooks(draft: Draft) -> Section:
    """Return links to the data as workbooks, that in the reader's language first."""
    words = draft.words
    lead = words(
        "Take the file in your language. Many spreadsheets read figures.csv, which is for other "
        "programs, as one column, and numbers in it as dates."
    )
    languages = sorted(draft.library.languages, key=lambda lang: lang != draft.lang)
    links = (
        _file(
            WORKBOOK.format(lang=lang),
            words(
                "every figure and every record, a sheet for each kind, in {language}",
                language=words.language(lang),
            ),
        )
        for lang in languages
    )
    return Section(words("For Excel and other spreadsheets"), lead, links=tuple(links))


def _files(files: dict[str, str], draft: Draft) -> tuple[Link, ...]:
    """Return links to data files with what they hold, which is an interface text."""
    return tuple(_file(name, draft.words(what)) for name, what in files.items())


def _file(name: str, what: str) -> Link:
    return Link(name, f"/{DATA_FOLDER}/{name}", what)


def print_list_page(draft: Draft) -> Page:
    """Return the page of all that can be printed, to which the outlet of the sheets adds them."""
    how = N_(
        "All of it is made for black ink: choose black and white and both sides, and a handout is "
        "one sheet of paper. A copy shop prints the file from your telephone; of booklets say that "
        "the paper is turned over on the short edge, then folded and stapled."
    )
    return draft.hub_page("print-list", body=draft.words(how))


def contribute_page(draft: Draft) -> Page:
    """Return the page that tells how to add a case, with and without git."""
    words = draft.words
    lead = words(
        "Write down four things today: what you did, what it cost, what it saves a "
        "year, and where the figures come from."
    )
    next_step = NextStep(lead, (draft.link_to("cases", words("Look at finished cases")),))
    body = words(CONTRIBUTE, repository=draft.settings.repository)
    return draft.hub_page("contribute", next_step=next_step, body=body)


CONTRIBUTE = N_("""\
## Without git

1. Open a [new case form]({repository}/issues/new/choose) and fill in what you know.
2. Say for every figure where it comes from: a bill, a meter, a report. A figure without a source is
   not published.
3. Somebody of the project turns it into a record, shows it to you, and publishes it when you agree.

## With git

1. Copy the repository and run `make site` once.
2. Run `cpkb new cases my-case` and fill in the file that it writes.
3. Run `cpkb check`. It names the line of every mistake and what to type.
4. Send a pull request. The same check runs there and writes beside your lines.

The [contributor guide]({repository}/blob/main/CONTRIBUTING.md) has every field, every message and a
worked example.

## What makes a good case

- One plant, one story: what was lost, what was changed, what it cost, what it saves.
- Readings before and after, with the production of the same period.
- A page number for every figure that comes from a document.
- The name of the firm only if the firm agrees.
""")
