"""For whom the guides are: the list of them by reader, and the ways to it."""

from collections.abc import Iterator

from generator.library import Entry
from generator.prose import Slugs
from generator.views.edition import Draft
from generator.views.page import Link, Page, Section

READERS = "readers"
# What else of the site each of them asks for, by the names of the pages.
ASKED_FOR = {
    "owner": ("sectors", "results", "financing"),
    "supervisor": ("measures", "print-list"),
    "chamber": ("print-list", "bodies", "contribute"),
    "centre": ("centres", "measures", "data"),
    "lender": ("results", "financing", "financing-history"),
    "official": ("policies", "priorities", "programmes"),
    "teacher": ("cases", "glossary", "sources"),
    "household": (),
    "journalist": ("results", "new", "data"),
}


def guides_index(draft: Draft) -> Page:
    """Return the list of guides: those for plants first, then all of each reader."""
    words, every = draft.words, draft.library.guides(draft.lang)
    first = Section(words("For your plant"), cards=draft.summaries(for_plants(every)))
    return draft.hub_page("guides", is_wide=True, sections=(first, *_by_reader(every, draft)))


def for_plants(guides: list[Entry]) -> list[Entry]:
    """Return the guides that people of a plant need before all others."""
    return [one for one in guides if "owner" in one.record.readers[:1] or not one.record.readers]


def doors(draft: Draft) -> tuple[Link, ...]:
    """Return the ways to what each reader needs."""
    address = draft.plan.named("guides").address
    found = _by_reader(draft.library.guides(draft.lang), draft)
    return tuple(Link(one.title, f"{address}#{Slugs().take(one.title)}") for one in found)


def _by_reader(guides: list[Entry], draft: Draft) -> Iterator[Section]:
    """Yield what each reader needs: those guides first that are for them before others."""
    for reader in draft.library.vocabulary(READERS).terms:
        own = [one for one in guides if reader in one.record.readers]
        own.sort(key=lambda one: one.record.readers.index(reader))
        if own:
            yield Section(
                draft.label(READERS, reader),
                cards=draft.summaries(own),
                links=tuple(map(draft.link_to, ASKED_FOR.get(reader, ()))),
                is_folded=True,
            )
