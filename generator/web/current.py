"""The content as it is now: edits are followed, and what would break pages is held back."""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter
from pathlib import Path
from threading import Condition

import yaml

from generator.checks import links, problems_of
from generator.library import Key, Library
from generator.loading import DRAWING, IMAGES, Loaded, read_content, reload
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import OneOf
from generator.problems import Problem
from generator.settings import Settings, read_settings
from generator.sheets.offer import ExtrasOnDemand
from generator.views import plan
from generator.views.edition import Edition
from generator.views.page import Page
from generator.views.plan import Plan, PlannedPage, Shelf, editions, record_address
from generator.web.pages import Pages

CONTENT, CONFIGURATION = "content", "mkdocs.yml"
ENDINGS = {".md", ".yml", DRAWING, *IMAGES}
LISTS = "vocabularies"
# Problems of the whole library stand under this name among those of records.
WHOLE = ""
# The folders whose records have pages.
_SHELVES = frozenset(line.folder for line in plan.TABLE if isinstance(line, Shelf))
_by_place = attrgetter("order")


@dataclass(frozen=True)
class State:
    """The site at one moment.

    ``loaded`` is what the files say; the pages are made of ``shown``, which holds what is wrong as
    it was when it was last right, if it ever was, and never refers to what it does not hold.
    """

    version: str
    loaded: Loaded
    shown: Library
    pages: dict[str, Pages]

    @property
    def editions(self) -> list[Edition]:
        """Return the site in every language."""
        return [pages.edition for pages in self.pages.values()]

    def key_at(self, address: str) -> Key | None:
        """Return the name of the record that has its page at an address, also of one not shown."""
        folder, _, id_ = address.removesuffix("/").partition("/")
        return (folder, id_) if folder in _SHELVES and self.loaded.files_of(folder, id_) else None

    def shows(self, key: Key) -> bool:
        """Say whether a record can be seen, be it as it is or as it was."""
        return key[1] in self.shown.entries[key[0]]

    def problems_of(self, key: Key) -> list[Problem]:
        """Return what is wrong with the files of a record."""
        return _problems_of(f"{CONTENT}/{key[0]}/{key[1]}", self.loaded)

    def problems_elsewhere(self) -> list[Problem]:
        """Return the problems that no page shows, or only one that no link leads to."""
        keys = {name: _key(name) for name in (WHOLE, *self.loaded.records)}
        unseen = (
            name
            for name, key in keys.items()
            if not (key and key[0] in _SHELVES and self.shows(key))
        )
        found = (problem for name in unseen for problem in _problems_of(name, self.loaded))
        return sorted(found, key=_by_place)

    def problems_behind(self, key: Key) -> list[Problem]:
        """Return what is wrong with the records that a record needs, and that are not shown."""
        seen, waiting = {key}, [key]
        while waiting:
            files = self.loaded.files_of(*waiting.pop())
            needed = files.entry.targets if files and files.entry else ()
            hidden = [other for other in needed if other not in seen and not self.shows(other)]
            seen.update(hidden)
            waiting += hidden
        found = (problem for other in seen - {key} for problem in self.problems_of(other))
        return sorted(found, key=_by_place)


