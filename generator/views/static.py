"""Pages that hold no record: search, data, how to contribute."""

from __future__ import annotations

from generator.marks import N_
from generator.model import KINDS
from generator.settings import DATA_FOLDER
from generator.views.edition import Draft
from generator.views.page import Link, NextStep, Page, Section

DATA_FILES = {
    "figures.csv": N_(
        "every figure of every case, one line each, with unit, evidence grade and source"
    ),
    "figures.json": N_("the same figures as JSON"),
    "datapackage.json": N_("what the columns mean (Frictionless data package)"),
}


def search_page(draft: Draft) -> Page:
    """Return the page that holds the search, and the ways in for those without scripts."""
    hubs = ("sectors", "cases", "measures", "centres", "countries")
    lists = Section(draft.words("Or look through the lists"), links=tuple(map(draft.link_to, hubs)))
    return draft.hub_page("search", layout="search", sections=(lists,))


def data_page(draft: Draft) -> Page:
    """Return the page of the data files."""
    words, feed = draft.words, draft.feed
    records = {f"{kind.folder}.json": kind.title for kind in KINDS.values()}
    lead = words("Stated figures carry their source; computed ones say how they were computed.")
    sections = (
        Section(words("Figures"), lead, links=_files(DATA_FILES, draft)),
        Section(
            words("Records"),
            words("Every record with its translations."),
            links=_files(records, draft),
        ),
        Section(
            words("Feed"),
            words("Follow what is added."),
            links=(Link(feed[1:], feed, words("new and changed cases, for a feed reader")),),
        ),
    )
    return draft.hub_page("data", layout="data", sections=sections)


def _files(files: dict[str, str], draft: Draft) -> tuple[Link, ...]:
    """Return links to data files with what they hold, which is an interface text."""
    return tuple(
        Link(name, f"/{DATA_FOLDER}/{name}", draft.words(what)) for name, what in files.items()
    )


def contribute_page(draft: Draft) -> Page:
    """Return the page that tells how to add a case, with and without git."""
    words = draft.words
    lead = words(
        "Write down four things today: what you did, what it cost, what it saves a "
        "year, and where the figures come from."
    )
    next_step = NextStep(lead, (draft.link_to("cases", words("Look at finished cases")),))
    body = words(CONTRIBUTE, repository=draft.settings.repository)
    return draft.hub_page("contribute", next_step, body=body)


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
