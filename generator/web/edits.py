"""The edits of a project: which files and folders change, told as soon as they do."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR
from threading import Event
from typing import Literal

from watchfiles._rust_notify import RustNotify

from generator.loading import CONTENT, walk
from generator.settings import CONFIGURATION

# Milliseconds: how often there is a moment without an edit; edits that follow each other sooner
# than a step are one, for no longer than the debounce; how often to look where nothing is told.
MOMENT, STEP, DEBOUNCE, POLLING = 20, 15, 500, 300
# Folders may come and go while they are looked for.
TRIES = 5


def followed(project: Path, stop: Event) -> Iterator[set[Path]]:
    """Yield the files and folders that change, over and over; after the first, none is missed."""
    configuration = project / CONFIGURATION
    configured = _stamp(configuration)
    folders = _Folders(project / CONTENT)
    while not stop.is_set():
        changed = folders.changes(stop)
        if (now := _stamp(configuration)) != configured:
            configured = now
            changed.add(configuration)
        yield changed


class _Folders:
    """A folder and all folders in it, each watched by itself.

    To watch them as one would follow links, be it to the root of the system, and would miss what
    is written into a new folder before it is watched.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._must_poll = False
        self._watched = set[Path]()
        self._identity: tuple[int, ...] = ()
        self._watcher = self._watch()

    def changes(self, stop: Event) -> set[Path]:
        """Return what has changed, after a moment at the latest."""
        if not self._watcher:
            return self._changes_unwatched(stop)
        try:
            changed = _paths(self._watcher.watch(DEBOUNCE, STEP, MOMENT, stop))
        except RuntimeError:
            # The name of a file is no text: of nothing else that has changed is told either.
            return self._watched_anew()
        if self._identity != _identity(self._content):
            return self._watched_anew()
        if any(path in self._watched or _identity(path) for path in changed):
            changed |= self._watched_without_a_gap()
        return changed

    def _changes_unwatched(self, stop: Event) -> set[Path]:
        stop.wait(MOMENT / 1000)
        self._watcher = self._watch() if _identity(self._content) else None
        return {self._content} if self._watcher else set()

    def _watched_anew(self) -> set[Path]:
        if self._watcher:
            self._watcher.close()
        self._watcher = self._watch()
        return {self._content}

    def _watched_without_a_gap(self) -> set[Path]:
        """Watch the folders that there are now; return what changed meanwhile."""
        former, self._watcher = self._watcher, self._watch()
        if former and self._watcher and not self._must_poll:
            with former, suppress(RuntimeError):
                return _paths(former.watch(STEP, 1, 1, None))
        return {self._content}

    def _watch(self) -> RustNotify | None:
        """Return what watches the folders that there are now, or None if they cannot be."""
        for _ in range(TRIES):
            self._identity = _identity(self._content)
            self._watched = _folders(self._content)
            names = sorted(map(str, self._watched))
            try:
                watcher = RustNotify(names, False, self._must_poll, POLLING, False, True)
            except FileNotFoundError:
                continue
            except (OSError, RuntimeError):
                # The system watches no more files for anybody: look at all again and again.
                self._must_poll = True
                continue
            if _folders(self._content) == self._watched:
                return watcher
            watcher.close()
        return None


def _paths(found: set[tuple[int, str]] | Literal["signal", "stop", "timeout"]) -> set[Path]:
    if found == "signal":
        raise KeyboardInterrupt
    return {Path(path) for _, path in found} if isinstance(found, set) else set()


def _folders(content: Path) -> set[Path]:
    """Return the folders that can be watched: those with a name that is a text."""
    below = (path for path, is_folder in walk(content, lambda *_: None) if is_folder)
    return {content, *filter(_can_be_watched, below)}


def _can_be_watched(path: Path) -> bool:
    is_text = str(path).encode(errors="replace").decode() == str(path)
    return is_text and bool(_identity(path))


def _identity(folder: Path) -> tuple[int, ...]:
    """Return what tells a folder from one that takes its place; nothing if there is none."""
    with suppress(OSError):
        found = folder.stat()
        if S_ISDIR(found.st_mode):
            return (found.st_dev, found.st_ino, found.st_mode)
    return ()


def _stamp(file: Path) -> tuple[int, ...]:
    """Return what tells a file from the one that takes its place, and from an earlier version."""
    with suppress(OSError):
        found = file.stat()
        return (found.st_ino, found.st_mtime_ns, found.st_size, found.st_mode)
    return ()
