"""What a site must hold before it may take its place: every file that was promised, none empty."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.web import near
from generator.web.frame import MISSING_PAGE
from generator.web.pages import Pages

# What the search of a language begins with.
SEARCH = ("pagefind/pagefind.js", "pagefind/pagefind-entry.json")


def lacking(site: Path, promised: Iterable[str]) -> list[str]:
    """Return those of the promised files that a site does not have, or that are empty."""
    return [path for path in promised if not _is_there(f"{site}/{path}")]


def paths_of(pages: Pages) -> Iterator[str]:
    """Yield the paths of all files of a language but for its sheets and its search."""
    plan, lang = pages.edition.plan, pages.lang
    yield from map(pages.path_of, (*plan.pages, *plan.redirects))
    yield from (f"{lang}/{path}" for path in (*pages.files(), near.PATH, MISSING_PAGE))


def search_of(lang: str) -> Iterator[str]:
    """Yield the paths of the first files of the search of a language."""
    yield from (f"{lang}/{path}" for path in SEARCH)


def _is_there(file: str) -> bool:
    try:
        return os.stat(file).st_size > 0  # noqa: PTH116 - of many thousands, a path takes long
    except OSError:
        return False
