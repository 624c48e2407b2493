"""A new site takes the place of the last one: builds do not meet, and a kill loses neither."""

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from generator.files import remove
from generator.locales import Locale
from generator.marks import N_

SITE, FOLDER = "site", "build"
# What everybody may read, whatever the user keeps for himself otherwise: a web server is to.
READABLE = 0o022


class BuildError(Exception):
    """Raised when the site cannot be built; the message says why."""


class Workshop(NamedTuple):
    """Where a site is made, on the disk where it will stand, and what lies there besides.

    ``new`` is a site that is whole and about to take its ``place``, ``old`` is the one that it
    takes the place of.
    """

    place: Path
    folder: Path

    @property
    def new(self) -> Path:
        """Return the folder of a site that is whole."""
        return self.folder / "new"

    @property
    def old(self) -> Path:
        """Return the folder of a site that has lost its place."""
        return self.folder / "old"

    @property
    def searched(self) -> Path:
        """Return the folder of what the search reads.

        It outlasts a build: to write over a file costs less than to make and delete one.
        """
        return self.folder / "searched"

    @property
    def lock(self) -> Path:
        """Return the file that a build keeps for itself; it holds the number of its process."""
        return self.folder / "lock"

    def exchange(self) -> None:
        """Put the new site in its place, if there is one; if that was broken off, finish it.

        Two renames: no half is ever seen, and after a kill between them ``new`` is still there.
        """
        if self.new.exists():
            remove(self.old)
            with suppress(FileNotFoundError):
                self.place.rename(self.old)
            self.place.parent.mkdir(parents=True, exist_ok=True)
            self.new.rename(self.place)
        elif self.old.exists() and not self.place.exists():
            self.old.rename(self.place)
        remove(self.old)

    def tidy(self) -> None:
        """Delete what builds that were killed have left."""
        for path in self.folder.iterdir():
            if path not in (self.lock, self.searched):
                remove(path)


class Room(NamedTuple):
    """The room of one build: a folder of its own in the workshop."""

    workshop: Workshop
    folder: Path

    @property
    def site(self) -> Path:
        """Return the folder of the site that is being made."""
        return self.folder / SITE

    @property
    def searched(self) -> Path:
        """Return the folder of what the search reads."""
        return self.workshop.searched

    def deliver(self) -> Path:
        """Put the site, now whole, in the place of the last one; return its folder."""
        self.site.rename(self.workshop.new)
        self.workshop.exchange()
        return self.workshop.place


def workshop_of(project: Path) -> Workshop:
    """Return where the site of a project is made; if ``site`` is a link, where the link leads."""
    place, folder = _end_of(project / SITE), project / FOLDER
    if _disk_of(place.parent) != _disk_of(folder):
        folder = place.with_name(f".{place.name}-{FOLDER}")
    return Workshop(place, folder)


def _end_of(link: Path) -> Path:
    """Return where a link leads; raise ``OSError`` if it leads to itself."""
    try:
        return link.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(link)) from error


def _disk_of(folder: Path) -> int:
    return next(one for one in (folder, *folder.parents) if one.exists()).stat().st_dev


@contextmanager
def room_for(project: Path, words: Locale) -> Iterator[Room]:
    """Offer a room for one build of a project, in which all may read what is written.

    Raise ``BuildError`` if another process builds there, or if the site has no place.
    """
    workshop = workshop_of(project)
    if workshop.place.exists() and not workshop.place.is_dir():
        text = words("{file} is where the site belongs. Move it away.", file=workshop.place)
        raise BuildError(text)
    with _locked(workshop, words):
        workshop.exchange()
        workshop.tidy()
        folder, before = Path(tempfile.mkdtemp(dir=workshop.folder)), os.umask(READABLE)
        try:
            yield Room(workshop, folder)
        finally:
            os.umask(before)
            remove(folder)


def finish(project: Path, words: Locale) -> None:
    """Finish what a kill has broken off, if the last site has lost its place and nobody builds."""
    with suppress(BuildError, OSError):
        workshop = workshop_of(project)
        if workshop.new.exists() or workshop.old.exists():
            with _locked(workshop, words):
                workshop.exchange()


@contextmanager
def _locked(workshop: Workshop, words: Locale) -> Iterator[None]:
    """Keep others from the workshop; the system opens it again when this process ends."""
    workshop.folder.mkdir(parents=True, exist_ok=True)
    with workshop.lock.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildError(_who_is_at_it(workshop.lock, words)) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _who_is_at_it(lock: Path, words: Locale) -> str:
    since = datetime.fromtimestamp(lock.stat().st_mtime).strftime("%H:%M:%S")
    text = N_(
        "Process {number} has been building this site since {time}. "
        "Wait until it has ended, or end it; then try again."
    )
    return words(text, number=lock.read_text("utf-8") or "?", time=since)
