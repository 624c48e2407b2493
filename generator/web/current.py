"""The content as it is now: edits are followed, and what would break pages is held back."""

import gc
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, product
from pathlib import Path
from threading import Condition

from generator.checks import links, problems_of
from generator.library import Key, Library
from generator.loading import CONTENT, Loaded, RecordFiles, read_content, reload
from generator.marks import N_
from generator.model import KINDS
from generator.model.base import DRAWINGS
from generator.names import is_leftover
from generator.problems import Problem, in_order
from generator.settings import CONFIGURATION, ConfigurationError, Settings, read_settings
from generator.sheets.offers import Bulk, extras_at
from generator.views import plan
from generator.views.edition import Edition, record_address
from generator.views.page import Page
from generator.views.plan import PlannedPage, editions
from generator.web.frame import Frame
from generator.web.pages import Pages
from generator.withheld import LISTS, held_back, missing

# Problems of the whole library stand under this name among those of records.
WHOLE = ""
# The folders whose records have pages.
_SHELVES = {line.name for lines in plan.TABLE.values() for line in lines if line.record}

WRONG = N_("This record has problems, and cannot be shown.")
LAST_RIGHT = N_("This record has problems. Below it stands as it was when it was last right.")
ADVICE = N_("Advice on this record")
NEEDED = N_("This record cannot be shown because of others that it needs.")
ELSEWHERE = N_("These files have problems, and no page that tells of them.")


@dataclass(frozen=True)
class State:
    """The site at one moment.

    ``loaded`` is what the files say; the pages are made of ``shown``, which holds what is wrong as
    it was when it was last right, if it ever was, and never refers to what it does not hold.
    If no pages can be made of it they are those of the state before, and ``fault`` says why.
    """

    version: str
    loaded: Loaded
    shown: Library
    pages: dict[str, Pages]
    fault: Exception | None = None

    @property
    def editions(self) -> list[Edition]:
        """Return the site in every language."""
        return [pages.edition for pages in self.pages.values()]

    def told_at(self, address: str) -> tuple[str, list[Problem]]:
        """Return what is wrong with the record of a page, after a text that leads to it.

        The first page tells of what no page shows, or only one that no link leads to.
        """
        if not address:
            names = (WHOLE, *self.loaded.records)
            unseen = (name for name in names if not self._shows(_key(name)))
            return ELSEWHERE, _problems_of(unseen, self.loaded)
        folder, _, id_ = address.removesuffix("/").partition("/")
        record = self.loaded.files_of(folder, id_) if folder in _SHELVES else None
        found = _problems_of([record.name] if record else (), self.loaded)
        is_shown = self._shows((folder, id_))
        if any(problem.blocks for problem in found):
            return LAST_RIGHT if is_shown else WRONG, found
        if record and not is_shown:
            return NEEDED, _problems_of(self._behind(record), self.loaded)
        return ADVICE, found

    def _shows(self, key: Key | None) -> bool:
        return bool(key and key[0] in _SHELVES and key[1] in self.shown.entries[key[0]])

    def _behind(self, record: RecordFiles) -> set[str]:
        found, waiting = set[str](), [record]
        while waiting:
            entry = waiting.pop().entry
            for key in entry.targets if entry else ():
                needed = self.loaded.files_of(*key)
                if needed and needed.name not in found and key[1] not in self.shown.entries[key[0]]:
                    found.add(needed.name)
                    waiting.append(needed)
        return found - {record.name}


