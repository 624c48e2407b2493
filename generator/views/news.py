"""What is new: the records that were added or changed, by day, the newest first."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from generator.library import Entry
from generator.marks import N_
from generator.model.base import Record
from generator.views.edition import Draft, Edition
from generator.views.page import NewsItem, NextStep, Page, Section

# So many stand open on the page, and so many more are folded; what is older is in the lists.
OPEN, FOLDED = 40, 260


class Change(NamedTuple):
    """The last change of a record: on which day, and whether it was added then."""

    day: date
    entry: Entry
    is_new: bool


def changes(edition: Edition) -> list[Change]:
    """Return the last change of every record; of a day, what was added comes first."""
    entries = (one for one in edition.library.everything() if isinstance(one.record, Record))
    found = [_change(entry, edition) for entry in entries]
    found.sort(key=lambda change: (change.day, change.is_new), reverse=True)
    return found


def _change(entry: Entry, edition: Edition) -> Change:
    day = edition.changed(entry)
    return Change(day, entry, day == entry.record.added)


def news_page(draft: Draft) -> Page:
    """Return the page of what is new: the newest day by day, the others folded by month."""
    words, every = draft.words, changes(draft)
    newest, older = every[:OPEN], every[OPEN : OPEN + FOLDED]
    lead = words("Follow it with a feed reader, or send what your plant saved.")
    links = (draft.feed_link(), draft.link_to("contribute"))
    return draft.hub_page(
        "new",
        layout="news",
        next_step=NextStep(lead, links),
        sections=(*_days(newest, draft), *_months(older, draft)),
        weight="0.3",
    )


def _days(newest: Iterable[Change], draft: Draft) -> Iterator[Section]:
    for day, found in groupby(newest, key=lambda change: change.day):
        items = tuple(_item(change, draft) for change in found)
        yield Section(draft.words.date(day), news=items)


def _months(older: Iterable[Change], draft: Draft) -> Iterator[Section]:
    words = draft.words
    for month, found in groupby(older, key=lambda change: words.month(change.day)):
        items = tuple(_item(change, draft) for change in found)
        count = words.plural("{count} more", "{count} more", len(items))
        yield Section(f"{month[:1].upper()}{month[1:]}", news=items, fold=count)


def _item(change: Change, draft: Draft) -> NewsItem:
    words, (link,) = draft.words, draft.summaries([change.entry])
    pattern = N_("Added: {kind}") if change.is_new else N_("Changed: {kind}")
    what = words(pattern, kind=words(change.entry.kind.noun))
    return NewsItem(link, what, f"{link.address} {change.day.isoformat()}")
