"""The content as it is now: edits are followed, and what would break pages is held back."""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition

import yaml

from generator.checks import links, problems_of
from generator.library import Key, Library
from generator.loading import DRAWING, IMAGES, Loaded, RecordFiles, read_content, reload
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import OneOf
from generator.problems import Problem
from generator.settings import Settings, read_settings
from generator.sheets.offer import ExtrasOnDemand
from generator.views import plan
from generator.views.edition import Edition
from generator.views.page import Page
from generator.views.plan import PlannedPage, editions, record_address
from generator.web.pages import Pages

CONTENT, CONFIGURATION = "content", "mkdocs.yml"
ENDINGS = {".md", ".yml", DRAWING, *IMAGES}
LISTS = "vocabularies"
# For so long an edit is checked before it is shown; the rest in the time between edits.
SECONDS = 0.05
# Problems of the whole library stand under this name among those of records.
WHOLE = ""


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
        files = self.loaded.files_of(folder, id_)
        return (folder, id_) if files and folder in _folders_with_pages() else None

    def shows(self, key: Key) -> bool:
        """Say whether a record can be seen, be it as it is or as it was."""
        return key[1] in self.shown.entries[key[0]]

    def problems_of(self, key: Key) -> list[Problem]:
        """Return what is wrong with the files of a record."""
        files = self.loaded.files_of(*key)
        return problems_of(files, self.loaded.library) if files else []

    def problems_elsewhere(self) -> list[Problem]:
        """Return the problems that no page shows, or only one that no link leads to."""
        folders, library = _folders_with_pages(), self.loaded.library
        found = list(links.missing_lists(library))
        for record in self.loaded.records.values():
            key = _key(record.name)
            if not key or key[0] not in folders or not self.shows(key):
                found += () if _is_hidden(record.name) else problems_of(record, library)
        return sorted(found, key=lambda problem: problem.order)

    def problems_behind(self, key: Key) -> list[Problem]:
        """Return what is wrong with the records that a record needs, and that are not shown."""
        seen, found = {key}, list[Problem]()
        waiting = self._needed_by(key)
        while waiting:
            needed = waiting.pop()
            if needed not in seen and not self.shows(needed):
                seen.add(needed)
                found += self.problems_of(needed)
                waiting += self._needed_by(needed)
        return found

    def _needed_by(self, key: Key) -> list[Key]:
        files = self.loaded.files_of(*key)
        return list(files.entry.targets) if files and files.entry else []


class Current:
    """The site of a project as it is now: ``state``, which an edit replaces by the next one."""

    state: State

    def __init__(self, project: Path, address: str) -> None:
        self._project, self._address = project, address
        content = project / CONTENT
        self._settings = _settings(project, address)
        self._loaded = read_content(content)
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._unchecked = dict.fromkeys([WHOLE, *self._loaded.records])
        self._edited, self._affected = set(self._unchecked), set[str]()
        self._condition = Condition()
        self._start, self._count = time.time_ns(), 0
        self._is_settled = self._is_over = False
        nothing = Library(content, {folder: {} for folder in KINDS})
        self.state = self._next(nothing, {})
        # What was read stays: the collector need not look through all of it after every edit.
        gc.freeze()

    def follow(self, edited: Collection[Path]) -> None:
        """Read anew what was edited, check it, and show it."""
        pages = self.state.pages
        if self._project / CONFIGURATION in edited:
            self._settings, pages = _settings(self._project, self._address), {}
        first = self._reload(edited)
        try:
            self._check(first, SECONDS)
        finally:
            self._publish(self._next(self.state.shown, pages))

    def check(self, seconds: float) -> None:
        """Check what still waits for it, as long as there is time, and hold back what is wrong."""
        wrong = self._wrong
        try:
            self._check(list(self._unchecked), seconds)
        finally:
            if wrong != self._wrong:
                self._publish(self._next(self.state.shown, self.state.pages))

    def is_edit(self, path: Path) -> bool:
        """Say whether a change of a file or folder can change the site.

        Hidden files, and files of no kind that the content has, are those of editors and systems,
        unless they are reported as misplaced and have gone now.
        """
        if path == self._project / CONFIGURATION:
            return True
        content = self._project / CONTENT
        if not path.is_relative_to(content):
            return False
        inside = path.relative_to(content)
        if any(part.startswith(".") for part in inside.parts):
            return False
        return inside.suffix.lower() in ENDINGS or path.is_dir() or self._knows(inside)

    def _knows(self, inside: Path) -> bool:
        """Say whether there was such a file, or were files in such a folder, when it was read."""
        place = f"{CONTENT}/{inside.as_posix()}"
        return any(
            str(file.path) == place or str(file.path).startswith(f"{place}/")
            for record in self._loaded.records.values()
            for file in record.files
        )

    def news(self) -> list[Problem] | None:
        """Return what is wrong with what was edited, once that is checked, or None."""
        if not self._edited.isdisjoint(self._unchecked):
            return None
        names, self._edited = self._edited, set()
        if not self._unchecked:
            names |= self._affected
        self._affected -= names
        found = [problem for name in names for problem in self._problems.get(name, ())]
        return sorted(found, key=lambda problem: problem.order) if names else None

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
        return {
            name
            for name, problems in self._problems.items()
            if any(problem.blocks for problem in problems)
        }

    def _reload(self, edited: Collection[Path]) -> Collection[str]:
        """Read what was edited; return the names of what is to be checked first."""
        before, self._loaded = self._loaded, reload(self._loaded, edited)
        now = self._loaded.records
        changed = {name for name, record in now.items() if before.records.get(name) is not record}
        changed |= before.records.keys() - now.keys()
        self._edited |= changed
        first = changed | self._wrong
        self._unchecked |= dict.fromkeys(first)
        # Whoever refers to what has gone, or uses a list that has changed, is looked at again.
        gone = any(_is_there(before.records.get(n)) > _is_there(now.get(n)) for n in changed)
        if gone or any(name.startswith(f"{CONTENT}/{LISTS}/") for name in changed):
            self._unchecked |= dict.fromkeys([WHOLE, *now])
        return first

    def _check(self, names: Iterable[str], seconds: float) -> None:
        """Check records that wait for it, as many as there is time for."""
        end = time.monotonic() + seconds
        for name in names:
            del self._unchecked[name]
            before, found = self._problems.pop(name, ()), tuple(self._problems_of(name))
            if found:
                self._problems[name] = found
            if found != before:
                self._affected.add(name)
            if time.monotonic() > end:
                break
        if not (self._unchecked or self._is_settled):
            self._is_settled = True
            gc.freeze()

    def _problems_of(self, name: str) -> Iterable[Problem]:
        library = self._loaded.library
        if name == WHOLE:
            return links.missing_lists(library)
        record = self._loaded.records.get(name)
        return problems_of(record, library) if record and not _is_hidden(name) else ()

    def _next(self, before: Library, pages: dict[str, Pages]) -> State:
        """Return the site as it is now; ``before`` is what was shown last."""
        wrong = {key for name in self._wrong if (key := _key(name))}
        shown = _held_back(self._loaded.library, wrong, before)
        every = editions(shown, self._settings)
        if every:
            _plan_hidden(next(iter(every.values())), self._loaded, wrong)
        self._count += 1
        return State(
            f"{self._start:x}-{self._count}",
            self._loaded,
            shown,
            {lang: self._pages(edition, pages.get(lang)) for lang, edition in every.items()},
        )

    def _pages(self, edition: Edition, before: Pages | None) -> Pages:
        extras = ExtrasOnDemand(edition)
        if before:
            return before.renewed(edition, extras)
        return Pages(self._project, edition, extras)

    def _publish(self, state: State) -> None:
        with self._condition:
            self.state = state
            self._condition.notify_all()