class Current:
    """The site of a project as it is now: ``state``, which an edit replaces by the next one."""

    state: State

    def __init__(self, project: Path, address: str) -> None:
        self._project, self._address = project, address
        self._settings = _settings(project, address)
        self._frames: dict[str, Frame] = {}
        self._loaded = read_content(project / CONTENT)
        self._problems: dict[str, list[Problem]] = {}
        self._unchecked = dict.fromkeys([WHOLE, *self._loaded.records])
        self._edited, self._affected = set(self._unchecked), set[str]()
        self._condition = Condition()
        self._is_settled = self._is_over = False
        self._versions = map(f"{time.time_ns():x}-{{}}".format, count(1))
        nothing = Library(project / CONTENT, {folder: {} for folder in KINDS})
        self.state = State("", self._loaded, nothing, {})
        self._show()
        # What was read stays: the collector need not look through all of it after every edit.
        gc.freeze()

    def follow(self, edited: Collection[Path], seconds: float) -> list[Problem] | None:
        """Read anew what was edited, check it, show it, and return what is wrong with it.

        Without an edit check what still waits for it. Return None while there is nothing to tell.
        """
        wrong = self._wrong
        if self._project / CONFIGURATION in edited:
            self._settings, self._frames = _settings(self._project, self._address), {}
        names = self._reload(edited) if edited else list(self._unchecked)
        try:
            self._check(names, seconds)
        finally:
            if edited or wrong != self._wrong:
                self._show()
        return self._news()

    def edits(self, changed: Iterable[Path]) -> set[Path]:
        """Return the files and folders among those that changed that are no leftovers."""
        content = self._project / CONTENT
        return {path for path in changed if not _is_left_over(path, content)}

    def wait(self, version: str, seconds: float) -> str | None:
        """Return the version, at once if it is another, or after a time; None if over."""
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

    def _news(self) -> list[Problem] | None:
        if not self._edited.isdisjoint(self._unchecked):
            return None
        names, self._edited = self._edited, set()
        if not self._unchecked:
            names |= self._affected
        self._affected -= names
        found = (problem for name in names for problem in self._problems.get(name, ()))
        return in_order(found) if names else None

    @property
    def _wrong(self) -> set[str]:
        problems = self._problems.items()
        return {name for name, found in problems if any(problem.blocks for problem in found)}

    def _reload(self, edited: Collection[Path]) -> Collection[str]:
        """Read what was edited; return the names of what is to be checked first."""
        before, self._loaded = self._loaded, reload(self._loaded, edited)
        old, new = before.records, self._loaded.records
        changed = {name for name in old.keys() | new.keys() if old.get(name) is not new.get(name)}
        self._edited |= changed
        first = changed | self._wrong
        self._unchecked |= dict.fromkeys(first)
        # Whoever refers to what has gone, or uses a list that has changed, is looked at again.
        gone = before.library.paths - self._loaded.library.paths
        lists = (f"{CONTENT}/{LISTS}/", f"{CONTENT}/{DRAWINGS}/")
        if gone or any(name.startswith(lists) for name in changed):
            self._unchecked |= dict.fromkeys([WHOLE, *new])
        return first

    def _check(self, names: Iterable[str], seconds: float) -> None:
        end = time.monotonic() + seconds
        for name in names:
            del self._unchecked[name]
            before, found = self._problems.pop(name, []), _problems_of([name], self._loaded)
            if found:
                self._problems[name] = found
            if found != before:
                self._affected.add(name)
            if time.monotonic() > end:
                break
        if not (self._unchecked or self._is_settled):
            self._is_settled = True
            gc.freeze()

    def _show(self) -> None:
        version = next(self._versions)
        try:
            state = State(version, self._loaded, *self._made())
        except Exception as error:  # noqa: BLE001 - every page tells of it
            state = replace(self.state, version=version, loaded=self._loaded, fault=error)
        with self._condition:
            self.state = state
            self._condition.notify_all()

    def _made(self) -> tuple[Library, dict[str, Pages]]:
        """Return what can be shown of the library now, and the makers of its pages."""
        wrong = {key for name in self._wrong if (key := _key(name))}
        shown = held_back(self._loaded.library, wrong, self.state.shown)
        every = editions(shown, self._settings)
        # Who asks for a sheet gets it made: of what it will be nothing can be said.
        extras = partial(extras_at, bulk_of=lambda sheet: Bulk())
        frames, lost = self._frames, missing(self._loaded.library, shown)
        hidden = [_hidden_page(*key) for key in wrong | lost if key[0] in _SHELVES]
        for edition, page in product(every.values(), hidden):
            edition.plan.pages.setdefault(page.address, page)
        return shown, {
            lang: Pages(self._project, one, extras, frames) for lang, one in every.items()
        }


def _settings(project: Path, address: str) -> Settings:
    try:
        return replace(read_settings(project), site_url=address)
    except ConfigurationError:
        # Every page that is asked for will say what is wrong with the configuration.
        return Settings(address, "")


def _is_left_over(path: Path, content: Path) -> bool:
    inside = path.relative_to(content).parts if path.is_relative_to(content) else ()
    return any(map(is_leftover, inside))


def _problems_of(names: Iterable[str], loaded: Loaded) -> list[Problem]:
    """Return what is wrong with files, by place."""
    found: list[Problem] = []
    for name in names:
        record = loaded.records.get(name)
        if name == WHOLE:
            found += links.missing_lists(loaded.library)
        elif record:
            found += problems_of(record, loaded.library)
    return in_order(found)


def _key(name: str) -> Key | None:
    """Return folder and id of the record that files of this name belong to, if there can be one."""
    parts = name.split("/")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[1] in KINDS else None


def _hidden_page(folder: str, id_: str) -> PlannedPage:
    address, name = record_address(folder, id_), f"{CONTENT}/{folder}/{id_}"
    text = N_("This record is not shown before its problems are solved.")

    def page(draft: Edition) -> Page:
        return Page(name, draft.words(text))

    return PlannedPage(address, lambda _: name, page, is_listed=False)
