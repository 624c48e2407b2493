"""The pictures that stand beside a link when a page is shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.library import Entry, Library
from generator.views.case import tiles
from generator.views.edition import Draft, Edition
from generator.views.page import Tile

FOLDERS = ("cases", "sectors")
TEMPLATE = "share.typ"
MOST_TILES = 3


@dataclass(frozen=True)
class Share:
    """Title, the figures that matter most or the summary, and whose figures they are."""

    title: str
    summary: str
    tiles: tuple[Tile, ...]
    who: str


def share(entry: Entry, edition: Edition) -> Share:
    """Return the share picture of a case or a sector."""
    record = edition.record(entry)
    case = entry if entry.kind.folder == "cases" else edition.library.best_case(entry)
    figures = case.figures_in(edition.lang) if case else ()
    shown = tuple(tiles(figures, Draft(edition))[:MOST_TILES])
    who = edition.record(case).title if case and case is not entry else ""
    return Share(record.title, record.summary, shown, who)


def shared(library: Library, languages: Iterable[str]) -> Iterator[tuple[Entry, str]]:
    """Yield every record that has a share picture, with each of the languages."""
    return ((one, lang) for lang in languages for name in FOLDERS for one in library.all(name))


def share_path(entry: Entry, lang: str) -> str:
    """Return the path of the share picture below the site."""
    return f"{lang}/share/{entry.kind.folder}-{entry.id}.png"