class Current:
    """The site of a project as it is now: ``state``, which an edit replaces by the next one."""

    state: State

    def __init__(self, project: Path, address: str) -> None:
        self._project, self._address = project, address
        self._settings = _settings(project, address)
        self._loaded = read_content(project / CONTENT)
        self._problems: dict[str, list[Problem]] = {}
        self._unchecked = dict.fromkeys([WHOLE, *self._loaded.records])
        self._edited, self._affected = set(self._unchecked), set[str]()
        self._condition = Condition()
        self._is_settled = self._is_over = False
        start = time.time_ns()
        self._versions = (f"{start:x}-{number}" for number in count(1))
        self._show(Library(project / CONTENT, {folder: {} for folder in KINDS}), {})
        # What was read stays: the collector need not look through all of it after every edit.
        gc.freeze()

    def follow(self, edited: Collection[Path], seconds: float) -> None:
        """Read anew what was edited, check it, and show it.

        Without an edit check what still waits for it, as long as there is time, and hold back what
        is wrong.
        """
        wrong, pages = self._wrong, self.state.pages
        if self._project / CONFIGURATION in edited:
            self._settings, pages = _settings(self._project, self._address), {}
        names = self._reload(edited) if edited else list(self._unchecked)
        try:
            self._check(names, seconds)
        finally:
            if edited or wrong != self._wrong:
                self._show(self.state.shown, pages)

    def is_edit(self, path: Path) -> bool:
        """Say whether a change of a file or folder can change the site.

        Hidden files, and files of no kind that the content has, are those of editors and systems,
        unless they are reported as misplaced and have gone now.
        """
        content = self._project / CONTENT
        if not path.is_relative_to(content):
            return path == self._project / CONFIGURATION
        inside = path.relative_to(content)
        if any(part.startswith(".") for part in inside.parts):
            return False
        return inside.suffix.lower() in ENDINGS or path.is_dir() or self._knows(inside)

    def _knows(self, inside: Path) -> bool:
        """Say whether there was such a file, or were files in such a folder, when it was read."""
        place = f"{CONTENT}/{inside.as_posix()}/"
        records = self._loaded.records.values()
        return any(f"{file.path}/".startswith(place) for record in records for file in record.files)

    def news(self) -> list[Problem] | None:
        """Return what is wrong with what was edited, once that is checked, or None."""
        if not self._edited.isdisjoint(self._unchecked):
            return None
        names, self._edited = self._edited, set()
        if not self._unchecked:
            names |= self._affected
        self._affected -= names
        found = (problem for name in names for problem in self._problems.get(name, ()))
        return sorted(found, key=_by_place) if names else None

    def wait(self, version: str, seconds: float) -> str | None:
        """Return the version of the site: at once if it is another one, or after a time.

        Return None when the preview has ended.
        """
        with self._condition:
            self._condition.wait_for(
                lambda: self._is_over or self.state.version != version, timeout=seconds
            )
            return None if self._is_over else self.state.version

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._condition:
            self._is_over = True
            self._condition.notify_all()

    @property
    def _wrong(self) -> set[str]:
        """Return the names of the records that are held back."""
        problems = self._problems.items()
        return {name for name, found in problems if any(problem.blocks for problem in found)}

    def _reload(self, edited: Collection[Path]) -> Collection[str]:
        """Read what was edited; return the names of what is to be checked first."""
        before, now = self._loaded, reload(self._loaded, edited)
        self._loaded = now
        names = before.records.keys() | now.records.keys()
        changed = {name for name in names if before.records.get(name) is not now.records.get(name)}
        self._edited |= changed
        first = changed | self._wrong
        self._unchecked |= dict.fromkeys(first)
        # Whoever refers to what has gone, or uses a list that has changed, is looked at again.
        lists = f"{CONTENT}/{LISTS}/"
        gone = before.library.paths - now.library.paths
        if gone or any(name.startswith(lists) for name in changed):
            self._unchecked |= dict.fromkeys([WHOLE, *now.records])
        return first

    def _check(self, names: Iterable[str], seconds: float) -> None:
        """Check records that wait for it, as many as there is time for."""
        end = time.monotonic() + seconds
        for name in names:
            del self._unchecked[name]
            before, found = self._problems.pop(name, []), _problems_of(name, self._loaded)
            if found:
                self._problems[name] = found
            if found != before:
                self._affected.add(name)
            if time.monotonic() > end:
                break
        if not (self._unchecked or self._is_settled):
            self._is_settled = True
            gc.freeze()

    def _show(self, before: Library, pages: Mapping[str, Pages]) -> None:
        """Show the site as it is now; ``before`` was shown last, and ``pages`` can be renewed."""
        wrong = {key for name in self._wrong if (key := _key(name))}
        shown = _held_back(self._loaded.library, wrong, before)
        every = editions(shown, self._settings)
        if every:
            # The plan is that of all editions.
            hidden = wrong | _missing(self._loaded.library, shown)
            _plan_hidden(next(iter(every.values())).plan, hidden)
        renewed = {lang: self._pages(edition, pages.get(lang)) for lang, edition in every.items()}
        with self._condition:
            self.state = State(next(self._versions), self._loaded, shown, renewed)
            self._condition.notify_all()

    def _pages(self, edition: Edition, before: Pages | None) -> Pages:
        extras = ExtrasOnDemand(edition)
        return before.renewed(edition, extras) if before else Pages(self._project, edition, extras)


