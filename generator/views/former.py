"""The addresses of an older site: printed on paper, they have to lead somewhere for ever."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from generator.library import Library
from generator.locales import language_codes
from generator.model import KINDS
from generator.problems import START, Problem, nearest
from generator.settings import CONFIGURATION
from generator.views.plan import Plan


class UnreadableError(Exception):
    """Raised when there is no site and no site map to read addresses from."""


def addresses_of(old: Path) -> set[str]:
    """Return the addresses, language first, of a site's folder or of a site map.

    Raise ``UnreadableError`` if it is neither.
    """
    pages = (page.parent.relative_to(old).as_posix() for page in old.rglob("index.html"))
    addresses = set(map(_from_language, pages if old.is_dir() else _named_in(old))) - {""}
    if not addresses:
        raise UnreadableError
    return addresses


def _named_in(site_map: Path) -> Iterator[str]:
    try:
        tree = ElementTree.parse(site_map)  # noqa: S314 - a file of the maintainer's own
    except (OSError, ElementTree.ParseError) as error:
        raise UnreadableError from error
    return (unquote(urlsplit(loc.text or "").path) for loc in tree.iterfind(".//{*}loc"))


def _from_language(path: str) -> str:
    """Return an address from its language on, or an empty text for a page of no language."""
    parts, languages = PurePosixPath(path).parts, language_codes()
    starts = (place for place, part in enumerate(parts) if part in languages)
    return next(("/".join((*parts[start:], "")) for start in starts), "")


def dead(addresses: Iterable[str], library: Library) -> Iterator[Problem]:
    """Yield the addresses at which there would be no page any more."""
    plan = Plan(library)
    for address in sorted(addresses):
        lang, _, page = address.partition("/")
        if lang not in library.languages or not (page in plan.pages or page in plan.redirects):
            yield _dead(address, page, library)


def _dead(address: str, page: str, library: Library) -> Problem:
    folder, _, id_ = page.rstrip("/").partition("/")
    if folder not in KINDS or not id_:
        return Problem.at(PurePosixPath(CONFIGURATION), START, "K207", value=address, near="")
    near = nearest(id_, library.entries[folder])
    path = library.path_of(folder, near or id_)
    return Problem.at(path, START, "K207", value=address, id=id_, near=near)