def _settings(project: Path, address: str) -> Settings:
    """Return the settings of a site that stands at ``address``."""
    try:
        return replace(read_settings(project), site_url=address)
    except (OSError, yaml.YAMLError, LookupError, TypeError):
        # Every page that is asked for will say what is wrong with the configuration.
        return Settings(address, "")


def _is_hidden(name: str) -> bool:
    """Say whether files of this name are those of an editor, which come and go unseen."""
    return name.endswith("/") or "/." in name


def _is_there(record: RecordFiles | None) -> bool:
    """Say whether there is a record that others can refer to, right or wrong."""
    return record is not None and any(file.is_original for file in record.files)


def _key(name: str) -> Key | None:
    """Return folder and id of the record that files of this name belong to, if there can be one."""
    parts = name.split("/")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[1] in KINDS else None


def _folders_with_pages() -> set[str]:
    return {line.name for lines in plan.TABLE.values() for line in lines if line.record}


def _held_back(library: Library, wrong: Collection[Key], before: Library) -> Library:
    """Return a library that pages can be made of: nothing in it refers to what it does not hold.

    What is wrong, or gone and still needed, stands in it as it stood ``before``, or not at all.
    """
    entries = {folder: dict(shelf) for folder, shelf in library.entries.items()}
    touched = set()

    def put_back(folder: str, id_: str) -> None:
        touched.add(folder)
        entries[folder].pop(id_, None)
        if id_ in before.entries[folder]:
            entries[folder][id_] = before.entries[folder][id_]

    gone = {key for key in _keys(before) if key[1] not in entries[key[0]]}
    same_lists = before.entries[LISTS] == entries[LISTS]
    if same_lists and not (wrong or gone):
        return library
    for key in {*wrong, *(key for key in gone if key[0] == LISTS)}:
        put_back(*key)
    shown = replace(library, entries=entries)
    while lacking := {*_dangling(shown, before), *(() if same_lists else _unlisted(shown, before))}:
        for key in lacking:
            put_back(*key)
    for folder in touched:
        # As the loader sorts them.
        entries[folder] = dict(sorted(entries[folder].items(), key=lambda item: f"{item[0]}."))
    return shown


def _keys(library: Library) -> Iterator[Key]:
    return ((folder, id_) for folder, shelf in library.entries.items() for id_ in shelf)


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


def _plan_hidden(edition: Edition, loaded: Loaded, wrong: Iterable[Key]) -> None:
    """Give the records that are not shown at all a page, which will show their problems.

    The plan is that of all editions.
    """
    hidden = {*wrong}
    for folder, shelf in loaded.library.entries.items():
        hidden |= {(folder, id_) for id_ in shelf.keys() - edition.library.entries[folder].keys()}
    folders = _folders_with_pages()
    for folder, id_ in hidden:
        address = record_address(folder, id_)
        if folder in folders and address not in edition.plan.pages:
            name = f"{edition.library.root.name}/{folder}/{id_}"
            edition.plan.pages[address] = _hidden_page(address, name)


def _hidden_page(address: str, name: str) -> PlannedPage:
    def make(edition: Edition) -> Page:
        text = N_("This record is not shown before its problems are solved.")
        return Page(name, edition.words(text))

    return PlannedPage(address, lambda edition: name, make, is_listed=False)