def _settings(project: Path, address: str) -> Settings:
    """Return the settings of a site that stands at ``address``."""
    try:
        return replace(read_settings(project), site_url=address)
    except (OSError, yaml.YAMLError, LookupError, TypeError):
        # Every page that is asked for will say what is wrong with the configuration.
        return Settings(address, "")


def _problems_of(name: str, loaded: Loaded) -> list[Problem]:
    """Return what is wrong with the files of a name; those of an editor come and go unseen."""
    if name == WHOLE:
        return list(links.missing_lists(loaded.library))
    record, is_hidden = loaded.records.get(name), name.endswith("/") or "/." in name
    return problems_of(record, loaded.library) if record and not is_hidden else []


def _key(name: str) -> Key | None:
    """Return folder and id of the record that files of this name belong to, if there can be one."""
    parts = name.split("/")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[1] in KINDS else None


def _missing(library: Library, other: Library) -> set[Key]:
    """Return the keys of the records that the other library does not hold."""
    held = other.entries
    shelves = library.entries.items()
    return {(folder, id_) for folder, shelf in shelves for id_ in shelf.keys() - held[folder]}


def _held_back(library: Library, wrong: Collection[Key], before: Library) -> Library:
    """Return a library that pages can be made of: nothing in it refers to what it does not hold.

    What is wrong, or gone and still needed, stands in it as it stood ``before``, or not at all.
    """
    gone, same_lists = _missing(before, library), before.entries[LISTS] == library.entries[LISTS]
    if same_lists and not (wrong or gone):
        return library
    entries = {folder: dict(shelf) for folder, shelf in library.entries.items()}
    shown, touched = replace(library, entries=entries), set[str]()

    def put_back(keys: Iterable[Key]) -> None:
        for folder, id_ in keys:
            touched.add(folder)
            entries[folder].pop(id_, None)
            if id_ in before.entries[folder]:
                entries[folder][id_] = before.entries[folder][id_]

    put_back({*wrong, *(key for key in gone if key[0] == LISTS)})
    while lacking := {*_dangling(shown, before), *(() if same_lists else _unlisted(shown, before))}:
        put_back(lacking)
    for folder in touched:
        # As the loader sorts them.
        entries[folder] = dict(sorted(entries[folder].items(), key=lambda item: f"{item[0]}."))
    return shown


def _dangling(library: Library, before: Library) -> Iterator[Key]:
    """Yield what is to be put back where a reference leads nowhere: its target, or its record."""
    for entry in library.everything():
        for folder, id_ in entry.targets:
            if id_ not in library.entries[folder]:
                yield (folder, id_) if id_ in before.entries[folder] else entry.key


def _unlisted(library: Library, before: Library) -> Iterator[Key]:
    """Yield what is to be put back where a list lacks a word: the list, or the record."""
    for entry in library.everything():
        for mention in entry.mentions:
            if isinstance(mention.mark, OneOf):
                name = mention.mark.vocabulary
                if mention.value not in library.choices(name):
                    yield (LISTS, name) if mention.value in before.choices(name) else entry.key


def _plan_hidden(plan: Plan, hidden: Iterable[Key]) -> None:
    """Give the records that are not shown at all a page, which will show their problems."""
    for folder, id_ in hidden:
        address = record_address(folder, id_)
        if folder in _SHELVES and address not in plan.pages:
            plan.pages[address] = _hidden_page(address, f"{CONTENT}/{folder}/{id_}")


def _hidden_page(address: str, name: str) -> PlannedPage:
    def make(edition: Edition) -> Page:
        text = N_("This record is not shown before its problems are solved.")
        return Page(name, edition.words(text))

    return PlannedPage(address, lambda edition: name, make, is_listed=False)
