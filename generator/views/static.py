"""Pages that hold no record: search, data, how to contribute."""

from __future__ import annotations

from generator.marks import N_
from generator.model import KINDS
from generator.views.edition import Desk, Office
from generator.views.jsonld import dataset
from generator.views.page import Link, Page, Section

DATA_FOLDER = "data"
DATA_FILES = {
    "figures.csv": N_(
        "every figure of every case, one line each, with unit, evidence grade and source"
    ),
    "figures.json": N_("the same figures as JSON"),
    "datapackage.json": N_("what the columns mean (Frictionless data package)"),
}
FOLDER_TITLES = {
    "cases": N_("Cases"),
    "sectors": N_("Sectors"),
    "measures": N_("Measures"),
    "guides": N_("Guides"),
    "centres": N_("Centres"),
    "financing": N_("Financing"),
    "programmes": N_("Programmes"),
    "policies": N_("Policies"),
    "countries": N_("Countries"),
    "associations": N_("Associations"),
    "sources": N_("Sources"),
    "glossary": N_("Glossary"),
    "vocabularies": N_("Closed lists"),
}


def search_page(office: Office) -> Page:
    """Return the page that holds the search, and the ways in for those without scripts."""
    desk = Desk(office, "search.md")
    words = office.words
    hubs = ("sectors", "cases", "measures", "centres", "countries")
    links = tuple(desk.page_link(FOLDER_TITLES[hub], f"{hub}/index.md") for hub in hubs)
    return Page(
        path=desk.path,
        template="search.md.j2",
        sections=(Section(words(N_("Or look through the lists")), links=links),),
        frame=desk.hub_frame(
            words(N_("Search")),
            words(N_("Type a trade, a resource or a country: tannery, water, Bolivia.")),
        ),
        indexed=False,
    )


def data_page(office: Office) -> Page:
    """Return the page of the data files."""
    desk = Desk(office, "data.md")
    words = office.words
    title = words(N_("Data to download"))
    summary = words(N_("Every figure of this site with its unit, evidence grade and source."))
    # From site/<lang>/data/ to site/data/.
    root = f"../../{DATA_FOLDER}"
    figures = tuple(Link(name, f"{root}/{name}", words(what)) for name, what in DATA_FILES.items())
    records = tuple(
        Link(f"{folder}.json", f"{root}/{folder}.json", words(FOLDER_TITLES[folder]))
        for folder in KINDS
    )
    feed = Link(
        f"feed.{office.lang}.xml",
        f"../../feed.{office.lang}.xml",
        words(N_("new and changed cases, for a feed reader")),
    )
    return Page(
        path=desk.path,
        template="data.md.j2",
        sections=(
            Section(
                words(N_("Figures")),
                lead=words(
                    N_(
                        "Stated figures carry their source; computed "
                        "ones say how they were computed."
                    )
                ),
                links=figures,
            ),
            Section(
                words(N_("Records")),
                lead=words(N_("Every record with its translations.")),
                links=records,
            ),
            Section(words(N_("Feed")), lead=words(N_("Follow what is added.")), links=(feed,)),
        ),
        frame=desk.hub_frame(title, summary),
        jsonld=dataset(title, summary, office),
    )


def contribute_page(office: Office) -> Page:
    """Return the page that tells how to add a case, with and without git."""
    desk = Desk(office, "contribute.md")
    words, repository = office.words, office.settings.repository
    return Page(
        path=desk.path,
        body=words(CONTRIBUTE, repository=repository),
        frame=desk.hub_frame(
            words(N_("Add what your plant saved")),
            words(
                N_("A case is a few figures and a short story. You need no program to send one.")
            ),
            next_lead=words(
                N_(
                    "Write down four things today: what you did, what it cost, what it saves a "
                    "year, and where the figures come from."
                )
            ),
            next_links=(desk.page_link(N_("Look at finished cases"), "cases/index.md"),),
        ),
    )


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
